import { describe, expect, test } from "vitest";
import { compileGenome } from "../../../tools/compile.js";
import { boxFunction } from "../../../tools/develop/functions.js";
import { develop } from "../../../tools/develop/network.js";
import { readGenome } from "../../../tools/genome/read.js";
import {
	type ExtendedFunction,
	genomeText,
	type MorphologySketch,
	plainArea,
	type Triple,
	withCore,
} from "../../parity/sketch.js";
import { voxelsOf } from "../../parity/wiring.js";

const brain = (morphology: MorphologySketch, source: Triple, target: Triple) =>
	withCore(
		{ ...plainArea, dimensions: source, mappings: [{ target: 4, morphology, multiplier: 1 }] },
		{ ...plainArea, dimensions: target, id: "c__001" },
	);
const network = (...args: Parameters<typeof brain>) =>
	develop(readGenome(genomeText(brain(...args)), { extended: true }), { extended: true });

/** "x,y,z" of the source to those of its targets, without sources that reach nothing. */
function reached(morphology: MorphologySketch, source: Triple, target: Triple): Record<string, string[]> {
	const { rule } = network(morphology, source, target).projections[0];
	if (rule.kind !== "boxes") throw new Error(rule.kind);
	const pairs = voxelsOf({ ...plainArea, dimensions: source }).map((from) => [
		from.join(),
		voxelsOf({ ...plainArea, dimensions: target })
			.filter((to) =>
				rule.boxes.some((box) =>
					box.every((axis, i) => axis[2 * from[i]] <= to[i] && to[i] < axis[2 * from[i] + 1]),
				),
			)
			.map((to) => to.join()),
	]);
	return Object.fromEntries(pairs.filter(([, to]) => to.length > 0));
}

const call = (name: ExtendedFunction): MorphologySketch => ({ kind: "function", name });

describe("functions that FEAGI does not execute", () => {
	test("expander_x: one voxel each, scaled along every axis", () => {
		expect(reached(call("expander_x"), [2, 1, 3], [4, 5, 2])).toEqual({
			"0,0,0": ["0,0,0"],
			"0,0,1": ["0,0,0"],
			"0,0,2": ["0,0,1"],
			"1,0,0": ["2,0,0"],
			"1,0,1": ["2,0,0"],
			"1,0,2": ["2,0,1"],
		});
	});

	test("reducer_x: bit k of x to (k, 0, 0)", () => {
		expect(reached(call("reducer_x"), [6, 1, 2], [3, 2, 2])).toEqual({
			"1,0,0": ["0,0,0"],
			"1,0,1": ["0,0,0"],
			"2,0,0": ["1,0,0"],
			"2,0,1": ["1,0,0"],
			"3,0,0": ["0,0,0", "1,0,0"],
			"3,0,1": ["0,0,0", "1,0,0"],
			"4,0,0": ["2,0,0"],
			"4,0,1": ["2,0,0"],
			"5,0,0": ["0,0,0", "2,0,0"],
			"5,0,1": ["0,0,0", "2,0,0"],
		});
	});

	test("lateral_pairs_x: neighbours in pairs along x", () => {
		expect(reached(call("lateral_pairs_x"), [3, 1, 2], [3, 1, 1])).toEqual({
			"0,0,0": ["1,0,0"],
			"1,0,0": ["0,0,0"],
		});
	});

	test("last_to_first: the far corner to (0, 0, 0)", () => {
		expect(reached(call("last_to_first"), [3, 2, 4], [5, 5, 5])).toEqual({ "2,1,3": ["0,0,0"] });
	});

	test("cost no memory per synapse, but for the randomizer", () => {
		for (const name of ["expander_x", "reducer_x", "lateral_pairs_x", "last_to_first"] as const) {
			const { projections } = network(call(name), [64, 8, 8], [64, 8, 8]);
			expect(projections[0].rule.kind).toBe("boxes");
			expect(projections[0].synapses).toBeGreaterThan(0);
		}
		expect(network(call("randomizer"), [4, 1, 1], [4, 1, 1]).projections[0].rule.kind).toBe("list");
	});

	test("make nothing without the option, whatever the names", () => {
		for (const name of [
			"expander_x",
			"reducer_x",
			"lateral_pairs_x",
			"last_to_first",
			"randomizer",
		] as const) {
			const text = genomeText(brain(call(name), [4, 4, 4], [4, 4, 4]));
			expect(compileGenome(text).network.projections).toEqual([]);
			expect(boxFunction(name, false)).toBeUndefined();
		}
		expect(boxFunction("projector", false)).toBeDefined();
		expect(boxFunction("projector_xy", true)).toBeUndefined();
	});
});

