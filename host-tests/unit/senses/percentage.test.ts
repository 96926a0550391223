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
import { fractionalDigit } from "../../../modules/senses/percentage-fractional.js";

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

/** FEAGI's loop as the specification writes it, 5.3. */
function feagiDigits(value: number, depth: number): number[] {
	if (value === 0) return [depth - 1];
	let rest = Math.fround(value);
	const lit: number[] = [];
	for (let k = 1; k <= depth; k++) {
		if (rest < 2 ** -k) continue;
		rest = Math.fround(rest - 2 ** -k);
		lit.push(k - 1);
	}
	return lit;
}

function digits(value: number, depth: number): number[] {
	return Array.from({ length: depth }, (_, z) => z).filter((z) => fractionalDigit(value, depth, z));
}

describe("fractional percentages", () => {
	test("light what FEAGI's loop of subtractions lights, at every depth", () => {
		fc.assert(
			fc.property(
				fc.float({ min: 0, max: 1, noNaN: true }),
				fc.integer({ min: 1, max: 160 }),
				(value, depth) => {
					expect(digits(value, depth)).toEqual(feagiDigits(value, depth));
				},
			),
			seeded,
		);
	});

	test("light the last voxel for zero, all for one, none for no number", () => {
		expect(digits(0, 4)).toEqual([3]);
		expect(digits(0, 40)).toEqual([39]);
		expect(digits(1, 4)).toEqual([0, 1, 2, 3]);
		expect(digits(0.5, 4)).toEqual([0]);
		expect(digits(0.625, 4)).toEqual([0, 2]);
		expect(digits(Number.NaN, 4)).toEqual([]);
	});

	test("overshoot counts as full, less than zero as zero", () => {
		expect(digits(1.5, 3)).toEqual([0, 1, 2]);
		expect(digits(-0.5, 3)).toEqual([2]);
	});
});
