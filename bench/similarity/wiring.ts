/** Random wiring as lists of synapses between area-local neurons. */
import type { Prng } from "../../tools/stimulus/prng.js";
import { distinct, range } from "./random-values.js";

export interface Synapse {
	/** Area-local neurons. */
	readonly from: number;
	readonly to: number;
	/** −255 … 255, whole, not 0: the mapping's postSynapticCurrent_multiplier. */
	readonly weight: number;
}

/** Every target neuron hears `inDegree` different ones of `sources` neurons. */
export function withInDegree(
	random: Prng,
	sources: number,
	targets: number,
	inDegree: number,
	weight: () => number,
): Synapse[] {
	return range(targets).flatMap((to) =>
		distinct(random, inDegree, sources).map((from) => ({ from, to, weight: weight() })),
	);
}

/** Every source neuron reaches `outDegree` different ones of `targets` neurons. */
export function withOutDegree(
	random: Prng,
	sources: number,
	targets: number,
	outDegree: number,
	weight: () => number,
): Synapse[] {
	return range(sources).flatMap((from) =>
		distinct(random, outDegree, targets).map((to) => ({ from, to, weight: weight() })),
	);
}

/** Every pair of neurons is joined with this probability. */
export function withProbability(
	random: Prng,
	sources: number,
	targets: number,
	probability: number,
	weight: () => number,
): Synapse[] {
	return range(sources).flatMap((from) =>
		range(targets).flatMap((to) => (random.unit() < probability ? [{ from, to, weight: weight() }] : [])),
	);
}

/** Neuron i reaches neuron i. */
export function oneToOne(neurons: number, weight: () => number): Synapse[] {
	return range(neurons).map((i) => ({ from: i, to: i, weight: weight() }));
}
