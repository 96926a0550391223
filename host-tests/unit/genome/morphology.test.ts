import { describe, expect, it } from "vitest";
import { readGenome } from "../../../tools/genome/read.js";
import { hierarchical, noteOf, refusal } from "./sample.js";

const text = (morphologies: Record<string, unknown>) =>
	hierarchical({}, { neuron_morphologies: morphologies });
const read = (morphologies: Record<string, unknown>) => readGenome(text(morphologies)).morphologies;
const vectors = (list: unknown) => ({ type: "vectors", parameters: { vectors: list } });
const patterns = (list: unknown) => ({ type: "patterns", parameters: { patterns: list } });
const composite = (mapper: unknown, more = {}) => ({
	type: "composite",
	parameters: {
		src_seed: [16, 16, 1],
		src_pattern: [
			[1, 0],
			[1, 0],
			[1, 0],
		],
		mapper_morphology: mapper,
		...more,
	},
});
const path = "$.neuron_morphologies.mine";

describe("morphologies", () => {
	it("the four types are read", () => {
		const all = read({
			mine: vectors([[1, -2, 3]]),
			some: patterns([
				[
					["*", "?", "!"],
					[0, 1, "*"],
				],
			]),
			func: { type: "functions" },
			tile: composite("mine"),
		});
		expect(all.get("mine")).toEqual({ type: "vectors", name: "mine", path, vectors: [[1, -2, 3]] });
		expect(all.get("some")).toMatchObject({
			patterns: [
				[
					["*", "?", "!"],
					[0, 1, "*"],
				],
			],
		});
		expect(all.get("func")).toMatchObject({ type: "functions" });
		expect(all.get("tile")).toEqual({
			type: "composite",
			name: "tile",
			path: "$.neuron_morphologies.tile",
			block: [16, 16, 1],
			pattern: [
				[1, 0],
				[1, 0],
				[1, 0],
			],
			mapper: "mine",
		});
	});

	it.each([
		["no object", 7, path],
		["no type", {}, `${path}.type`],
		["an unknown type", { type: "magic" }, `${path}.type`],
		["parameters that are a list", { type: "vectors", parameters: [] }, `${path}.parameters`],
		["no vectors", { type: "vectors", parameters: {} }, `${path}.parameters.vectors`],
		[
			"a vector of two",
			vectors([
				[0, 0, 0],
				[1, 2],
			]),
			`${path}.parameters.vectors[1][2]`,
		],
		["a vector of four", vectors([[1, 2, 3, 4]]), `${path}.parameters.vectors[0][3]`],
		["a fraction", vectors([[0, 0.5, 0]]), `${path}.parameters.vectors[0][1]`],
		["a number of 33 bits", vectors([[2 ** 31, 0, 0]]), `${path}.parameters.vectors[0][0]`],
		["a text in a vector", vectors([["*", 0, 0]]), `${path}.parameters.vectors[0][0]`],
		[
			"an unknown sign",
			patterns([
				[
					["*", "*", "x"],
					[0, 0, 0],
				],
			]),
			`${path}.parameters.patterns[0][0][2]`,
		],
		["half a pattern", patterns([[["*", "*", "*"]]]), `${path}.parameters.patterns[0][1]`],
		["a negative seed", composite("projector", { src_seed: [-1, 0, 0] }), `${path}.parameters.src_seed[0]`],
		[
			"a short src_pattern",
			composite("projector", { src_pattern: [[1, 0]] }),
			`${path}.parameters.src_pattern`,
		],
		["a mapper that is no name", composite(7), `${path}.parameters.mapper_morphology`],
	])("%s is refused by path", (_, value, where) => {
		expect(refusal(text({ mine: value }))).toMatchObject({ code: "morphology-shape", where });
	});

	it("a coordinate written as a float is taken with a note", () => {
		const float = text({ mine: vectors([["@", 0, 0]]) }).replace('"@"', "1.0");
		expect(noteOf(float, "float-for-integer")).toMatchObject({ path: `${path}.parameters.vectors[0][0]` });
		expect(readGenome(float).morphologies.get("mine")).toMatchObject({ vectors: [[1, 0, 0]] });
	});

	it("minus zero is zero", () => {
		const minus = text({
			mine: vectors([["@", 0, 0]]),
			some: patterns([
				[
					["@", 0, 0],
					[0, 0, 0],
				],
			]),
		}).replaceAll('"@"', "-0");
		const all = readGenome(minus).morphologies;
		expect(all.get("mine")).toStrictEqual({ ...all.get("mine")!, vectors: [[0, 0, 0]] });
		expect(all.get("some")).toStrictEqual({
			...all.get("some")!,
			patterns: [
				[
					[0, 0, 0],
					[0, 0, 0],
				],
			],
		});
	});

	it("unknown properties are noted, FEAGI's own extra ones are not", () => {
		const mine = {
			...vectors([]),
			class: "custom",
			morphology_name: "x",
			dimension_sensitive: true,
			colour: 1,
		};
		expect(noteOf(text({ mine }), "unknown-morphology-property")).toMatchObject({ path: `${path}.colour` });
	});
});

