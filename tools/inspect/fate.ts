/** What FEAGI's present loader and synaptogenesis make of every mapping rule (spec 1.6, 2.5, 2.7). */
import type { Network } from "../develop/network.js";
import { at } from "../genome/json-path.js";
import type { Genome, Mapping, Morphology } from "../genome/model.js";
import type { Json, JsonObject } from "../genome/parse.js";
import { isObject } from "../genome/schema.js";
import type { RawGenome } from "../genome/write/raw.js";

/** One mapping rule, twice. */
export interface MappingFate {
	readonly path: string;
	readonly source: string;
	readonly target: string;
	readonly morphology: string;
	/** What becomes of the rule in FEAGI, in words; begins with "honoured" where it does. */
	readonly feagi: string;
	readonly feagiSynapses: number;
	/** What becomes of the rule here, likewise. */
	readonly feagiXs: string;
	readonly synapses: number;
}

/** Whether the words mean that synapses are made. */
export function isHonoured(fate: string): boolean {
	return fate.startsWith("honoured");
}

/** FEAGI's executed functions; all others make no synapses there. */
const executed = new Set(["projector", "block_to_block"]);
const required = ["morphology_id", "postSynapticCurrent_multiplier", "plasticity_flag"];

export function mappingFates(network: Network, raw: RawGenome): MappingFate[] {
	const { genome } = network;
	const synapses = new Map<string, number>();
	for (const { mapping, synapses: count } of network.projections)
		synapses.set(mapping.path, (synapses.get(mapping.path) ?? 0) + count);
	const names = new Map(genome.areas.map((area) => [area.id.key, area.name || area.spelling]));
	const rules = rulesByPath(raw);
	const refused = refusedByFeagi(genome);
	return genome.areas.flatMap((area) =>
		area.mappings.map((mapping): MappingFate => {
			const morphology = genome.morphologies.get(mapping.morphology)!;
			const here = synapses.get(mapping.path) ?? 0;
			const feagi = refused ?? fateOf(rules.get(mapping.path), raw.form, mapping, morphology);
			return {
				path: mapping.path,
				source: area.name || area.spelling,
				target: names.get(mapping.destination)!,
				morphology: mapping.morphology,
				feagi,
				feagiSynapses: isHonoured(feagi) ? here : 0,
				feagiXs: synapses.has(mapping.path) ? honoured(mapping) : notExecuted(morphology),
				synapses: here,
			};
		}),
	);
}

/** FEAGI refuses a whole genome for one float where it wants an integer. */
export function refusedByFeagi(genome: Genome): string | undefined {
	const note = genome.notes.find(({ code }) => code === "float-for-integer");
	return note && `genome refused: float at ${note.path}`;
}

function rulesByPath(raw: RawGenome): ReadonlyMap<string, Json> {
	const rules = new Map<string, Json>();
	for (const { source } of raw.areas) {
		const dstmap = source.properties.get("cortical_mapping_dst");
		if (!dstmap || !isObject(dstmap.value)) continue;
		for (const [destination, list] of Object.entries(dstmap.value))
			for (const [i, rule] of (list as Json[]).entries())
				rules.set(at(at(dstmap.path, destination), i), rule);
	}
	return rules;
}

function fateOf(
	rule: Json | undefined,
	form: Genome["form"],
	mapping: Mapping,
	morphology: Morphology,
): string {
	if (Array.isArray(rule)) {
		if (form === "hierarchical") return "skipped: a list in a hierarchical genome";
		if (rule.length < 8) return `dropped: ${rule.length} elements, 8 wanted`;
	} else if (isObject(rule) && form === "flat") {
		const missing = required.filter((name) => (rule as JsonObject)[name] === undefined);
		if (missing.length > 0) return `dropped: no ${missing.join(", ")}`;
	}
	if (morphology.type === "composite" || (morphology.type === "functions" && !executed.has(morphology.name)))
		return notExecuted(morphology);
	return honoured(mapping);
}

/** Which synapses a draw keeps differs between FEAGI and here, and from run to run there. */
function honoured({ multiplier, attractivity }: Mapping): string {
	const draw = attractivity < 100 ? `, about ${attractivity} % of them` : "";
	return `honoured${multiplier === 0 ? ", weight 0" : ""}${draw}`;
}

function notExecuted({ type, name }: Morphology): string {
	return type === "composite" ? "not executed: composite" : `not executed: function ${name}`;
}
