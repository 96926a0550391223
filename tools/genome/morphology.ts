import * as v from "valibot";
import { refuseBrokenChains } from "./composite.js";
import { addCoreMorphologies } from "./core-morphologies.js";
import { at, quote } from "./json-path.js";
import type { Morphology, PatternElement, PatternTriple, Vector } from "./model.js";
import type { Json, JsonObject } from "./parse.js";
import { refuse } from "./refuse.js";
import { check, isObject, type Rule } from "./schema.js";
import type { Reading, Sourced } from "./source.js";

const renamed: ReadonlyMap<string, string> = new Map([
	["memory", "episodic_memory"],
	["bi_directional_stdp", "associative_memory"],
]);
const known = new Set(["type", "parameters", "class", "morphology_name", "dimension_sensitive"]);

const int32 = v.pipe(v.number(), v.integer(), v.minValue(-(2 ** 31)), v.maxValue(2 ** 31 - 1));
const unsigned = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 32 - 1));
const element = v.union([int32, v.picklist(["*", "?", "!"])]);
const patternTriple = v.strictTuple([element, element, element]);
const vectors: Rule<Vector[]> = {
	schema: v.array(v.strictTuple([int32, int32, int32])),
	accepts: "a list of [dx, dy, dz] in whole numbers",
};
const patterns: Rule<[PatternTriple, PatternTriple][]> = {
	schema: v.array(v.strictTuple([patternTriple, patternTriple])),
	accepts: 'a list of [[sx, sy, sz], [dx, dy, dz]] in whole numbers, "*", "?" or "!"',
};
const blockPattern = v.strictTuple([int32, int32]);
const composite: Rule<{
	src_seed: [number, number, number];
	src_pattern: [number, number][];
	mapper_morphology: string;
}> = {
	schema: v.looseObject({
		src_seed: v.strictTuple([unsigned, unsigned, unsigned]),
		src_pattern: v.pipe(v.array(blockPattern), v.length(3)),
		mapper_morphology: v.string(),
	}),
	accepts: "{ src_seed: [u, u, u], src_pattern: [[a, b], [a, b], [a, b]], mapper_morphology: name }",
};

/** Current name of a morphology that older genomes call differently (spec 1.7). */
export function currentMorphologyName(name: string): string {
	return renamed.get(name) ?? name;
}

/**
 * All morphologies by name, core ones included (spec 1.7, 1.10).
 * @throws GenomeError morphology-shape, morphology-composite
 */
export function readMorphologies(section: JsonObject, reading: Reading): ReadonlyMap<string, Morphology> {
	const morphologies = new Map<string, Morphology>();
	for (const key of Object.keys(section)) {
		const path = at("$.neuron_morphologies", key);
		const name = currentMorphologyName(key);
		if (name !== key) {
			reading.notes.info("morphology-renamed", path, `Morphology ${key} is called ${name} today.`, key);
			if (Object.hasOwn(section, name)) continue;
		}
		morphologies.set(name, readMorphology(name, section[key]!, path, reading));
	}
	addCoreMorphologies(morphologies, reading.notes);
	refuseBrokenChains(morphologies);
	return morphologies;
}

function readMorphology(name: string, value: Json, path: string, reading: Reading): Morphology {
	if (!isObject(value)) {
		const message = `A morphology must be an object, is ${quote(value)}.`;
		refuse("morphology-shape", path, message, "write { type, parameters }");
	}
	for (const key of Object.keys(value)) {
		if (known.has(key)) continue;
		const message = `Morphology property ${quote(key)} is unknown and ignored.`;
		reading.notes.info("unknown-morphology-property", at(path, key), message, key);
	}
	const parameters = at(path, "parameters");
	const body = value.parameters ?? Object.create(null);
	if (!isObject(body)) {
		refuse("morphology-shape", parameters, `parameters must be an object, is ${quote(body)}.`, "write { … }");
	}
	const listed = (key: string): Sourced => ({ value: body[key] ?? null, path: at(parameters, key) });
	switch (value.type) {
		case "vectors": {
			const list = listed("vectors");
			noteFloats(list, reading);
			return {
				type: "vectors",
				name,
				path,
				vectors: check("vectors", list, vectors, "morphology-shape").map(tidyVector),
			};
		}
		case "patterns": {
			const list = listed("patterns");
			noteFloats(list, reading);
			const pairs = check("patterns", list, patterns, "morphology-shape");
			return {
				type: "patterns",
				name,
				path,
				patterns: pairs.map(([from, to]) => [tidyTriple(from), tidyTriple(to)]),
			};
		}
		case "functions":
			return { type: "functions", name, path };
		case "composite": {
			const checked = check("parameters", { value: body, path: parameters }, composite, "morphology-shape");
			const [x, y, z] = checked.src_pattern;
			return {
				type: "composite",
				name,
				path,
				block: checked.src_seed,
				pattern: [x!, y!, z!],
				mapper: currentMorphologyName(checked.mapper_morphology),
			};
		}
	}
	const message = `Morphology type must be vectors, patterns, functions or composite, is ${quote(value.type)}.`;
	refuse("morphology-shape", at(path, "type"), message, "write one of the four types");
}

/** -0 is a legal JSON number and would make equal genomes differ. */
function tidyVector([x, y, z]: Vector): Vector {
	return [x + 0, y + 0, z + 0];
}

function tidyTriple([x, y, z]: PatternTriple): PatternTriple {
	const tidy = (part: PatternElement) => (typeof part === "number" ? part + 0 : part);
	return [tidy(x), tidy(y), tidy(z)];
}

function noteFloats({ value, path }: Sourced, reading: Reading): void {
	if (reading.floatPaths.size === 0) return;
	if (Array.isArray(value)) {
		value.forEach((part, i) => void noteFloats({ value: part, path: at(path, i) }, reading));
	} else if (reading.floatPaths.has(path)) {
		const message = "A morphology coordinate is a float with a zero fraction; FEAGI would refuse the genome.";
		reading.notes.info("float-for-integer", path, message, "morphology");
	}
}
