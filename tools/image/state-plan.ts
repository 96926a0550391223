/** How much SRAM each area's state takes and where it lies: the "one flat state with offsets" of the design. */
import {
	NONE,
	Part,
	PERSISTENT_PARTS,
	PRECISION_NAMES,
	SATURATION_LANES,
} from "../../modules/connectome/layout.js";
import { stateFormat } from "../../modules/connectome/state-format.js";
import { neuronCount } from "../genome/area.js";
import type { CorticalArea, PrecisionName } from "../genome/model.js";
import { ONE_BLOCK, offsetsOf, segmentBytes, segmentsOf } from "./segments.js";

export interface PlannedPart {
	readonly kind: number;
	readonly elementBytes: number;
	readonly count: number;
	readonly segment: number;
	/** In its segment. */
	readonly offset: number;
}

/** Element index of an area's first neuron in each pool; NONE where the area needs none. */
export interface AreaPlaces {
	/** Potentials and fractions. */
	readonly state: number;
	readonly countdown: number;
	/** Byte. */
	readonly fireCount: number;
	readonly firedWord: number;
	readonly psp: number;
}

export interface StatePlan {
	readonly parts: readonly PlannedPart[];
	readonly areas: readonly AreaPlaces[];
	/** Bytes of each segment: each is one block of memory. */
	readonly segments: readonly number[];
	/** Of all segments. */
	readonly bytes: number;
	readonly slabNeurons: number;
	readonly inputCapacity: number;
}

/** A slab bounds the scratch of large areas: six bytes per neuron of it. */
const SLAB_NEURONS = 2048;
const INPUT_CAPACITY = 256;

/** Bursts for which a neuron of the area can be blocked at most. */
export function longestBlock(area: CorticalArea): number {
	const snooze = area.consecutiveFireLimit > 0 ? area.snoozePeriod : 0;
	return Math.min(area.refractoryPeriod + snooze, 65535);
}

/** Whether neurons have a potential from burst to burst. */
function keepsPotential(area: CorticalArea, precision: PrecisionName): boolean {
	return area.mpChargeAccumulation || precision === "fp32";
}

/** Bits that count consecutive spikes up to the area's limit. */
export function fireCountBits(area: CorticalArea): number {
	const limit = area.consecutiveFireLimit;
	return limit === 0 ? 0 : [1, 2, 4, 8, 16].find((bits) => limit < 2 ** bits)!;
}

/** `blocks`: bytes of the heap's, largest first. A state that they cannot hold is laid out as one segment. */
export function planState(
	areas: readonly CorticalArea[],
	precision: PrecisionName,
	largestSlab: number = SLAB_NEURONS,
	blocks: readonly number[] = ONE_BLOCK,
): StatePlan {
	const { potentialBytes, fractionBytes, countdownLimit } = stateFormat(PRECISION_NAMES.indexOf(precision));
	const used = { state: 0, countdown: 0, fireCount: 0, firedWord: 0, psp: 0 };
	const places = areas.map((area): AreaPlaces => {
		const size = neuronCount(area);
		const keeps = keepsPotential(area, precision);
		const counted = longestBlock(area) > (keeps ? countdownLimit : 0);
		return {
			state: claim(used, "state", keeps ? size : 0),
			countdown: claim(used, "countdown", counted ? size : 0),
			fireCount: claim(used, "fireCount", Math.ceil((size * fireCountBits(area)) / 8)),
			firedWord: claim(used, "firedWord", Math.ceil(size / 32)),
			psp: claim(used, "psp", area.mpDrivenPsp ? size : 0),
		};
	});
	const slabNeurons = Math.min(largestSlab, Math.max(...areas.map(neuronCount)));
	const countdownBytes = areas.some((area) => longestBlock(area) > 255) ? 2 : 1;
	const sizes: [kind: number, elementBytes: number, count: number][] = [
		[Part.POTENTIALS, potentialBytes, used.state],
		[Part.FRACTIONS, fractionBytes, fractionBytes ? used.state : 0],
		[Part.COUNTDOWNS, countdownBytes, used.countdown],
		[Part.FIRE_COUNTS, 1, used.fireCount],
		[Part.FIRED_0, 4, used.firedWord],
		[Part.FIRED_1, 4, used.firedWord],
		[Part.PSP_0, 1, used.psp],
		[Part.PSP_1, 1, used.psp],
		[Part.FIRED_COUNTS, 4, areas.length * 2],
		[Part.SATURATIONS, 4, precision === "fp32" ? 0 : areas.length * SATURATION_LANES],
		[Part.ACCUMULATORS, 4, slabNeurons],
		[Part.CANDIDATES, 2, slabNeurons],
		[Part.INPUT_TARGETS, 4, INPUT_CAPACITY],
		[Part.INPUT_POTENTIALS, 4, INPUT_CAPACITY],
		[Part.INPUT_LINKS, 2, INPUT_CAPACITY + 2 * areas.length],
	];
	const present = sizes.filter(([, , count]) => count > 0);
	const partBytes = present.map(([, elementBytes, count]) => elementBytes * count);
	const partSegments = segmentsOf(partBytes, blocks) ?? partBytes.map(() => 0);
	const offsets = offsetsOf(partBytes, partSegments);
	const parts = present.map(
		([kind, elementBytes, count], i): PlannedPart => ({
			...{ kind, elementBytes, count },
			segment: partSegments[i],
			offset: offsets[i],
		}),
	);
	const segments = segmentBytes(partBytes, partSegments);
	const bytes = segments.reduce((sum, size) => sum + size, 0);
	return { parts, areas: places, segments, bytes, slabNeurons, inputCapacity: INPUT_CAPACITY };
}

/** Whether a part grows with neurons. */
export function grows({ kind }: PlannedPart): boolean {
	return kind <= PERSISTENT_PARTS && kind !== Part.FIRED_COUNTS;
}

/** Bytes that grow with neurons: over neurons, what one more of the same mix costs. */
export function persistentBytes(plan: StatePlan): number {
	return plan.parts.filter(grows).reduce((sum, { elementBytes, count }) => sum + elementBytes * count, 0);
}

function claim<K extends string>(used: Record<K, number>, pool: K, size: number): number {
	if (size === 0) return NONE;
	used[pool] += size;
	return used[pool] - size;
}
