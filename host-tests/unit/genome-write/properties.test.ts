/** What holds for every genome that is repaired: same meaning, stable bytes, nothing left to repair. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { compileGenome } from "../../../tools/compile.js";
import { readGenome } from "../../../tools/genome/read.js";
import { fixGenome } from "../../../tools/genome/write/fix.js";
import { genomes as folder } from "../cli/run-cli.js";
import { genomes, writeFlat, writeHierarchical } from "../genome/generate.js";
import { shippedGenome, shippedGenomes } from "../genome/sample.js";
import { meaning } from "./meaning.js";

const forms = ["flat", "hierarchical"] as const;

function holds(text: string): void {
	const before = meaning(readGenome(text));
	for (const form of forms) {
		const fixed = fixGenome(text, { form });
		expect(meaning(readGenome(fixed.text))).toEqual(before);
		expect(fixed.genome).toMatchObject({ form, version: "3.0" });
		const again = fixGenome(fixed.text);
		expect(again.fixes).toEqual([]);
		expect(again.text).toBe(fixed.text);
		const there = fixGenome(fixed.text, { form: form === "flat" ? "hierarchical" : "flat" });
		expect(there.fixes).toEqual([]);
		expect(fixGenome(there.text, { form }).text).toBe(fixed.text);
	}
}

describe("a repaired genome", () => {
	it("means the same in either form, and is repaired for good", () => {
		fc.assert(
			fc.property(genomes(), (sketch) => {
				holds(writeFlat(sketch));
				holds(writeHierarchical(sketch));
			}),
			{ numRuns: 150 },
		);
	});

	it("of the flat and of the hierarchical twin has the same bytes", () => {
		fc.assert(
			fc.property(genomes(), fc.constantFrom(...forms), (sketch, form) => {
				const text = fixGenome(writeFlat(sketch), { form }).text;
				expect(fixGenome(writeHierarchical(sketch), { form }).text).toBe(text);
			}),
			{ numRuns: 100 },
		);
	});

	it("loses no sign and no digit of a number", () => {
		fc.assert(
			fc.property(fc.double({ noNaN: true, min: -3e38, max: 3e38 }), (value) => {
				const text = `{"version": "2.1", "blueprint": {"c__abc": {"firing_threshold": ${Object.is(value, -0) ? "-0.0" : value}}}}`;
				const { genome } = fixGenome(text);
				expect(genome.areas[3]!.firingThreshold).toBe(value);
			}),
		);
	});
});

describe("genomes of this repository", () => {
	test.each(readdirSync(folder).filter((name) => name.endsWith(".genome.json")))("%s", (name) => {
		const text = readFileSync(join(folder, name), "utf8");
		holds(text);
		for (const form of forms)
			expect(
				Buffer.compare(compileGenome(fixGenome(text, { form }).text).bytes, compileGenome(text).bytes),
			).toBe(0);
	});
});

describe.skipIf(!shippedGenomes)("FEAGI's own genomes (in ../shared/genomes/feagi)", () => {
	test.each(["barebones", "test", "essential"])("%s", (name) => {
		const text = shippedGenome(name);
		holds(text);
		for (const form of forms)
			expect(
				Buffer.compare(compileGenome(fixGenome(text, { form }).text).bytes, compileGenome(text).bytes),
			).toBe(0);
	});
});
