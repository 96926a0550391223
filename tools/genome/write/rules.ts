import { decodeCorticalId } from "../cortical-id.js";
import { at, quote } from "../json-path.js";
import { type RuleParts, ruleParts } from "../mapping-rule.js";
import type { Mapping } from "../model.js";
import { currentMorphologyName } from "../morphology.js";
import { Notes } from "../notes.js";
import type { Json, JsonObject } from "../parse.js";
import { isObject } from "../schema.js";
import type { Sourced } from "../source.js";
import type { RawGenome } from "./raw.js";

/** Keys of a rule in the object form, and what is written for those left out (spec 1.6). */
const template: readonly (readonly [string, Json])[] = [
	["morphology_id", ""],
	["morphology_scalar", [1, 1, 1]],
	["postSynapticCurrent_multiplier", 1],
	["plasticity_flag", false],
	["plasticity_constant", 1],
	["ltp_multiplier", 1],
	["ltd_multiplier", 1],
	["plasticity_window", 1],
];

/**
 * The outgoing mappings of one area as FEAGI honours them in either form: every rule an object with all keys,
 * destinations by base64 id in ascending order. `mappings` holds what the reader made of the rules, by path.
 */
export function writeMappings(
	dstmap: Sourced | undefined,
	raw: RawGenome,
	mappings: ReadonlyMap<string, Mapping>,
	notes: Notes,
): JsonObject {
	if (!dstmap || !isObject(dstmap.value)) return {};
	const written = new Map<string, Json>();
	for (const spelling of Object.keys(dstmap.value)) {
		const path = at(dstmap.path, spelling);
		const key = decodeCorticalId(spelling, raw.legacy)!.key;
		if (key !== spelling)
			notes.info("fix-id", path, `Destination ${quote(spelling)} is now ${quote(key)}.`, "destination");
		const rules = dstmap.value[spelling] as Json[];
		written.set(
			key,
			rules.map((rule, i) => writeRule(rule, at(path, i), raw, mappings, notes)),
		);
	}
	return Object.fromEntries([...written].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function writeRule(
	rule: Json,
	path: string,
	raw: RawGenome,
	mappings: ReadonlyMap<string, Mapping>,
	notes: Notes,
): JsonObject {
	const parts = ruleParts(rule, path, { notes: new Notes(), floatPaths: raw.floatPaths, form: raw.form });
	noteShape(rule, parts, path, notes);
	const written = new Map<string, Json>(
		template.map(([name, fallback]) => [name, parts.get(name as never)?.value ?? fallback]),
	);
	const name = written.get("morphology_id") as string;
	written.set("morphology_id", currentMorphologyName(name));
	if (currentMorphologyName(name) !== name)
		notes.info(
			"fix-morphology",
			path,
			`Morphology ${name} is called ${currentMorphologyName(name)} today.`,
			name,
		);
	writeMultiplier(written, parts, mappings.get(path), notes);
	writeAttractivity(written, parts, raw, notes);
	if (isObject(rule))
		for (const key of Object.keys(rule).sort())
			if (!written.has(key) && key !== "synapse_attractivity") written.set(key, rule[key]!);
	return Object.fromEntries(written);
}

function noteShape(rule: Json, parts: RuleParts, path: string, notes: Notes): void {
	if (Array.isArray(rule)) {
		const message = `A rule of ${rule.length} elements is written as an object with all keys, which FEAGI honours.`;
		notes.info("fix-mapping", path, message, `${rule.length}`);
		return;
	}
	const missing = template.map(([name]) => name).filter((name) => !parts.has(name as never));
	if (missing.length === 0) return;
	notes.info("fix-mapping", path, `The rule lacked ${missing.join(", ")}: written with FEAGI's values.`);
}

/** A fraction becomes the 1 that FEAGI takes for it. */
function writeMultiplier(
	written: Map<string, Json>,
	parts: RuleParts,
	mapping: Mapping | undefined,
	notes: Notes,
): void {
	const part = parts.get("postSynapticCurrent_multiplier");
	if (!part || !mapping || part.value === mapping.multiplier) return;
	written.set("postSynapticCurrent_multiplier", mapping.multiplier);
	const message = `postSynapticCurrent_multiplier ${quote(part.value)} is written as ${mapping.multiplier}.`;
	notes.info("fix-value", part.path, message, "multiplier");
}

/** FEAGI takes only whole numbers from 0 up, and 100 for all others. */
function writeAttractivity(written: Map<string, Json>, parts: RuleParts, raw: RawGenome, notes: Notes): void {
	const part = parts.get("synapse_attractivity");
	if (!part) return;
	const { value, path } = part;
	if (Number.isInteger(value) && (value as number) >= 0 && !raw.floatPaths.has(path)) {
		written.set("synapse_attractivity", (value as number) + 0);
		return;
	}
	const message = `synapse_attractivity ${quote(value)} is left out: FEAGI takes it for the default, 100.`;
	notes.info("fix-value", path, message, "attractivity");
}
