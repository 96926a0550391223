/** Where two runs differ, as sums. */
import { mergeBurst } from "../merge.js";
import type { Raster } from "../raster.js";

/** Spikes of scored neurons by burst of the whole run. */
export interface BurstCounts {
	readonly both: Uint32Array;
	readonly reference: Uint32Array;
	readonly candidate: Uint32Array;
}

/** Spikes by neuron; 0 for neurons that are not scored. */
export interface NeuronCounts {
	/** In one run only. */
	readonly differing: Uint32Array;
	/** In either. */
	readonly all: Uint32Array;
}

export function countByBurst(reference: Raster, candidate: Raster): BurstCounts {
	const isScored = scoredNeurons(reference);
	const counts = {
		both: new Uint32Array(reference.bursts),
		reference: new Uint32Array(reference.bursts),
		candidate: new Uint32Array(reference.bursts),
	};
	for (let time = 0; time < reference.bursts; time++)
		mergeBurst(reference.fired[time], candidate.fired[time], (neuron, side) => {
			counts[side][time] += isScored[neuron];
		});
	return counts;
}

/** Over bursts `from` … `to` − 1. */
export function countByNeuron(reference: Raster, candidate: Raster, from: number, to: number): NeuronCounts {
	const isScored = scoredNeurons(reference);
	const differing = new Uint32Array(reference.neurons);
	const all = new Uint32Array(reference.neurons);
	for (let time = from; time < to; time++)
		mergeBurst(reference.fired[time], candidate.fired[time], (neuron, side) => {
			all[neuron] += isScored[neuron];
			if (side !== "both") differing[neuron] += isScored[neuron];
		});
	return { differing, all };
}

/** 1 for neurons of scored areas. */
function scoredNeurons({ areas, neurons }: Raster): Uint8Array {
	const isScored = new Uint8Array(neurons);
	for (const { first, size, scored } of areas) if (scored) isScored.fill(1, first, first + size);
	return isScored;
}
