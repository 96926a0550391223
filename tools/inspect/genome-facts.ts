import type { DevelopedProjection, Network } from "../develop/network.js";
import type { CorticalArea, Morphology, QuantizationRange } from "../genome/model.js";
import type { FactGroup, Facts, Value } from "./facts.js";

/** FEAGI fires always from here on, whatever the number. */
const ALWAYS = 0.999;

/**
 * What a genome means: nothing of how it is written, nor of what no engine uses. Numbers are the binary32 values
 * that the engine computes with.
 */
export function genomeFacts(network: Network): Facts {
	const { genome } = network;
	const groups = new Map<string, FactGroup>();
	const put = (key: string, label: string, facts: Readonly<Record<string, Value>>) =>
		void groups.set(key, { label, facts: new Map(Object.entries(facts)) });
	put("brain", "brain", {
		title: genome.title,
		precision: genome.precision,
		quantization_range: rangeText(genome.range),
		quantization_same_unit: genome.sameUnit,
		burst_period_us: genome.burstPeriodUs,
		areas: genome.areas.length,
		synapses: network.projections.reduce((sum, { synapses }) => sum + synapses, 0),
		wiring_seed: network.seed,
	});
	for (const area of genome.areas) put(`area ${area.id.key}`, `area ${nameOf(area)}`, areaFacts(area));
	const used = new Set(genome.areas.flatMap(({ mappings }) => mappings.map(({ morphology }) => morphology)));
	for (const name of withMappers(used, genome.morphologies))
		put(
			`morphology ${name}`,
			`morphology ${JSON.stringify(name)}`,
			morphologyFacts(genome.morphologies.get(name)!),
		);
	for (const [key, label, facts] of mappingFacts(network)) put(key, label, facts);
	return groups;
}

function rangeText(range: QuantizationRange): string {
	return "max" in range ? `${range.policy} ${range.min} to ${range.max}` : range.policy;
}

function areaFacts(area: CorticalArea): Record<string, Value> {
	const [x, y, z] = area.firingThresholdIncrement.map(number);
	return {
		name: area.name,
		kind: area.kind,
		block_boundaries: area.dimensions.join("×"),
		neurons_per_voxel: area.neuronsPerVoxel,
		firing_threshold: number(area.firingThreshold),
		firing_threshold_increment_x: x!,
		firing_threshold_increment_y: y!,
		firing_threshold_increment_z: z!,
		firing_threshold_limit: number(area.firingThresholdLimit),
		refractory_period: area.refractoryPeriod,
		leak_coefficient: number(area.leakCoefficient),
		consecutive_fire_cnt_max: area.consecutiveFireLimit,
		snooze_length: area.snoozePeriod,
		neuron_excitability: area.excitability >= ALWAYS ? "always" : number(Math.max(area.excitability, 0)),
		postsynaptic_current: number(area.postsynapticCurrent),
		mp_charge_accumulation: area.mpChargeAccumulation,
		mp_driven_psp: area.mpDrivenPsp,
		psp_uniform_distribution: area.pspUniformDistribution,
	};
}

function morphologyFacts({ name: _, path: __, type, ...shape }: Morphology): Record<string, Value> {
	const parameters = Object.entries(shape).sort(([a], [b]) => (a < b ? -1 : 1));
	const words = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
	return { type, ...Object.fromEntries(parameters.map(([key, value]) => [key, words(value)])) };
}

/** Morphologies of mappings and those that composite ones lead to, by name. */
function withMappers(used: ReadonlySet<string>, morphologies: ReadonlyMap<string, Morphology>): string[] {
	const all = new Set(used);
	for (const name of all) {
		const morphology = morphologies.get(name);
		if (morphology?.type === "composite") all.add(morphology.mapper);
	}
	return [...all].sort();
}

/** Rules of one morphology between the same two areas are told apart by their order. */
function mappingFacts({ genome, projections }: Network): [string, string, Record<string, Value>][] {
	const developed = new Map<string, DevelopedProjection[]>();
	for (const projection of projections)
		developed.set(projection.mapping.path, [...(developed.get(projection.mapping.path) ?? []), projection]);
	const names = new Map(genome.areas.map((area) => [area.id.key, nameOf(area)]));
	const occurrences = new Map<string, number>();
	return genome.areas.flatMap((area) =>
		area.mappings.map(({ path, destination, morphology, multiplier, attractivity }) => {
			const rule = `mapping ${area.id.key} ${destination} ${JSON.stringify(morphology)}`;
			const occurrence = (occurrences.get(rule) ?? 0) + 1;
			occurrences.set(rule, occurrence);
			const nth = occurrence > 1 ? ` (${occurrence})` : "";
			const label = `mapping ${nameOf(area)} → ${names.get(destination)} by ${JSON.stringify(morphology)}${nth}`;
			const facts = {
				weight: Math.sign(multiplier) * Math.min(Math.abs(multiplier), 255) + 0,
				synapse_attractivity: attractivity,
				synapses: (developed.get(path) ?? []).reduce((sum, { synapses }) => sum + synapses, 0),
			};
			return [`${rule} ${occurrence}`, label, facts];
		}),
	);
}

function nameOf(area: CorticalArea): string {
	return area.name ? `${JSON.stringify(area.name)} (${area.id.key})` : area.id.key;
}

/** The shortest number of the same binary32 value, which is all the precision there is; -0 is 0. */
function number(value: number): number {
	const single = Math.fround(value) + 0;
	for (let digits = 1; digits < 9; digits++) {
		const short = Number(single.toPrecision(digits));
		if (Math.fround(short) === single) return short;
	}
	return Number(single.toPrecision(9));
}
