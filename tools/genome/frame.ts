import { at, quote } from "./json-path.js";
import type { Notes } from "./notes.js";
import type { Json, JsonObject } from "./parse.js";
import { refuse } from "./refuse.js";
import { check, isObject, section, text } from "./schema.js";

export interface Frame {
	readonly genome: JsonObject;
	readonly blueprint: JsonObject;
	readonly title: string;
	readonly version: string;
}

/** Sections that are read, or that describe the genome without changing the brain (spec 1.2). */
const known = new Set([
	"genome_id",
	"genome_title",
	"genome_description",
	"version",
	"blueprint",
	"neuron_morphologies",
	"physiology",
	"stats",
	"signatures",
	"timestamp",
	"hosts",
]);
const organisational = new Set(["brain_regions", "brain_regions_root"]);

/**
 * The outermost level of a genome.
 * @throws GenomeError genome-shape, genome-version, property
 */
export function readFrame(value: Json, notes: Notes): Frame {
	if (!isObject(value)) {
		refuse(
			"genome-shape",
			"$",
			`A genome must be a JSON object, is ${quote(value)}.`,
			"give a FEAGI genome file",
		);
	}
	const version = readVersion(value.version);
	if (value.blueprint === undefined || value.blueprint === null) {
		const message = "The genome has no blueprint, so it has no cortical areas.";
		refuse("genome-shape", "$.blueprint", message, "give a FEAGI genome file");
	}
	const title = check("genome_title", { value: value.genome_title ?? "", path: "$.genome_title" }, text);
	noteSections(value, notes);
	return { genome: value, blueprint: section(value, "blueprint"), title, version };
}

/** Any text that begins "2." or is exactly "3.0" (spec 1.1). */
function readVersion(version: Json | undefined): string {
	if (typeof version === "string" && (version.startsWith("2.") || version === "3.0")) return version;
	const message = `Genome version must be a text "2.…" or "3.0", is ${quote(version)}.`;
	refuse("genome-version", "$.version", message, "save the genome again with a current FEAGI");
}

function noteSections(genome: JsonObject, notes: Notes): void {
	for (const key of Object.keys(genome)) {
		if (known.has(key)) continue;
		const path = at("$", key);
		if (organisational.has(key)) {
			const message = "Brain regions only organise the areas on screen; they do not change the brain.";
			notes.info("brain-regions", path, message);
		} else {
			notes.info("unknown-section", path, `Section ${quote(key)} is unknown and ignored.`, key);
		}
	}
}

export function noteDuplicates(paths: readonly string[], notes: Notes): void {
	for (const path of paths) {
		notes.warn(
			"duplicate-key",
			path,
			"The key occurs twice in one object; the last value counts, as in FEAGI.",
		);
	}
}
