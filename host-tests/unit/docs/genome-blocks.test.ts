/** Genomes in documents compile; a block of physiology alone is put into a shipped genome. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compileGenome } from "../../../tools/compile.js";
import { precisionOf } from "../../../tools/genome/precision.js";
import { blocksOf, readDocument, root } from "./documents.js";

const shipped = JSON.parse(readFileSync(`${root}genomes/wta.fp32.genome.json`, "utf8"));

const blocks = ["precision.md", "migrating-from-feagi.md", "tuning-precision.md"].flatMap((name) =>
	blocksOf(readDocument(name))
		.filter(({ language }) => language === "json")
		.map((block) => [`${name}, line ${block.line}`, block.text] as const),
);

test("there are some", () => {
	expect(blocks.length).toBeGreaterThan(2);
});

describe.each(blocks)("%s", (_, text) => {
	const { physiology, ...rest } = JSON.parse(text);
	const genome = { ...shipped, ...rest, physiology: { ...shipped.physiology, ...physiology } };
	const { network, notes } = compileGenome(JSON.stringify(genome));

	test("compiles without a warning, to what it asks for", () => {
		expect(notes.filter(({ level }) => level !== "info")).toEqual([]);
		expect(network.genome.precision).toBe(precisionOf(physiology.quantization_precision));
	});

	test("has no key that does nothing", () => {
		const idle = notes.filter(({ code }) => code === "range-ignored" || code === "unknown-physiology");
		expect(idle).toEqual([]);
		const { quantization_range, quantization_same_unit } = physiology;
		if (quantization_range) expect(network.genome.range).toMatchObject(quantization_range);
		if (quantization_same_unit) expect(network.genome.sameUnit).toBe(true);
	});
});
