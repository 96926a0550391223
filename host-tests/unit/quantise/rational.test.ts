import fc from "fast-check";
import { expect, test } from "vitest";
import { commonDivisor } from "../../../tools/quantise/rational.js";

const of = (...pairs: [number, number][]) =>
	commonDivisor(pairs.map(([numerator, denominator]) => ({ numerator, denominator })));

test("whole numbers", () => {
	expect(of([12, 1], [18, 1])).toBe(6);
	expect(of([5, 1])).toBe(5);
	expect(of([255 * 255, 1], [255, 1])).toBe(255);
});

test("fractions", () => {
	expect(of([1, 2], [1, 3])).toBe(1 / 6);
	expect(of([2, 4], [3, 4])).toBe(1 / 4);
	expect(of([10, 5], [3, 1])).toBe(1);
});

test("nothing has no divisor", () => {
	expect(of()).toBeUndefined();
});

test("denominators beyond 2^40 have no useful divisor", () => {
	const primes = [10007, 10009, 10037, 10039];
	expect(commonDivisor(primes.map((denominator) => ({ numerator: 1, denominator })))).toBeUndefined();
});

test("every value is a whole multiple, and no larger number does that", () => {
	const value = fc.tuple(fc.integer({ min: 1, max: 65025 }), fc.integer({ min: 1, max: 60 }));
	fc.assert(
		fc.property(fc.array(value, { minLength: 1, maxLength: 5 }), (values) => {
			const divisor = of(...values);
			if (divisor === undefined) return;
			const multiples = values.map(([n, d]) => n / d / divisor);
			for (const multiple of multiples) expect(Math.abs(multiple - Math.round(multiple))).toBeLessThan(1e-5);
			const gcd = (a: number, b: number): number => (b ? gcd(b, a % b) : a);
			expect(multiples.map(Math.round).reduce(gcd)).toBe(1);
		}),
		{ seed: 20260531, numRuns: 1000 },
	);
});
