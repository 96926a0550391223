/** Genome → projections with synapse parameters and out-degrees (behaviour specification, sections 2.5, 2.6). */
import { GenomeError } from "../errors.js";
import type { CorticalArea, Genome, Mapping } from "../genome/model.js";
import { addDegrees, countSynapses, type DevelopedRule, developRule, largestFanIn } from "./rule.js";

/** One mapping rule, developed. `source` and `target` index the genome's areas. */
export interface DevelopedProjection {
	readonly mapping: Mapping;
	readonly source: number;
	readonly target: number;
	readonly rule: DevelopedRule;
	/** 0–255, |multiplier|. */
	readonly weight: number;
	/** 0–255, the source's postsynaptic current, truncated. */
	readonly psp: number;
	readonly inhibitory: boolean;
	readonly synapses: number;
	/** Upper bound of synapses that end at one neuron. */
	readonly largestFanIn: number;
}

/** How many synapses leave each neuron of an area, as classes of neurons with the same number. */
export interface DegreeClasses {
	/** Out-degree by class; FEAGI divides a shared PSP by it. */
	readonly degrees: readonly number[];
	/** Class of each neuron; undefined when there is only one class. */
	readonly classes: Uint16Array | undefined;
}

export interface Network {
	readonly genome: Genome;
	/** Grouped by target, then by source, then in the genome's order: the order of float sums. */
	readonly projections: readonly DevelopedProjection[];
	/** By area. */
	readonly degrees: readonly DegreeClasses[];
}

/** Throws GenomeError for what cannot be developed. */
export function develop(genome: Genome): Network {
	const index = new Map(genome.areas.map((area, i) => [area.id.key, i]));
	const projections: DevelopedProjection[] = [];
	genome.areas.forEach((source, i) => {
		for (const mapping of source.mappings) {
			const target = index.get(mapping.destination);
			const morphology = genome.morphologies.get(mapping.morphology);
			if (target === undefined || morphology === undefined)
				throw new GenomeError(
					"mapping-dangling",
					mapping.path,
					"the mapping leads nowhere",
					"name an existing area and morphology",
				);
			const rule = developRule(mapping, morphology, source, genome.areas[target]);
			if (rule) projections.push(describe(mapping, rule, genome.areas, i, target));
		}
	});
	projections.sort((a, b) => a.target - b.target || a.source - b.source);
	return {
		genome,
		projections,
		degrees: genome.areas.map((area, i) => classify(area, i, genome, projections)),
	};
}

function describe(
	mapping: Mapping,
	rule: DevelopedRule,
	areas: readonly CorticalArea[],
	source: number,
	target: number,
): DevelopedProjection {
	return {
		mapping,
		source,
		target,
		rule,
		weight: Math.min(Math.abs(mapping.multiplier), 255),
		psp: Math.trunc(Math.min(Math.max(areas[source].postsynapticCurrent, 0), 255)),
		inhibitory: mapping.multiplier < 0,
		synapses: countSynapses(rule, areas[source], areas[target]),
		largestFanIn: largestFanIn(rule, areas[source], areas[target]),
	};
}

function classify(
	area: CorticalArea,
	index: number,
	genome: Genome,
	projections: readonly DevelopedProjection[],
): DegreeClasses {
	const outgoing = projections.filter((projection) => projection.source === index);
	if (area.pspUniformDistribution || outgoing.length === 0) return { degrees: [1], classes: undefined };
	const [width, height, depth] = area.dimensions;
	const byVoxel = new Float64Array(width * height * depth);
	for (const { rule, target } of outgoing) addDegrees(byVoxel, rule, area, genome.areas[target]);
	// A neuron without synapses delivers nothing, so any class serves it.
	const degrees = [...new Set(byVoxel)].filter((degree) => degree > 0).sort((a, b) => a - b);
	if (degrees.length <= 1) return { degrees: [degrees[0] ?? 1], classes: undefined };
	if (degrees.length > 65536)
		throw new GenomeError(
			"too-many-degrees",
			area.path,
			`neurons of this area have ${degrees.length} different out-degrees, at most 65,536 fit an image`,
			"set psp_uniform_distribution to true, or make the area smaller",
		);
	const classOf = new Map(degrees.map((degree, i) => [degree, i]));
	const classes = new Uint16Array(byVoxel.length * area.neuronsPerVoxel);
	for (let neuron = 0; neuron < classes.length; neuron++)
		classes[neuron] = classOf.get(byVoxel[Math.floor(neuron / area.neuronsPerVoxel)]) ?? 0;
	return { degrees, classes };
}
