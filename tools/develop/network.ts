/** Genome → projections with synapse parameters and out-degrees (behaviour specification, sections 2.5, 2.6). */
import { GenomeError } from "../errors.js";
import { maxTotalSynapses } from "../genome/limits.js";
import type { CorticalArea, Genome, Mapping } from "../genome/model.js";
import { countSynapses, largestFanIn } from "./count.js";
import { classifyDegrees, type DegreeClasses } from "./degrees.js";
import { type DevelopedRule, developRule } from "./rule.js";

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

export interface Network {
	readonly genome: Genome;
	/** Grouped by target, then by source, then in the genome's order: the order of float sums. */
	readonly projections: readonly DevelopedProjection[];
	/** By area. */
	readonly degrees: readonly DegreeClasses[];
	/** What synapses were drawn with; 0 when none were. */
	readonly seed: number;
}

export interface DevelopOptions {
	/** Execute what FEAGI accepts and makes no synapses for: see tools/develop/functions.ts and tiles.ts. */
	readonly extended?: boolean | undefined;
	/** 1 (the default) to 4,294,967,295: what synapses are drawn with. */
	readonly seed?: number | undefined;
}

/** Throws GenomeError for what cannot be developed. */
export function develop(genome: Genome, { extended = false, seed = 1 }: DevelopOptions = {}): Network {
	refuseSeed(seed);
	let explicit = 0;
	const index = new Map(genome.areas.map((area, i) => [area.id.key, i]));
	const projections: DevelopedProjection[] = [];
	genome.areas.forEach((source, i) => {
		const made = new Map<number, DevelopedRule[]>();
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
			const { morphologies } = genome;
			const earlier = made.get(target) ?? [];
			const context = { source, target: genome.areas[target], morphologies, extended, seed, earlier };
			const rule = developRule(mapping, morphology, context);
			if (!rule) continue;
			made.set(target, [...earlier, rule]);
			explicit += rule.kind === "list" ? rule.list.targets.length : 0;
			refuseTotal(explicit, mapping.path);
			projections.push(describe(mapping, rule, genome.areas, i, target));
		}
	});
	projections.sort((a, b) => a.target - b.target || a.source - b.source);
	return {
		genome,
		projections,
		degrees: genome.areas.map((area, i) => classifyDegrees(area, outgoing(projections, i), genome.areas)),
		seed: projections.some(({ rule }) => rule.kind === "list" && rule.drawn) ? seed : 0,
	};
}

function refuseSeed(seed: number): void {
	if (Number.isInteger(seed) && seed >= 1 && seed <= 0xffffffff) return;
	throw new GenomeError(
		"seed-option",
		"--wiring-seed",
		`seed ${seed} is no whole number from 1 to 4,294,967,295`,
		"give such a number; an image holds 0 where nothing was drawn",
	);
}

function refuseTotal(synapses: number, path: string): void {
	if (synapses <= maxTotalSynapses) return;
	throw new GenomeError(
		"too-many-synapses",
		path,
		`with this mapping the brain has ${synapses} explicit synapses, at most 134,217,728 are compiled`,
		"set synapse_attractivity to 100, or shrink the areas",
	);
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

function outgoing(projections: readonly DevelopedProjection[], area: number): DevelopedProjection[] {
	return projections.filter(({ source }) => source === area);
}