describe("composite chains", () => {
	it("may lead over several composites to an end", () => {
		expect(() => read({ a: composite("b"), b: composite("c"), c: composite("projector") })).not.toThrow();
	});

	it.each([
		[{ a: composite("a") }],
		[{ a: composite("b"), b: composite("c"), c: composite("a") }],
		[{ a: composite("b"), b: composite("c"), c: composite("b") }],
	])("a circle is refused", (morphologies) => {
		expect(refusal(text(morphologies)).code).toBe("morphology-composite");
	});

	it("a mapper that does not exist is refused with near names", () => {
		const error = refusal(text({ a: composite("projectr") }));
		expect(error).toMatchObject({
			code: "morphology-composite",
			where: "$.neuron_morphologies.a.parameters.mapper_morphology",
		});
		expect(error.message).toContain('"projector"');
	});

	it("ten thousand links are followed without recursion", () => {
		const links = Array.from({ length: 10_000 }, (_, n) => [
			`l${n}`,
			composite(n === 9999 ? "projector" : `l${n + 1}`),
		]);
		expect(read(Object.fromEntries(links)).size).toBe(10_013);
	});
});

describe("core morphologies", () => {
	const names = [
		"block_to_block",
		"projector",
		"episodic_memory",
		"memory_replay",
		"associative_memory",
		"all_to_0-0-0",
		"0-0-0_to_all",
		...["+x", "-x", "+y", "-y", "+z", "-z"].map((axis) => `lateral_${axis}`),
	];

	it("the thirteen are added, with one note", () => {
		const all = read({});
		expect([...all.keys()].sort()).toEqual([...names].sort());
		expect(all.get("block_to_block")).toMatchObject({ type: "vectors", vectors: [[0, 0, 0]] });
		expect(all.get("lateral_-z")).toMatchObject({ vectors: [[0, 0, -1]] });
		expect(all.get("0-0-0_to_all")).toMatchObject({
			patterns: [
				[
					[0, 0, 0],
					["*", "*", "*"],
				],
			],
		});
		expect(all.get("all_to_0-0-0")).toMatchObject({
			patterns: [
				[
					["*", "*", "*"],
					[0, 0, 0],
				],
			],
		});
		expect(noteOf(text({}), "core-morphology-added")).toMatchObject({ level: "info" });
	});

	it("one missing name rewrites all of them, with a warning where the genome differs", () => {
		const own = { "lateral_+x": vectors([[2, 0, 0]]), block_to_block: { type: "functions", parameters: {} } };
		expect(read(own).get("lateral_+x")).toMatchObject({ vectors: [[1, 0, 0]] });
		expect(read(own).get("block_to_block")!.type).toBe("vectors");
		const replaced = readGenome(text(own)).notes.filter(({ code }) => code === "core-morphology-replaced");
		expect(replaced.map(({ path: where }) => where)).toEqual([
			"$.neuron_morphologies.block_to_block",
			'$.neuron_morphologies["lateral_+x"]',
		]);
	});

	it("a genome that has all thirteen keeps its own", () => {
		const own = Object.fromEntries(names.map((name) => [name, vectors([[5, 5, 5]])]));
		expect(read(own).get("projector")).toMatchObject({ vectors: [[5, 5, 5]] });
		expect(noteOf(text(own), "core-morphology-added")).toBeUndefined();
	});

	it("old names are renamed, and give way to the new name when both are there", () => {
		const legacy = text({ memory: { type: "functions", parameters: {} } });
		expect(readGenome(legacy).morphologies.has("memory")).toBe(false);
		expect(noteOf(legacy, "morphology-renamed")).toMatchObject({
			level: "info",
			path: "$.neuron_morphologies.memory",
		});
		const all = Object.fromEntries(names.map((name) => [name, vectors([])]));
		for (const both of [
			{ ...all, memory: { type: "functions" } },
			{ memory: { type: "functions" }, ...all },
		]) {
			expect(read(both).get("episodic_memory")!.type).toBe("vectors");
		}
	});
});
