/** What neurons keep when the brain runs in fp32: the range that an integer unit must have. */
import type { BrainImage } from "../../modules/connectome/image.js";
import { Area, AreaFlag } from "../../modules/connectome/layout.js";
import { type Kernels, referenceKernels } from "../../modules/npu/kernels.js";
import { Npu } from "../../modules/npu/npu.js";
import { Playback } from "../../modules/senses/playback.js";
import { Stimulus } from "../../modules/senses/stimulus.js";

/** Potentials that the neurons of one area kept, genome units, before leak; 0 … 0 when they kept none. */
export interface KeptPotentials {
	readonly lowest: number;
	readonly highest: number;
	/** Whether it went further from zero than RUNAWAY thresholds. */
	readonly ranAway: boolean;
}

export interface Calibration {
	readonly bursts: number;
	/** By area. */
	readonly areas: readonly KeptPotentials[];
}

/** Beyond this many thresholds a potential is on its way to infinity, and no unit follows it. */
export const RUNAWAY = 500;

export interface CalibrationRun {
	readonly bursts: number;
	/** A recording (modules/senses/stimulus.ts) for the brain, or what makes one for its fp32 image. */
	readonly stimulus: Uint8Array | ((image: BrainImage) => Uint8Array);
}

/**
 * Runs an fp32 `image` in genome units and records what is kept: potentials of neurons that had input, were not
 * blocked and did not fire, in areas that accumulate. Deterministic. Throws StimulusError when the recording is not
 * for this image.
 */
export function calibrate(image: BrainImage, { bursts, stimulus }: CalibrationRun): Calibration {
	const lowest = new Float64Array(image.areaCount);
	const highest = new Float64Array(image.areaCount);
	const npu = new Npu(image, watching(lowest, highest));
	const recorded = new Uint8Array(typeof stimulus === "function" ? stimulus(image) : stimulus);
	const playback = new Playback(new Stimulus(recorded.buffer, image), image.areaCount, npu.inputs);
	for (let burst = 0; burst < bursts; burst++) {
		playback.advance();
		npu.step();
	}
	const areas = Array.from(lowest, (low, index): KeptPotentials => {
		const far = RUNAWAY * largestThreshold(image, index);
		return { lowest: low, highest: highest[index], ranAway: far > 0 && (-low > far || highest[index] > far) };
	});
	return { bursts, areas };
}

/** The reference kernels with a look at each candidate before and after its update. */
function watching(lowest: Float64Array, highest: Float64Array): Kernels {
	const potentials = new Float32Array(65536);
	return {
		propagate: referenceKernels.propagate,
		update(npu, index) {
			const { image, slab, pools, bank } = npu;
			const record = image.area(index);
			const { u32 } = image.views;
			if ((u32[(record + Area.FLAGS) >> 2] & AreaFlag.CHARGE_ACCUMULATES) === 0)
				return referenceKernels.update(npu, index);
			const { count, first } = slab;
			const firstState = u32[(record + Area.STATE_INDEX) >> 2] + first;
			for (let k = 0; k < count; k++) {
				const i = slab.candidates[k];
				const blocked = npu.countdown(index, first + i) > 0;
				potentials[k] = blocked ? Number.NaN : pools.potentials[firstState + i] + slab.accumulators[i];
			}
			const spikes = referenceKernels.update(npu, index);
			const fired = pools.fired[bank];
			const firedWord = u32[(record + Area.FIRED_WORD) >> 2];
			for (let k = 0; k < count; k++) {
				const neuron = first + slab.candidates[k];
				if ((fired[firedWord + (neuron >> 5)] >>> (neuron & 31)) & 1) continue;
				if (potentials[k] < lowest[index]) lowest[index] = potentials[k];
				if (potentials[k] > highest[index]) highest[index] = potentials[k];
			}
			return spikes;
		},
	};
}

function largestThreshold(image: BrainImage, index: number): number {
	const { f32, u32 } = image.views;
	const record = image.area(index);
	const table = u32[(record + Area.THRESHOLD_TABLE) >> 2] >> 2;
	if (!table) return Math.abs(f32[(record + Area.THRESHOLD) >> 2]);
	let largest = 0;
	for (let i = table, end = table + u32[(record + Area.NEURON_COUNT) >> 2]; i < end; i++)
		largest = Math.max(largest, Math.abs(f32[i]));
	return largest;
}
