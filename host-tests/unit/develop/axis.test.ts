import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	type AxisRanges,
	axesMeet,
	axisFanIn,
	axisTotal,
	blockAxis,
	patternAxis,
	projectorAxis,
} from "../../../tools/develop/axis.js";
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
			}),
			{ seed: 20260503, numRuns: 500 },
		);
	});
});
