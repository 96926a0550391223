/** A raster neuron by neuron. */
import type { Raster } from "./raster.js";

/** Bursts in which one neuron fired, ascending. */
export type Train = Uint32Array;

/** The train of every neuron; linear in neurons and spikes. */
export function spikeTrains({ neurons, fired }: Raster): Train[] {
	const ends = new Float64Array(neurons + 1);
	for (const burst of fired) for (const neuron of burst) ends[neuron + 1]++;
	for (let neuron = 0; neuron < neurons; neuron++) ends[neuron + 1] += ends[neuron];
	const starts = ends.slice(0, neurons);
	const times = new Uint32Array(ends[neurons]);
	fired.forEach((burst, time) => {
		for (const neuron of burst) times[starts[neuron]++] = time;
	});
	return Array.from({ length: neurons }, (_, neuron) => times.subarray(ends[neuron], ends[neuron + 1]));
}
