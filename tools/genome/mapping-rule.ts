import { at, quote } from "./json-path.js";
import type { Json } from "./parse.js";
import { refuse } from "./refuse.js";
import { isObject } from "./schema.js";
import type { Reading, Sourced } from "./source.js";

/** Parts of a rule in the order of its array form (spec 1.6). */
const positions = [
	"morphology_id",
	"morphology_scalar",
	"postSynapticCurrent_multiplier",
	"plasticity_flag",
	"plasticity_constant",
	"ltp_multiplier",
	"ltd_multiplier",
	"plasticity_window",
] as const;
const names: ReadonlySet<string> = new Set([...positions, "synapse_attractivity"]);

export type RulePart = (typeof positions)[number] | "synapse_attractivity";
export type RuleParts = ReadonlyMap<RulePart, Sourced>;

/**
 * One rule of a dstmap, array or object, by the names of the object form. FEAGI drops arrays of 7 elements (all its
 * shipped genomes have them) and skips every array in hierarchical genomes; both are honoured here (spec 8).
 * @throws GenomeError mapping-shape
 */
export function ruleParts(rule: Json, path: string, reading: Reading): RuleParts {
	if (Array.isArray(rule)) return arrayParts(rule, path, reading);
	if (!isObject(rule)) {
		const message = `A mapping rule must be a list or an object, is ${quote(rule)}.`;
		refuse("mapping-shape", path, message, `write [${positions.join(", ")}] or an object with these names`);
	}
	const parts = new Map<RulePart, Sourced>();
	for (const key of Object.keys(rule)) {
		const value = rule[key]!;
		if (!names.has(key)) {
			const message = `Mapping property ${quote(key)} is unknown and ignored.`;
			reading.notes.info("unknown-mapping-property", at(path, key), message, key);
		} else if (value !== null) {
			parts.set(key as RulePart, { value, path: at(path, key) });
		}
	}
	return parts;
}

function arrayParts(rule: readonly Json[], path: string, { notes, form }: Reading): RuleParts {
	if (rule.length !== 7 && rule.length !== 8) {
		const message = `A mapping rule as a list has 7 or 8 elements, this one ${rule.length}.`;
		refuse("mapping-shape", path, message, `write [${positions.join(", ")}]; the last may be left out`);
	}
	if (form === "hierarchical") {
		const message =
			"FEAGI skips mapping rules that are lists in hierarchical genomes; feagi-xs honours them.";
		notes.info("mapping-array", path, message);
	} else if (rule.length === 7) {
		const message =
			"FEAGI drops mapping rules of 7 elements; feagi-xs honours them with a plasticity_window of 1.";
		notes.info("mapping-seven", path, message);
	}
	const parts = new Map<RulePart, Sourced>();
	rule.forEach((value, i) => {
		if (value !== null) parts.set(positions[i]!, { value, path: at(path, i) });
	});
	return parts;
}
