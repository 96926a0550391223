import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	decodeLinear,
	decodeSignedLinear,
	encodeLinear,
	encodeSignedLinear,
	SILENT,
	signedColumn,
} from "../../../modules/senses/percentage.js";
import { encodeFractional, fractionAt } from "../../../modules/senses/percentage-fractional.js";

const seeded = { seed: 5 };
const depths = fc.integer({ min: 1, max: 64 });

describe("linear percentages", () => {
	test("follow the table of the specification, binary32 rounding included", () => {
		const table: [number, number][] = [
			[1, 0],
			[0.95, 0],
			[0.9, 1],
			[0.8, 1],
			[0.7, 3],
			[0.6, 3],
			[0.5, 5],
			[0.4, 6],
			[0.3, 7],
			[0.2, 8],
			[0.1, 9],
			[0.05, 9],
			[0.01, 9],
			[0, SILENT],
		];
		expect(table.map(([value]) => encodeLinear(value, 10))).toEqual(table.map(([, z]) => z));
	});

	test("are silent for zero, less and no number, and full beyond one", () => {
		for (const value of [0, -0, -1, Number.NaN, Number.NEGATIVE_INFINITY, 1e-12])
			expect(encodeLinear(value, 10)).toBe(SILENT);
		for (const value of [1, 1.5, Number.POSITIVE_INFINITY]) expect(encodeLinear(value, 10)).toBe(0);
	});

	test("come back rounded up to the next step", () => {
		fc.assert(
			fc.property(fc.float({ min: 0, max: 1, noNaN: true }), depths, (value, depth) => {
				const z = encodeLinear(value, depth);
				if (z === SILENT) return value < 1e-6;
				const back = decodeLinear(z, 1, depth);
				return z >= 0 && z < depth && back > value - 1e-6 && back <= value + 1 / depth + 1e-6;
			}),
			seeded,
		);
	});

	test("average the spikes of a column", () => {
		expect(decodeLinear(0 + 9, 2, 10)).toBe(Math.fround(0.55));
	});
});

describe("signed linear percentages", () => {
	test("keep the size of negative values, which FEAGI loses", () => {
		expect([-1, -0.5, -0.1].map((value) => encodeSignedLinear(value, 10))).toEqual([0, 5, 9]);
		expect(encodeSignedLinear(0, 10)).toBe(SILENT);
		expect([signedColumn(3, 0.5), signedColumn(3, -0.5)]).toEqual([6, 7]);
	});

	test("come back with their sign", () => {
		fc.assert(
			fc.property(fc.float({ min: -1, max: 1, noNaN: true }), depths, (value, depth) => {
				const z = encodeSignedLinear(value, depth);
				if (z === SILENT) return Math.abs(value) < 1e-6;
				const back =
					value < 0 ? decodeSignedLinear(0, 0, z, 1, depth) : decodeSignedLinear(z, 1, 0, 0, depth);
				return Math.sign(back) === Math.sign(value) && Math.abs(back - value) <= 1 / depth + 1e-6;
			}),
			seeded,
		);
	});

	test("subtract the backward column from the forward one", () => {
		expect(decodeSignedLinear(0, 1, 5, 1, 10)).toBe(0.5);
		expect(decodeSignedLinear(0, 0, 0, 0, 10)).toBe(0);
	});
});

describe("fractional percentages", () => {
	test("come back within the last bit, not doubled", () => {
		fc.assert(
			fc.property(
				fc.float({ min: Math.fround(0.001), max: 1, noNaN: true }),
				fc.integer({ min: 1, max: 24 }),
				(value, depth) => {
					const bits = encodeFractional(value, depth);
					let back = 0;
					for (let z = 0; z < depth; z++) if (bits & (1 << z)) back += fractionAt(z);
					return back <= value && value - back <= 2 ** -depth;
				},
			),
			seeded,
		);
	});

	test("light the last voxel for zero and all for one", () => {
		expect(encodeFractional(0, 4)).toBe(8);
		expect(encodeFractional(1, 4)).toBe(15);
		expect(encodeFractional(0.5, 4)).toBe(1);
	});

	test("have weights that never turn negative", () => {
		for (let z = 0; z < 64; z++) expect(fractionAt(z)).toBe(z < 30 ? 2 ** -(z + 1) : 0);
	});
});
