/** Runs two brains that share a genome and compares what they fire. */
import type { BrainImage } from "../../modules/connectome/image.js";
import { Area, AreaKind, PRECISION_NAMES, Precision } from "../../modules/connectome/layout.js";
import { Npu } from "../../modules/npu/npu.js";
import { type Report, saturatedAreas } from "../../modules/runtime/report.js";
import { binary64Twin } from "./binary64.js";
import { freeRun, oneSpikeAhead, teacherForcedRun } from "./brain-run.js";
import { compareFreeRunning, compareTeacherForced } from "./compare.js";
import type { Raster, RasterArea } from "./raster.js";
import type { Floor, FreeRunning, FreeRunningFps, TeacherForced } from "./similarity.js";
import type { SpikeRecord } from "./spike-record.js";

export interface MeasureOptions {
	/** Same areas and neurons; any two precisions. */
	readonly reference: BrainImage;
	readonly candidate: BrainImage;
	/** Bytes of the stimulus format, for both. */
	readonly stimulus: Uint8Array;
	readonly bursts: number;
	/** Also let both run by themselves (default: false). */
	readonly freeRunning?: boolean;
	/** Also measure one-spike-ahead accuracy (default: false). */
	readonly oneSpikeAhead?: boolean;
	/** Also run the binary64 twin of an fp32 reference (default: true). */
	readonly floor?: boolean;
	/** What the reference fires, if it has run already. */
	readonly recorded?: SpikeRecord;
}

export interface Measurement {
	readonly teacherForced: TeacherForced;
	readonly freeRunning: FreeRunning | null;
	/** For pictures: the reference's raster and the candidate's, teacher-forced. */
	readonly rasters: readonly [reference: Raster, candidate: Raster];
	readonly freeRasters: readonly [reference: Raster, candidate: Raster] | null;
	/** The candidate's clamped potentials that could matter, teacher-forced. */
	readonly saturated: Report["saturated"];
}

/** Deterministic; the floor is measured where the reference is fp32. */
export function measure(options: MeasureOptions): Measurement {
	const { reference, candidate, stimulus, bursts } = options;
	const areas = rasterAreas(reference);
	const raster = (fired: readonly Uint32Array[]): Raster => ({
		areas,
		neurons: reference.neuronCount,
		bursts,
		fired,
	});
	const recorded = options.recorded ?? freeRun(new Npu(reference), stimulus, bursts);
	const measuresFloor = options.floor !== false && reference.precision === Precision.FP32;
	const forced = new Npu(candidate);
	const own = teacherForcedRun(forced, stimulus, recorded);
	const names = {
		reference: PRECISION_NAMES[reference.precision],
		candidate: PRECISION_NAMES[candidate.precision],
	};
	const scored = areas.map((area) => area.scored);
	const teacherForced = compareTeacherForced(raster(recorded.fired), raster(own), {
		...names,
		...(options.oneSpikeAhead ? { oneSpikeAhead: oneSpikeAhead(candidate, stimulus, recorded, scored) } : {}),
		...floorOf(measuresFloor ? reference : undefined, (twin) => {
			const fired = teacherForcedRun(twin, stimulus, recorded);
			return compareTeacherForced(raster(recorded.fired), raster(fired), twinNames).fps;
		}),
	});
	const rasters = [raster(recorded.fired), raster(own)] as const;
	if (!options.freeRunning)
		return {
			teacherForced,
			freeRunning: null,
			rasters,
			freeRasters: null,
			saturated: saturatedAreas(forced),
		};
	const alone = freeRun(new Npu(candidate), stimulus, bursts);
	const freeRasters = [raster(recorded.fired), raster(alone.fired)] as const;
	const freeRunning = compareFreeRunning(...freeRasters, {
		...names,
		...floorOf(measuresFloor ? reference : undefined, (twin): FreeRunningFps => {
			const fired: SpikeRecord = freeRun(twin, stimulus, bursts);
			return compareFreeRunning(raster(recorded.fired), raster(fired.fired), twinNames).fps;
		}),
	});
	return { teacherForced, freeRunning, rasters, freeRasters, saturated: saturatedAreas(forced) };
}

const twinNames = { reference: "fp32", candidate: "fp64" };

function floorOf<F extends number | FreeRunningFps>(
	reference: BrainImage | undefined,
	score: (twin: Npu) => F,
): { floor?: Floor<F> } {
	if (!reference) return {};
	return { floor: { candidate: "fp64", fps: score(binary64Twin(reference)) } };
}

/** Sensory input and the power neuron are given, not computed. */
function rasterAreas(image: BrainImage): RasterArea[] {
	return new Array(image.areaCount).fill(0).map((_, index) => {
		const area = image.area(index);
		const kind = image.views.u8[area + Area.KIND];
		return {
			name: image.areaName(index),
			first: image.views.word(area + Area.FIRST_NEURON),
			size: image.views.word(area + Area.NEURON_COUNT),
			scored: kind !== AreaKind.IPU && kind !== AreaKind.CORE,
		};
	});
}
