import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	type AxisRanges,
	bitRunAxes,
	blockAxis,
	expanderAxis,
	firstAxis,
	lastToFirstAxis,
	pairAxis,
	patternAxis,
	placedAxis,
	projectorAxis,
	stepAxis,
} from "../../../tools/develop/axis.js";
import {
	axesMeet,
	axisFanIn,
	axisFanOut,
	axisSpan,
	axisTotal,
	spansApart,
} from "../../../tools/develop/axis-measures.js";
import { projects } from "../../parity/wiring.js";

/** Target coordinates by source coordinate, over one or more range tables. */
const spell = (...axes: AxisRanges[]): number[][] =>
	new Array(axes[0].length / 2)
		.fill(0)
		.map((_, l) =>
			axes.flatMap((axis) => new Array(axis[2 * l + 1] - axis[2 * l]).fill(0).map((_, i) => axis[2 * l] + i)),
		);

describe("a pattern along one axis", () => {
	test.each([
		[
			"*",
			"*",
			[
				[0, 1, 2],
				[0, 1, 2],
				[0, 1, 2],
				[0, 1, 2],
			],
		],
		["*", "?", [[0], [1], [2], []]],
		[
			"*",
			"!",
			[
				[1, 2],
				[0, 2],
				[0, 1],
				[0, 1, 2],
			],
		],
		["*", 1, [[1], [1], [1], [1]]],
		["*", 3, [[], [], [], []]],
		[
			"?",
			"*",
			[
				[0, 1, 2],
				[0, 1, 2],
				[0, 1, 2],
				[0, 1, 2],
			],
		],
		["!", 0, [[0], [0], [0], [0]]],
		[2, "*", [[], [], [0, 1, 2], []]],
		[2, "?", [[], [], [2], []]],
		[2, "!", [[], [], [0, 1], []]],
		[3, "?", [[], [], [], []]],
		[9, "*", [[], [], [], []]],
	] as const)("%s → %s", (from, to, expected) => {
		expect(spell(...patternAxis(4, 3, from, to))).toEqual(expected);
	});
});

test("block_to_block keeps the coordinate and clamps it to the last voxel", () => {
	expect(spell(blockAxis(4, 2))).toEqual([[0], [1], [1], [1]]);
	expect(spell(blockAxis(2, 4))).toEqual([[0], [1]]);
});

test("the projector equals its definition, voxel by voxel", () => {
	const size = fc.integer({ min: 1, max: 300 });
	fc.assert(
		fc.property(size, size, (s, d) => {
			const expected = new Array(s)
				.fill(0)
				.map((_, l) => new Array(d).fill(0).flatMap((_, v) => (projects(l, v, s, d) ? [v] : [])));
			expect(spell(projectorAxis(s, d))).toEqual(expected);
		}),
		{ seed: 20260501, numRuns: 300 },
	);
});

test("the expander scales in binary32, truncates and clamps to the last voxel", () => {
	expect(spell(expanderAxis(3, 8))).toEqual([[0], [2], [5]]);
	expect(spell(expanderAxis(8, 3))).toEqual([0, 0, 0, 1, 1, 1, 2, 2].map((t) => [t]));
	// 49 · (1/49) is below 1 in binary32, 41 · (3/41) is 3.
	for (const [s, d] of [
		[49, 1],
		[41, 3],
		[161, 23],
	])
		expect(spell(expanderAxis(s, d))).toEqual(
			new Array(s).fill(0).map((_, l) => {
				const t = Math.trunc(Math.fround(l * Math.fround(d / s)));
				return [Math.min(t, d - 1)];
			}),
		);
});

test("pairs exchange neighbours; who has no partner in source and target reaches nothing", () => {
	expect(spell(pairAxis(5, 5))).toEqual([[1], [0], [3], [2], []]);
	expect(spell(pairAxis(5, 9))).toEqual([[1], [0], [3], [2], []]);
	expect(spell(pairAxis(6, 3))).toEqual([[1], [0], [], [2], [], []]);
	expect(spell(pairAxis(1, 1))).toEqual([[]]);
});

test("last to first", () => {
	expect(spell(lastToFirstAxis(3, 2))).toEqual([[], [], [0]]);
	expect(spell(firstAxis(3, 2))).toEqual([[0], [0], [0]]);
});

test("a step leaves out what lies outside", () => {
	expect(spell(stepAxis(3, 4, 2))).toEqual([[2], [3], []]);
	expect(spell(stepAxis(3, 4, -1))).toEqual([[], [0], [1]]);
});

test("bits are ranges of set ones, the lowest run in the first table", () => {
	expect(spell(...bitRunAxes(8, 3))).toEqual([[], [0], [1], [0, 1], [2], [0, 2], [1, 2], [0, 1, 2]]);
	expect(bitRunAxes(8, 3)).toHaveLength(2);
	expect(bitRunAxes(1, 5)).toEqual([]);
	expect(bitRunAxes(256, 40)).toHaveLength(4);
	fc.assert(
		fc.property(fc.integer({ min: 2, max: 600 }), fc.integer({ min: 1, max: 40 }), (s, d) => {
			const expected = new Array(s).fill(0).map((_, l) =>
				l
					.toString(2)
					.split("")
					.reverse()
					.flatMap((digit, k) => (digit === "1" && k < d ? [k] : [])),
			);
			expect(spell(...bitRunAxes(s, d))).toEqual(expected);
		}),
		{ seed: 20260504, numRuns: 100 },
	);
});

test("places hand on what the places within a tile reach", () => {
	const axis = stepAxis(2, 5, 3);
	expect(spell(placedAxis(axis, Int32Array.of(0, 1, -1, 1, 0)))).toEqual([[3], [4], [], [4], [3]]);
});

describe("of any ranges", () => {
	const target = 7;
	const ranges = fc
		.array(fc.tuple(fc.nat({ max: target }), fc.nat({ max: target })), { minLength: 1, maxLength: 6 })
		.map((pairs) => Uint32Array.from(pairs.flatMap(([a, b]) => [Math.min(a, b), Math.max(a, b)])));

	test("total and fan-in are what counting gives", () => {
		fc.assert(
			fc.property(ranges, (axis) => {
				const reached = spell(axis).flat();
				expect(axisTotal(axis)).toBe(reached.length);
				const counts = new Array(target).fill(0).map((_, t) => reached.filter((r) => r === t).length);
				expect(axisFanIn(axis, target)).toBe(Math.max(...counts));
				expect(axisFanOut(axis)).toBe(Math.max(...spell(axis).map(({ length }) => length)));
			}),
			{ seed: 20260502, numRuns: 500 },
		);
	});

	test("two meet when one source coordinate reaches a common target through both", () => {
		fc.assert(
			fc.property(ranges, ranges, (a, b) => {
				const size = Math.min(a.length, b.length);
				const [left, right] = [a.slice(0, size), b.slice(0, size)];
				const expected = spell(left).some((targets, l) => targets.some((t) => spell(right)[l].includes(t)));
				expect(axesMeet(left, right)).toBe(expected);
				if (expected) expect(spansApart(axisSpan(left), axisSpan(right))).toBe(false);
			}),
			{ seed: 20260503, numRuns: 500 },
		);
	});
});
