/**
 * GenomeBuilder splits many pairs of neurons into rules of 2,000, which compile faster; each is then a list of its own.
 * Joined, the synapses of two areas that have one weight are one list, as a simulator keeps them.
 */
interface Genome {
	readonly neuron_morphologies: Record<string, { readonly parameters: { readonly patterns: unknown[] } }>;
	readonly blueprint: Readonly<
		Record<string, { readonly cortical_mapping_dst: Record<string, readonly MappingRule[]> }>
	>;
}

interface MappingRule {
	readonly morphology_id: string;
	readonly postSynapticCurrent_multiplier: number;
}

/** `text` is a genome whose morphologies are all patterns. */
export function withOneListPerWeight(text: string): string {
	const genome = JSON.parse(text) as Genome;
	for (const { cortical_mapping_dst: mappings } of Object.values(genome.blueprint))
		for (const [target, rules] of Object.entries(mappings)) mappings[target] = joined(rules, genome);
	return JSON.stringify(genome);
}

function joined(rules: readonly MappingRule[], { neuron_morphologies: morphologies }: Genome): MappingRule[] {
	const byWeight = new Map<number, MappingRule>();
	for (const rule of rules) {
		const first = byWeight.get(rule.postSynapticCurrent_multiplier);
		if (!first) {
			byWeight.set(rule.postSynapticCurrent_multiplier, rule);
			continue;
		}
		const { patterns } = morphologies[first.morphology_id]!.parameters;
		for (const pattern of morphologies[rule.morphology_id]!.parameters.patterns) patterns.push(pattern);
		delete morphologies[rule.morphology_id];
	}
	return [...byWeight.values()];
}
