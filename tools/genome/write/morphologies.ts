import { at } from "../json-path.js";
import type { Genome, Morphology } from "../model.js";
import { currentMorphologyName } from "../morphology.js";
import type { Notes } from "../notes.js";
import type { Json, JsonObject } from "../parse.js";
import { isObject, section } from "../schema.js";
import type { RawGenome } from "./raw.js";

const root = "$.neuron_morphologies";
/** Whole numbers of a shape, by path. */
const coordinate = /\.parameters\.(vectors|patterns|src_seed|src_pattern)\[[^.]*$/;

/** All morphologies by name, core ones included; what the reader does not use of them is kept. */
export function writeMorphologies(genome: Genome, raw: RawGenome, notes: Notes): JsonObject {
	const source = section(raw.genome, "neuron_morphologies");
	const spellings = new Map<string, string>();
	for (const key of Object.keys(source)) {
		const name = currentMorphologyName(key);
		if (name !== key) {
			notes.info("fix-morphology", at(root, key), `Morphology ${key} is called ${name} today.`, key);
			if (Object.hasOwn(source, name)) continue;
		}
		spellings.set(name, key);
	}
	const names = [...genome.morphologies.keys()].sort();
	return Object.fromEntries(
		names.map((name) => {
			const spelling = spellings.get(name);
			const own = spelling === undefined ? undefined : (source[spelling] as JsonObject);
			const path = at(root, spelling ?? name);
			return [name, writeMorphology(genome.morphologies.get(name)!, own, path, raw.floatPaths, notes)];
		}),
	);
}

function writeMorphology(
	morphology: Morphology,
	own: JsonObject | undefined,
	path: string,
	floatPaths: ReadonlySet<string>,
	notes: Notes,
): JsonObject {
	const { name, type } = morphology;
	if (!own) {
		const message = `Core morphology ${name} is written, which FEAGI adds when it is missing.`;
		notes.info("fix-morphology", root, message, "core");
		return { type, parameters: parametersOf(morphology, {}), class: "core" };
	}
	const same = own.type === type;
	const before = same && isObject(own.parameters) ? own.parameters : {};
	const parameters = parametersOf(morphology, before);
	if (!same || JSON.stringify(parameters) !== JSON.stringify(before)) {
		const changed =
			type === "composite" ? "its mapper has a new name" : "FEAGI's core morphology replaces it";
		notes.info("fix-morphology", path, `Morphology ${name} is written anew: ${changed}.`, name);
	} else if (
		[...floatPaths].some((place) => place.startsWith(`${path}.parameters.`) && coordinate.test(place))
	) {
		const message = `Numbers of morphology ${name} lose their zero fraction, for which FEAGI refuses the genome.`;
		notes.info("fix-value", path, message, "morphology");
	}
	const { type: _, parameters: __, class: group, ...rest } = own;
	return { type, parameters, class: group ?? "custom", ...sorted(rest) };
}

/** The shape as the reader understood it; further parameters are kept. */
function parametersOf(morphology: Morphology, before: JsonObject): JsonObject {
	switch (morphology.type) {
		case "vectors":
			return { ...before, vectors: morphology.vectors as unknown as Json };
		case "patterns":
			return { ...before, patterns: morphology.patterns as unknown as Json };
		case "functions":
			return before;
		case "composite":
			return {
				...before,
				src_seed: morphology.block.map(tidy),
				src_pattern: morphology.pattern.map((pair) => pair.map(tidy)),
				mapper_morphology: morphology.mapper,
			};
	}
}

/** Without the sign of -0, which JSON can only write as a float. */
function tidy(value: number): number {
	return value + 0;
}

function sorted(object: JsonObject): JsonObject {
	return Object.fromEntries(
		Object.keys(object)
			.sort()
			.map((key) => [key, object[key]!]),
	);
}
