import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tierOf } from "../../../tools/training/fake-quantization.js";
import type { Scale } from "../../../tools/training/tier.js";
import { PRECISIONS } from "./brains.js";

/** A unit that has nothing to do with the contributions. */
const at = (unit: number): Scale => ({ unit, divisor: undefined, steps: 0 });
const LIMIT = 2 ** 27;
const weights = fc.integer({ min: -255, max: 255 });
const psps = fc.integer({ min: 0, max: 255 });
const degrees = fc.integer({ min: 1, max: 300 });
/** Powers of two, so that the exact quotient is a ratio of integers. */
const exponents = fc.integer({ min: -30, max: 4 });

describe.each(["int8", "int8-compact"])("%s", (precision) => {
	const tier = tierOf(precision);

	test("a contribution is the nearest whole number of units, halves away from zero, clamped to 2^27", () => {
		fc.assert(
			fc.property(weights, psps, degrees, exponents, (weight, psp, degree, exponent) => {
				const unit = 2 ** exponent;
				const numerator = BigInt(Math.abs(weight) * psp) * (exponent < 0 ? 1n << BigInt(-exponent) : 1n);
				const denominator = BigInt(degree) * (exponent < 0 ? 1n : 1n << BigInt(exponent));
				const nearest = Number((2n * numerator + denominator) / (2n * denominator));
				const expected = Math.sign(weight) * Math.min(nearest, LIMIT) + 0;
				expect(tier.contribution(weight, psp, degree, at(unit))).toBe(expected);
				expect(tier.contributionPass(weight, psp, degree, at(unit))).toBe(nearest > LIMIT ? 0 : 1);
			}),
			{ seed: 20260614, numRuns: 20_000 },
		);
	});

	test("an injection is rounded half up and clamped to 2^27", () => {
		expect(tier.injection(2.5, 1)).toBe(3);
		expect(tier.injection(-2.5, 1)).toBe(-2);
		expect(tier.injection(1e20, 1)).toBe(LIMIT);
		expect(tier.injection(-1e20, 1)).toBe(-LIMIT);
		expect(tier.injectionPass(1e20, 1)).toBe(0);
		expect(tier.injectionPass(LIMIT, 1)).toBe(1);
	});

	test("sums are exact below 2^30", () => {
		expect(tier.add(2 ** 30 - 3, 2)).toBe(2 ** 30 - 1);
		expect(tier.add(2 ** 30 - 3, 5)).toBe(2 ** 30 - 1);
		expect(tier.add(1 - 2 ** 30, -LIMIT)).toBe(1 - 2 ** 30);
	});
});

test.each(["fp32", "fp16", "fp16r"])(
	"%s contributions are one binary32 quotient, sums binary32 sums",
	(precision) => {
		const tier = tierOf(precision);
		const single = new Float32Array(1);
		fc.assert(
			fc.property(weights, psps, degrees, (weight, psp, degree) => {
				single[0] = (weight * psp) / degree;
				expect(tier.contribution(weight, psp, degree, at(1)) + 0).toBe(single[0] + 0);
				expect(tier.contributionPass(weight, psp, degree, at(1))).toBe(1);
			}),
			{ seed: 20260615, numRuns: 5000 },
		);
		expect(tier.add(16777216, 1)).toBe(16777216);
		expect(tier.add(3.4e38, 3.4e38)).toBe(3.4028234663852886e38);
	},
);

test.each(PRECISIONS)("%s: a potential-driven contribution is that of its byte", (precision) => {
	const tier = tierOf(precision);
	for (const psp of [0, 1, 77, 255])
		for (const weight of [-3, 1, 255]) {
			const unit = tier.format.float ? 1 : 2 ** -10;
			expect(tier.drivenContribution(weight, psp, 4, at(unit)) + 0).toBe(
				tier.contribution(weight, psp, 4, at(unit)) + 0,
			);
		}
});
