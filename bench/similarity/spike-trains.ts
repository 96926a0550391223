/** Spikes of input areas as the text of a recording (docs/stimulus-format.md). */
import type { Prng } from "../../tools/stimulus/prng.js";
import { neuronsOf, voxelOf } from "./area-properties.js";
import type { InputArea } from "./genome-builder.js";
import { range } from "./random-values.js";

/** Area-local neurons of one area that fire in one burst, ascending. */
export interface Volley {
	readonly input: InputArea;
	readonly neurons: readonly number[];
}

/**
 * Every spike is a potential of 1, the threshold of an input area, so that the neuron fires in that very burst.
 * @param volleysOf what fires in burst 0 … bursts − 1; the recording counts from 1
 */
export function recordingText(bursts: number, volleysOf: (burst: number) => readonly Volley[]): string {
	const lines = range(bursts).flatMap((burst) =>
		volleysOf(burst).flatMap(({ input, neurons }) =>
			neurons.map((neuron) => `${burst + 1},${input.name},${voxelOf(neuron, input.dimensions).join()},1`),
		),
	);
	return `burst,area,x,y,z,potential\n${lines.join("\n")}\n`;
}

/** Neurons that fire with the probability `rate(neuron)`. */
export function poissonVolley(random: Prng, input: InputArea, rate: (neuron: number) => number): Volley {
	const neurons = range(neuronsOf(input.dimensions)).filter((neuron) => random.unit() < rate(neuron));
	return { input, neurons };
}

/** Independent spikes: a neuron fires with the probability `rate(neuron, burst)`. */
export function poissonRecording(
	random: Prng,
	bursts: number,
	input: InputArea,
	rate: (neuron: number, burst: number) => number,
): string {
	return recordingText(bursts, (burst) => [poissonVolley(random, input, (neuron) => rate(neuron, burst))]);
}
