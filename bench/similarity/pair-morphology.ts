/** Single pairs of neurons as a morphology of patterns. */
import { UsageError } from "../../tools/errors.js";
import { type Dimensions, voxelOf } from "./area-properties.js";
import { range } from "./random-values.js";
import type { Synapse } from "./wiring.js";

interface Shaped {
	readonly name: string;
	readonly dimensions: Dimensions;
}

type Pattern = readonly [readonly (number | "*")[], readonly (number | "*")[]];

/** Up to this many patterns are evaluated faster than a list is looked up. */
const FEW = 8;

/** Compiling one rule of many pairs takes longer than several of this many. */
const MOST = 2000;

/**
 * The synapses by weight, ascending, at most 2,000 a rule.
 * @throws UsageError suite-synapse for a pair that has one weight twice: FEAGI makes one synapse of it
 */
export function rulesOf(synapses: readonly Synapse[], source: Shaped, target: Shaped) {
	const byWeight = new Map<number, Map<string, Synapse>>();
	for (const synapse of synapses) {
		const { from, to, weight } = synapse;
		if (!byWeight.has(weight)) byWeight.set(weight, new Map());
		const pairs = byWeight.get(weight)!;
		if (pairs.has(`${from},${to}`))
			throw new UsageError(
				"suite-synapse",
				`${source.name} → ${target.name}`,
				`Neurons ${from} and ${to} are joined twice with a weight of ${weight}; a pattern makes one synapse of them.`,
				"draw different partners",
			);
		pairs.set(`${from},${to}`, synapse);
	}
	const weights = [...byWeight.keys()].sort((a, b) => a - b);
	return weights.flatMap((weight) => {
		const pairs = [...byWeight.get(weight)!.values()];
		const parts = range(Math.ceil(pairs.length / MOST));
		return parts.map((i) => ({ weight, pairs: pairs.slice(i * MOST, (i + 1) * MOST) }));
	});
}

/** A morphology that connects exactly these pairs; weights are the mapping's business. */
export function pairMorphology(source: Shaped, target: Shaped, pairs: readonly Synapse[]): unknown {
	const patterns = pairs.map(
		({ from, to }): Pattern => [voxelOf(from, source.dimensions), voxelOf(to, target.dimensions)],
	);
	const again = patterns.length > FEW ? sayAgain(patterns[0]!, source, target) : [];
	return { type: "patterns", parameters: { patterns: [...again, ...patterns] }, class: "custom" };
}

/**
 * The pair in other words: "*" for a coordinate that can only be 0. It adds no synapse, but patterns that overlap are
 * stored as a list of synapses, and random wiring is looked up faster there than pattern by pattern.
 */
function sayAgain([from, to]: Pattern, source: Shaped, target: Shaped): Pattern[] {
	const star = (triple: Pattern[0], axis: number) => triple.map((part, i) => (i === axis ? "*" : part));
	const sourceAxis = source.dimensions.indexOf(1);
	if (sourceAxis >= 0) return [[star(from, sourceAxis), to]];
	const targetAxis = target.dimensions.indexOf(1);
	return targetAxis >= 0 ? [[from, star(to, targetAxis)]] : [];
}
