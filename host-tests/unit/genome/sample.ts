import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { GenomeError } from "../../../tools/errors.js";
import type { CorticalArea, Genome, Note } from "../../../tools/genome/model.js";
import { type ReadOptions, readGenome } from "../../../tools/genome/read.js";

export type Properties = Record<string, unknown>;

/** A hierarchical genome with these areas. */
export function hierarchical(blueprint: Record<string, unknown>, rest: Properties = {}): string {
	return JSON.stringify({
		version: "2.1",
		physiology: { quantization_precision: "fp32" },
		blueprint,
		...rest,
	});
}

/** A flat genome; keys are `AREA-cx-PROP06-t` without the common prefix. */
export function flat(keys: Record<string, unknown>, rest: Properties = {}): string {
	const blueprint = Object.fromEntries(
		Object.entries(keys).map(([key, value]) => [`_____10c-${key}`, value]),
	);
	return JSON.stringify({
		version: "2.0",
		physiology: { quantization_precision: "fp32" },
		blueprint,
		...rest,
	});
}

/** One area c__abc with these hierarchical properties. */
export function oneArea(properties: Properties, rest: Properties = {}): string {
	return hierarchical({ c__abc: properties }, rest);
}

/** c__src with this one rule to c__dst. */
export function oneRule(rule: unknown, rest: Properties = {}): string {
	return hierarchical({ c__src: { cortical_mapping_dst: { c__dst: [rule] } }, c__dst: {} }, rest);
}

export function area(genome: Genome, spelling: string): CorticalArea {
	const found = genome.areas.find((candidate) => candidate.spelling === spelling);
	if (!found) throw new Error(`no area ${spelling}`);
	return found;
}

export function noteOf(text: string, code: string, options?: ReadOptions): Note | undefined {
	const notes = readGenome(text, options).notes.filter((note) => note.code === code);
	if (notes.length > 1) throw new Error(`${notes.length} notes ${code}`);
	return notes[0];
}

/** Reads text that must be refused; the remedy must say something. */
export function refusal(text: string, options?: ReadOptions): GenomeError {
	try {
		readGenome(text, options);
	} catch (error) {
		if (!(error instanceof GenomeError)) throw error;
		if (error.remedy === "" || error.message === "") throw new Error("refused without words");
		return error;
	}
	throw new Error("the genome was not refused");
}

const shipped = fileURLToPath(new URL("../../../../shared/genomes/feagi/", import.meta.url));

/** FEAGI's own genomes are not part of the repository: tests that need them are skipped without them. */
export const shippedGenomes = existsSync(shipped);

export function shippedGenome(name: string): string {
	return readFileSync(`${shipped}${name}_genome.json`, "utf8");
}
