/** Brains as the tests write them down, apart from every type of the compiler. */

export type Triple = readonly [number, number, number];
export type Element = number | "*" | "?" | "!";
export type Pattern = readonly [readonly [Element, Element, Element], readonly [Element, Element, Element]];

export type MorphologySketch =
	| { readonly kind: "projector" }
	| { readonly kind: "block" }
	| { readonly kind: "vectors"; readonly vectors: readonly Triple[] }
	| { readonly kind: "patterns"; readonly patterns: readonly Pattern[] }
	| { readonly kind: "function"; readonly name: ExtendedFunction }
	| {
			readonly kind: "tile";
			readonly block: Triple;
			/** Blocks to take and to skip, by axis. */
			readonly pattern: readonly [Pair, Pair, Pair];
			readonly mapper: MorphologySketch;
	  };

/** Functions that FEAGI accepts and does not execute. */
export type ExtendedFunction =
	| "expander_x"
	| "reducer_x"
	| "lateral_pairs_x"
	| "last_to_first"
	| "randomizer";
export type Pair = readonly [number, number];

export interface MappingSketch {
	/** Index of the target area. */
	readonly target: number;
	readonly morphology: MorphologySketch;
	readonly multiplier: number;
	/** synapse_attractivity, when it is not the usual 100. */
	readonly attractivity?: number;
}

export interface AreaSketch {
	readonly id: string;
	readonly dimensions: Triple;
	readonly neuronsPerVoxel: number;
	readonly threshold: number;
	readonly increments: Triple;
	readonly limit: number;
	readonly refractory: number;
	readonly snooze: number;
	readonly fireLimit: number;
	readonly excitability: number;
	readonly leak: number;
	readonly psc: number;
	readonly accumulates: boolean;
	readonly driven: boolean;
	readonly uniform: boolean;
	readonly mappings: readonly MappingSketch[];
}

/** _death, _power, _fatigue, then the others by ascending id. */
export type BrainSketch = readonly AreaSketch[];

/** A neuron that fires on any input of 1, keeps its charge and never tires. */
export const plainArea: AreaSketch = {
	id: "c__000",
	dimensions: [1, 1, 1],
	neuronsPerVoxel: 1,
	threshold: 1,
	increments: [0, 0, 0],
	limit: 0,
	refractory: 0,
	snooze: 0,
	fireLimit: 0,
	excitability: 1,
	leak: 0,
	psc: 1,
	accumulates: true,
	driven: false,
	uniform: true,
	mappings: [],
};

/** The three core areas with the given ones after them. */
export function withCore(...areas: readonly AreaSketch[]): BrainSketch {
	return [
		{ ...plainArea, id: "_death" },
		{ ...plainArea, id: "_power" },
		{ ...plainArea, id: "_fatigue" },
		...areas,
	];
}

/** All thirteen core names, so that the reader leaves block_to_block a function. */
const CORE_MORPHOLOGIES: readonly string[] = [
	"projector",
	"block_to_block",
	"episodic_memory",
	"memory_replay",
	"associative_memory",
	"all_to_0-0-0",
	"0-0-0_to_all",
	"lateral_+x",
	"lateral_-x",
	"lateral_+y",
	"lateral_-y",
	"lateral_+z",
	"lateral_-z",
];

/** The brain as a hierarchical genome. */
export function genomeText(brain: BrainSketch): string {
	const morphologies: Record<string, unknown> = Object.fromEntries(
		CORE_MORPHOLOGIES.map((name) => [name, { type: "functions", parameters: {} }]),
	);
	const named = (morphology: MorphologySketch): string => {
		if (morphology.kind === "projector") return "projector";
		if (morphology.kind === "block") return "block_to_block";
		if (morphology.kind === "function") {
			morphologies[morphology.name] = { type: "functions", parameters: {} };
			return morphology.name;
		}
		const description = describe(morphology, named);
		const name = `m${Object.keys(morphologies).length}`;
		morphologies[name] = description;
		return name;
	};
	const blueprint = Object.fromEntries(
		brain.map((area) => [area.id, { ...properties(area), cortical_mapping_dst: dstmap(area, brain, named) }]),
	);
	return JSON.stringify({
		version: "2.1",
		genome_title: "sketch",
		physiology: { simulation_timestep: 0.025, quantization_precision: "fp32" },
		blueprint,
		neuron_morphologies: morphologies,
	});
}

function describe(
	morphology: MorphologySketch & { kind: "vectors" | "patterns" | "tile" },
	named: (morphology: MorphologySketch) => string,
): unknown {
	if (morphology.kind === "vectors") return { type: "vectors", parameters: { vectors: morphology.vectors } };
	if (morphology.kind === "patterns")
		return { type: "patterns", parameters: { patterns: morphology.patterns } };
	const { block, pattern, mapper } = morphology;
	const parameters = { src_seed: block, src_pattern: pattern, mapper_morphology: named(mapper) };
	return { type: "composite", parameters };
}

function properties(area: AreaSketch): Record<string, unknown> {
	return {
		cortical_name: area.id,
		block_boundaries: area.dimensions,
		per_voxel_neuron_cnt: area.neuronsPerVoxel,
		firing_threshold: area.threshold,
		firing_threshold_increment_x: area.increments[0],
		firing_threshold_increment_y: area.increments[1],
		firing_threshold_increment_z: area.increments[2],
		firing_threshold_limit: area.limit,
		refractory_period: area.refractory,
		snooze_length: area.snooze,
		consecutive_fire_cnt_max: area.fireLimit,
		neuron_excitability: area.excitability,
		leak_coefficient: area.leak,
		postsynaptic_current: area.psc,
		mp_charge_accumulation: area.accumulates,
		mp_driven_psp: area.driven,
		psp_uniform_distribution: area.uniform,
	};
}

function dstmap(
	area: AreaSketch,
	brain: BrainSketch,
	named: (morphology: MorphologySketch) => string,
): Record<string, unknown[]> {
	const map: Record<string, unknown[]> = {};
	for (const { target, morphology, multiplier, attractivity } of area.mappings) {
		const rules = (map[brain[target].id] ??= []);
		if (attractivity === undefined) rules.push([named(morphology), [1, 1, 1], multiplier, false, 1, 1, 1, 1]);
		else
			rules.push({
				morphology_id: named(morphology),
				postSynapticCurrent_multiplier: multiplier,
				plasticity_flag: false,
				synapse_attractivity: attractivity,
			});
	}
	return map;
}
