import { at } from "./json-path.js";
import type { Morphology, PatternTriple, Vector } from "./model.js";
import type { Notes } from "./notes.js";

const section = "$.neuron_morphologies";

/** The thirteen that FEAGI's loader guarantees (spec 1.10); their shapes are those of its own genomes (appendix A). */
const coreMorphologies: readonly Morphology[] = Object.freeze([
	vector("block_to_block", [0, 0, 0]),
	named("projector"),
	named("episodic_memory"),
	named("memory_replay"),
	named("associative_memory"),
	pattern("all_to_0-0-0", ["*", "*", "*"], [0, 0, 0]),
	pattern("0-0-0_to_all", [0, 0, 0], ["*", "*", "*"]),
	vector("lateral_+x", [1, 0, 0]),
	vector("lateral_-x", [-1, 0, 0]),
	vector("lateral_+y", [0, 1, 0]),
	vector("lateral_-y", [0, -1, 0]),
	vector("lateral_+z", [0, 0, 1]),
	vector("lateral_-z", [0, 0, -1]),
]);

/** If one of the thirteen is missing, FEAGI writes all of them, over same-named ones of the genome too. */
export function addCoreMorphologies(morphologies: Map<string, Morphology>, notes: Notes): void {
	const missing = coreMorphologies.filter(({ name }) => !morphologies.has(name));
	if (missing.length === 0) return;
	for (const core of coreMorphologies) {
		const own = morphologies.get(core.name);
		if (own && meaning(own) !== meaning(core)) {
			const message = `${core.name} is replaced by FEAGI's core morphology of that name, as FEAGI does.`;
			notes.warn("core-morphology-replaced", own.path, message, core.name);
		}
		if (!own || meaning(own) !== meaning(core)) morphologies.set(core.name, core);
	}
	const names = missing.map(({ name }) => name).join(", ");
	notes.info("core-morphology-added", section, `Core morphologies added, as in FEAGI: ${names}.`);
}

function meaning(morphology: Morphology): string {
	return JSON.stringify({ ...morphology, path: "" }, Object.keys({ ...morphology, path: "" }).sort());
}

function named(name: string): Morphology {
	return { type: "functions", name, path: at(section, name) };
}

function vector(name: string, offset: Vector): Morphology {
	return { type: "vectors", name, path: at(section, name), vectors: [offset] };
}

function pattern(name: string, source: PatternTriple, destination: PatternTriple): Morphology {
	return { type: "patterns", name, path: at(section, name), patterns: [[source, destination]] };
}
