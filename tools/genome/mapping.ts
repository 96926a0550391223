import { endOfChain } from "./composite.js";
import { decodeCorticalId } from "./cortical-id.js";
import { at, quote } from "./json-path.js";
import { type RulePart, type RuleParts, ruleParts } from "./mapping-rule.js";
import { noteIncomplete, noteScalar, readAttractivity, readMultiplier } from "./mapping-values.js";
import type { Mapping, Morphology } from "./model.js";
import { currentMorphologyName } from "./morphology.js";
import { nearNames } from "./near.js";
import { refuse } from "./refuse.js";
import { check, flag, float, isObject, text } from "./schema.js";
import type { Reading, Sourced } from "./source.js";

export interface Targets {
	/** Spellings of all areas by key. */
	readonly areas: ReadonlyMap<string, string>;
	readonly legacy: ReadonlyMap<string, Uint8Array>;
	readonly morphologies: ReadonlyMap<string, Morphology>;
	/** Whether morphologies are executed that FEAGI accepts and does not execute. */
	readonly extended: boolean;
}

/** Functions that FEAGI turns into synapses (spec 2.7). */
const executed: ReadonlySet<string> = new Set(["projector", "block_to_block"]);
/** Functions that FEAGI has helpers for and does not call; tools/develop executes them with `extended`. */
const extendedFunctions: ReadonlySet<string> = new Set([
	"expander_x",
	"lateral_pairs_x",
	"last_to_first",
	"reducer_x",
	"randomizer",
]);
const constants: readonly RulePart[] = [
	"plasticity_constant",
	"ltp_multiplier",
	"ltd_multiplier",
	"plasticity_window",
];

/**
 * Outgoing mappings of one area, destinations in ascending order of their base64 keys as FEAGI visits them
 * (spec 2.5), rules in file order.
 * @throws GenomeError mapping-…
 */
export function readMappings(dstmap: Sourced | undefined, targets: Targets, reading: Reading): Mapping[] {
	if (!dstmap) return [];
	if (!isObject(dstmap.value)) {
		const message = `A dstmap must be an object, is ${quote(dstmap.value)}.`;
		refuse("mapping-shape", dstmap.path, message, "write { areaId: [rule, …] }");
	}
	const byDestination = new Map<string, Mapping[]>();
	for (const spelling of Object.keys(dstmap.value)) {
		const path = at(dstmap.path, spelling);
		const key = findArea(spelling, path, targets);
		const rules = dstmap.value[spelling]!;
		if (!Array.isArray(rules)) {
			const message = `The rules for a destination must be a list, are ${quote(rules)}.`;
			refuse("mapping-shape", path, message, "write [rule, …]");
		}
		if (byDestination.has(key)) {
			const message = `Destination ${quote(spelling)} is named twice in one dstmap, in two spellings.`;
			refuse("mapping-destination", path, message, "put all rules for the area under one spelling");
		}
		byDestination.set(
			key,
			rules.map((rule, i) =>
				readRule(
					{ destination: key, rule: i },
					ruleParts(rule, at(path, i), reading),
					at(path, i),
					targets,
					reading,
				),
			),
		);
	}
	return [...byDestination.keys()].sort().flatMap((key) => byDestination.get(key)!);
}

function findArea(spelling: string, path: string, { areas, legacy }: Targets): string {
	const key = decodeCorticalId(spelling, legacy)?.key;
	if (key !== undefined && areas.has(key)) return key;
	const near = nearNames(spelling, areas.values());
	const message = `Destination ${quote(spelling)} is no area of the genome${near}.`;
	refuse("mapping-destination", path, message, "correct the id, add the area or remove the mapping");
}

function readRule(
	place: Pick<Mapping, "destination" | "rule">,
	parts: RuleParts,
	path: string,
	targets: Targets,
	reading: Reading,
): Mapping {
	const id = parts.get("morphology_id");
	if (!id) refuse("mapping-shape", path, "The mapping rule names no morphology_id.", "name a morphology");
	const name = check("morphology_id", id, text, "mapping-shape");
	const morphology = findMorphology(currentMorphologyName(name), id.path, targets.morphologies);
	const mapper = targets.extended ? endOfChain(morphology, targets.morphologies) : morphology;
	refusePlastic(parts, mapper, path, reading);
	refuseNegative(mapper, path);
	noteMorphology(morphology, path, targets, reading);
	noteScalar(parts.get("morphology_scalar"), reading);
	return {
		path,
		...place,
		morphology: morphology.name,
		multiplier: readMultiplier(parts.get("postSynapticCurrent_multiplier"), path, reading),
		plastic: false,
		attractivity: readAttractivity(parts.get("synapse_attractivity"), reading),
	};
}

function findMorphology(
	name: string,
	path: string,
	morphologies: ReadonlyMap<string, Morphology>,
): Morphology {
	const found = morphologies.get(name);
	if (found) return found;
	const message = `Morphology ${quote(name)} does not exist${nearNames(name, morphologies.keys())}.`;
	refuse(
		"mapping-morphology",
		path,
		message,
		"name a morphology of neuron_morphologies or a core morphology",
	);
}

function refusePlastic(parts: RuleParts, { name }: Morphology, path: string, { notes }: Reading): void {
	const sourced = parts.get("plasticity_flag");
	if (!sourced) noteIncomplete("plasticity_flag", "false", path, notes);
	const plastic = sourced !== undefined && check("plasticity_flag", sourced, flag, "mapping-shape");
	for (const part of constants) {
		const constant = parts.get(part);
		if (constant) check(part, constant, float, "mapping-shape");
	}
	if (!plastic && name !== "associative_memory") return;
	const why = plastic ? "plasticity_flag is true" : "associative_memory is always plastic";
	const message = `The mapping is plastic (${why}); feagi-xs does not support plasticity yet.`;
	refuse(
		"mapping-plastic",
		path,
		message,
		"set plasticity_flag to false or remove the rule; a later version will learn",
	);
}

function refuseNegative(morphology: Morphology, path: string): void {
	if (morphology.type !== "patterns") return;
	if (!morphology.patterns.some((pair) => pair.flat().some((part) => Number(part) < 0))) return;
	const message = `Pattern morphology ${quote(morphology.name)} has a negative coordinate, which FEAGI refuses when it is used.`;
	refuse("mapping-morphology", path, message, `correct ${morphology.path}`);
}

/** Tells of morphologies that FEAGI accepts and does not execute. */
function noteMorphology(morphology: Morphology, path: string, targets: Targets, { notes }: Reading): void {
	const { type, name } = morphology;
	if (type !== "composite" && (type !== "functions" || executed.has(name))) return;
	const end = endOfChain(morphology, targets.morphologies);
	const connects = end.type !== "functions" || executed.has(end.name) || extendedFunctions.has(end.name);
	const which = `Morphology ${quote(name)} (${type})`;
	if (connects && targets.extended) {
		const message = `${which}: FEAGI makes no synapses for it; feagi-xs does because of --extended.`;
		notes.info("morphology-extended", path, message, name);
		return;
	}
	const message = `${which}: FEAGI makes no synapses for it, neither does feagi-xs${connects ? " without --extended" : ""}.`;
	notes.warn("morphology-not-executed", path, message, name);
}
