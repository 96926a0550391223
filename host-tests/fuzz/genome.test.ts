import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GenomeError } from "../../tools/errors.js";
import { readGenome } from "../../tools/genome/read.js";
import { genomes, writeFlat, writeHierarchical } from "../unit/genome/generate.js";

const seed = 20_251_124;
const numRuns = 10_000;

/** Reads text that may be anything: a genome or a GenomeError, nothing else. */
function readsOrRefuses(text: string): boolean {
	try {
		readGenome(text);
		return true;
	} catch (error) {
		if (!(error instanceof GenomeError)) throw error;
		expect(error.code).not.toBe("");
		expect(error.message).not.toBe("");
		expect(error.remedy).not.toBe("");
		expect(error.where).not.toBe("");
		return false;
	}
}

const words = [
	"version",
	"2.0",
	"3.0",
	"blueprint",
	"physiology",
	"neuron_morphologies",
	"simulation_timestep",
	"quantization_precision",
	"c__abc",
	"_power",
	"iic400",
	"Y1JTTW90X18=",
	"block_boundaries",
	"cortical_mapping_dst",
	"neuron_excitability",
	"projector",
	"type",
	"parameters",
	"vectors",
	"_____10c-c__abc-cx-___bbx-i",
	"_____10c-c__abc-cx-dstmap-d",
	"__proto__",
	"constructor",
	"",
];
const word = fc.oneof(fc.constantFrom(...words), fc.string({ unit: "binary", maxLength: 8 }));
const leaf = fc.oneof(word, fc.integer(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null));
const { value: anything } = fc.letrec<{ value: unknown }>((tie) => ({
	value: fc.oneof(
		{ depthSize: "small", withCrossShrink: true },
		leaf,
		fc.array(tie("value"), { maxLength: 4 }),
		fc.dictionary(word, tie("value"), { maxKeys: 5 }),
	),
}));
const shaped = fc.record({
	version: fc.constantFrom("2.0", "2.1", "3.0", "x"),
	blueprint: fc.dictionary(word, anything, { maxKeys: 4 }),
	physiology: anything,
	neuron_morphologies: anything,
});

/** One value somewhere in the tree is replaced or removed. */
function wound(value: unknown, path: readonly number[], injury: unknown): unknown {
	if (typeof value !== "object" || value === null || path.length === 0) return injury;
	const keys = Object.keys(value);
	if (keys.length === 0) return injury;
	const key = keys[path[0]! % keys.length]!;
	const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
	copy[key] = wound(copy[key], path.slice(1), injury);
	return copy;
}

describe("fuzzed genomes", () => {
	it("arbitrary JSON is read or refused, never a crash", () => {
		fc.assert(
			fc.property(anything, (value) => void readsOrRefuses(JSON.stringify(value))),
			{ seed, numRuns },
		);
	});

	it("arbitrary JSON in the shape of a genome is read or refused, never a crash", () => {
		fc.assert(
			fc.property(shaped, (value) => void readsOrRefuses(JSON.stringify(value))),
			{ seed, numRuns },
		);
	});

	it("arbitrary text is read or refused, never a crash", () => {
		const text = fc.oneof(
			fc.string({ unit: "binary" }),
			fc.array(fc.constantFrom(...'{}[]:,"\\0.1e-+tn \n')).map((all) => all.join("")),
		);
		fc.assert(
			fc.property(text, (value) => void readsOrRefuses(value)),
			{ seed, numRuns },
		);
	});

	it("a good genome with one wounded value is read or refused, and some of each", () => {
		let read = 0;
		const path = fc.array(fc.nat(), { minLength: 1, maxLength: 7 });
		fc.assert(
			fc.property(genomes(3), fc.boolean(), path, anything, (sketch, flat, where, injury) => {
				const genome = JSON.parse((flat ? writeFlat : writeHierarchical)(sketch));
				if (readsOrRefuses(JSON.stringify(wound(genome, where, injury)))) read++;
			}),
			{ seed, numRuns },
		);
		expect(read).toBeGreaterThan(numRuns / 100);
		expect(read).toBeLessThan(numRuns);
	});

	it("a good genome cut off anywhere is refused", () => {
		fc.assert(
			fc.property(genomes(3), fc.nat(), (sketch, cut) => {
				const text = writeHierarchical(sketch);
				expect(readsOrRefuses(text.slice(0, cut % text.length))).toBe(false);
			}),
			{ seed, numRuns: 1000 },
		);
	});
});
