/** The half codecs against the definition of IEEE 754 binary16, worked out with powers of two and binary search. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	fromHalf,
	fromHalfWithResidue,
	HALF_LARGEST,
	toHalf,
	toHalfWithResidue,
} from "../../../modules/npu/half.js";

/** Value of a finite binary16, from its fields. */
function potentialOf(half: number): number {
	const sign = half & 0x8000 ? -1 : 1;
	const exponent = (half >> 10) & 31;
	const mantissa = half & 1023;
	return sign * (exponent === 0 ? mantissa * 2 ** -24 : (1024 + mantissa) * 2 ** (exponent - 25));
}

/** Nearest of `count` ascending values from 0, ties to the even index. */
function nearest(value: number, count: number, at: (index: number) => number): number {
	let low = 0;
	let high = count - 1;
	if (value >= at(high)) return high;
	while (high - low > 1) {
		const middle = (low + high) >> 1;
		if (at(middle) <= value) low = middle;
		else high = middle;
	}
	const below = value - at(low);
	const above = at(high) - value;
	return below < above || (below === above && low % 2 === 0) ? low : high;
}

const potential = fc.oneof(
	fc.float({ noNaN: true, noDefaultInfinity: true }),
	fc.float({ noNaN: true, min: -70000, max: 70000 }),
	fc.float({ noNaN: true, min: Math.fround(-(2 ** -13)), max: Math.fround(2 ** -13) }),
	// Halfway between neighbours, and one binary32 to either side.
	fc
		.tuple(fc.integer({ min: 0, max: 0x7bfe }), fc.constantFrom(-1, 0, 1), fc.boolean())
		.map(([half, beside, negative]) => {
			const middle = (potentialOf(half) + potentialOf(half + 1)) / 2;
			return Math.fround((middle + (beside * middle) / 2 ** 23) * (negative ? -1 : 1));
		}),
);

describe("binary16", () => {
	test("reads every finite pattern as what it means, and writes it back", () => {
		for (let half = 0; half < 65536; half++) {
			if ((half & 0x7c00) === 0x7c00) continue;
			expect(Object.is(fromHalf(half), potentialOf(half))).toBe(true);
			expect(toHalf(fromHalf(half))).toBe(half);
		}
	});

	test("rounds to the nearest, ties to even, and clamps at ±65504", () => {
		fc.assert(
			fc.property(potential, (value) => {
				const magnitude = nearest(Math.abs(value), 0x7c00, potentialOf);
				const negative = value < 0 || Object.is(value, -0);
				expect(toHalf(value)).toBe(magnitude | (negative ? 0x8000 : 0));
			}),
			{ numRuns: 100_000 },
		);
		expect(fromHalf(toHalf(Number.POSITIVE_INFINITY))).toBe(HALF_LARGEST);
		expect(fromHalf(toHalf(Number.NEGATIVE_INFINITY))).toBe(-HALF_LARGEST);
	});
});

describe("binary16 with a residue", () => {
	test("reads every pattern as what it means, and writes it back", () => {
		for (let state = 0x40000; state < 0x7bff00; state += 37) {
			const half = state >> 8;
			const step = (potentialOf(half + 1) - potentialOf(half)) / 256;
			const expected = potentialOf(half) + (state & 255) * step;
			expect(fromHalfWithResidue(half, state & 255)).toBe(expected);
			expect(toHalfWithResidue(expected)).toBe(state);
			expect(toHalfWithResidue(-expected)).toBe(state | 0x800000);
		}
		expect(fromHalfWithResidue(0, 0)).toBe(0);
	});

	test("rounds to 19 significant bits, ties to even, clamps at ±65504, and is 0 below the smallest normal", () => {
		fc.assert(
			fc.property(potential, (value) => {
				const state = toHalfWithResidue(value);
				const size = Math.abs(value);
				if (size < 2 ** -14) return void expect(state).toBe(0);
				const step = 2 ** (Math.floor(Math.log2(size)) - 18);
				const even = Math.floor(size / step + 0.5);
				const tie = size / step - Math.floor(size / step) === 0.5;
				const expected = Math.min(65504, (tie && even % 2 === 1 ? even - 1 : even) * step);
				expect(fromHalfWithResidue((state >> 8) & 0xffff, state & 255)).toBe(Math.sign(value) * expected);
			}),
			{ numRuns: 100_000 },
		);
		expect(fromHalfWithResidue(toHalfWithResidue(1e9) >>> 8, 0)).toBe(HALF_LARGEST);
	});
});
