/** What reaches the neurons of an area from outside: drawn, and always the same. */
import type { Prng } from "../../tools/stimulus/prng.js";
import { distinct, range } from "../similarity/random-values.js";

/** Of most runs. */
export const BURSTS = 24;
/** Of neurons that are driven, from burst to burst. */
export const SHARES: readonly number[] = [1, 0.05, 0.25, 0.01, 0.6, 0.12];

export type Events = readonly (readonly [neuron: number, potential: number])[];

/** `share` of the neurons, scattered; `potential` is asked for each. */
export function scattered(random: Prng, neurons: number, share: number, potential: () => number): Events {
	const count = Math.max(1, Math.round(neurons * share));
	return distinct(random, count, neurons)
		.sort((a, b) => a - b)
		.map((neuron) => [neuron, potential()] as const);
}

/** As many neurons in a row. */
export function clustered(random: Prng, neurons: number, share: number, potential: () => number): Events {
	const count = Math.max(1, Math.round(neurons * share));
	const first = random.below(neurons - count + 1);
	return range(count).map((i) => [first + i, potential()] as const);
}