describe("a composite", () => {
	const projector: MorphologySketch = { kind: "projector" };
	const tile = (
		block: Triple,
		x: readonly [number, number] = [1, 0],
		mapper: MorphologySketch = projector,
	): MorphologySketch & { kind: "tile" } => ({ kind: "tile", block, pattern: [x, [1, 0], [1, 0]], mapper });

	test("connects each block as if it were the source", () => {
		expect(reached(tile([2, 1, 1]), [5, 1, 1], [2, 1, 1])).toEqual({
			"0,0,0": ["0,0,0"],
			"1,0,0": ["1,0,0"],
			"2,0,0": ["0,0,0"],
			"3,0,0": ["1,0,0"],
		});
	});

	test("takes and skips blocks from the origin on, and leaves out a block that is cut short", () => {
		const taken = Object.keys(reached(tile([2, 1, 1], [2, 1]), [13, 1, 1], [1, 1, 1]));
		expect(taken.map((voxel) => Number.parseInt(voxel, 10))).toEqual([0, 1, 2, 3, 6, 7, 8, 9]);
	});

	test("hands coordinates within the block to vectors and patterns", () => {
		expect(
			reached(tile([3, 1, 1], [1, 0], { kind: "vectors", vectors: [[-1, 0, 0]] }), [6, 1, 1], [9, 1, 1]),
		).toEqual({
			"1,0,0": ["0,0,0"],
			"2,0,0": ["1,0,0"],
			"4,0,0": ["0,0,0"],
			"5,0,0": ["1,0,0"],
		});
	});

	test("may cut the blocks of another", () => {
		const inner = tile([1, 1, 1], [1, 1]);
		expect(Object.keys(reached(tile([3, 1, 1], [1, 0], inner), [6, 1, 1], [1, 1, 1]))).toEqual([
			...["0,0,0", "2,0,0", "3,0,0", "5,0,0"],
		]);
	});

	test("whose block is larger than the source makes no synapses, with a warning", () => {
		for (const block of [
			[5, 1, 1],
			[1, 1, 4294967295],
		] as const) {
			const text = genomeText(brain(tile(block), [4, 1, 1], [4, 1, 1]));
			const { network: developed, notes } = compileGenome(text, { extended: true });
			expect(developed.projections[0].synapses).toBe(0);
			expect(notes).toContainEqual(expect.objectContaining({ code: "composite-empty", level: "warning" }));
		}
	});

	test.each<[string, MorphologySketch & { kind: "tile" }]>([
		["a block of no voxels", tile([1, 0, 1])],
		["a pattern that takes nothing", tile([1, 1, 1], [0, 1])],
		["a pattern that skips backwards", tile([1, 1, 1], [1, -1])],
		["one of these inside another", tile([2, 1, 1], [1, 0], tile([1, 1, 1], [0, 0]))],
	])("with %s is refused when it is executed, and only then", (_, composite) => {
		const text = genomeText(brain(composite, [4, 4, 4], [4, 4, 4]));
		expect(() => compileGenome(text)).not.toThrow();
		expect(() => compileGenome(text, { extended: true })).toThrowError(
			expect.objectContaining({ code: "composite-empty", remedy: expect.stringContaining("src_seed") }),
		);
	});
});
