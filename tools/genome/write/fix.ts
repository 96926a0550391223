import type { Genome, Note } from "../model.js";
import { Notes } from "../notes.js";
import type { Json } from "../parse.js";
import { readGenome } from "../read.js";
import { writeArea } from "./area-properties.js";
import { flatBlueprint, hierarchicalBlueprint } from "./forms.js";
import { writeMorphologies } from "./morphologies.js";
import { writePhysiology } from "./physiology-section.js";
import { printGenome } from "./print.js";
import { type RawGenome, readRaw } from "./raw.js";

export interface FixOptions {
	/** That of the file unless given. */
	readonly form?: Genome["form"];
}

export interface Fixed {
	/** The repaired genome, version 3.0. */
	readonly text: string;
	/** The repaired genome as it is read again. */
	readonly genome: Genome;
	/** What was repaired; empty for a genome that this function wrote. */
	readonly fixes: readonly Note[];
}

const version = "3.0";
/** The order in which FEAGI's own files have them. */
const first = ["genome_id", "genome_title", "genome_description", "version", "physiology"];
const last = ["neuron_morphologies", "blueprint"];

/**
 * Repairs and migrates a genome as FEAGI's loader does in memory (spec 1.9–1.11), and writes every mapping and
 * property in the one spelling that FEAGI's present loader honours. Stable: what it wrote, it writes again byte for
 * byte. What feagi-xs does not use is kept.
 * @throws GenomeError whatever readGenome refuses
 */
export function fixGenome(text: string, options: FixOptions = {}): Fixed {
	const genome = readGenome(text);
	const raw = readRaw(text);
	const notes = new Notes();
	for (const path of raw.duplicatePaths)
		notes.info(
			"fix-dropped",
			path,
			"The key occurs twice in one object; the last value is kept.",
			"duplicate",
		);
	const sections = new Map<string, Json>();
	for (const key of first) if (key in raw.genome) sections.set(key, raw.genome[key]!);
	sections.set("genome_title", genome.title);
	sections.set("version", version);
	if (raw.genome.version !== version)
		notes.info("fix-version", "$.version", `Version ${genome.version} is written as ${version}.`);
	sections.set("physiology", writePhysiology(raw, notes));
	for (const key of Object.keys(raw.genome).sort())
		if (!first.includes(key) && !last.includes(key)) sections.set(key, raw.genome[key]!);
	sections.set("neuron_morphologies", writeMorphologies(genome, raw, notes));
	sections.set("blueprint", writeBlueprint(genome, raw, options.form ?? raw.form, notes));
	const ordered = [...first, ...[...sections.keys()].filter((key) => !first.includes(key))];
	const written = printGenome(
		Object.fromEntries(ordered.filter((key) => sections.has(key)).map((key) => [key, sections.get(key)!])),
	);
	return { text: written, genome: readGenome(written), fixes: notes.list() };
}

function writeBlueprint(genome: Genome, raw: RawGenome, form: Genome["form"], notes: Notes): Json {
	const own = new Map(raw.areas.map((area) => [area.id.key, area]));
	const mappings = new Map(
		genome.areas.flatMap((area) => area.mappings.map((mapping) => [mapping.path, mapping] as const)),
	);
	const areas = genome.areas.map((area) => writeArea(area, own.get(area.id.key), raw, mappings, notes));
	return (form === "flat" ? flatBlueprint : hierarchicalBlueprint)(areas, raw.strays, notes);
}
