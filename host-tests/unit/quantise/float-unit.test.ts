import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainFloatUnit, sharedFloatUnit } from "../../../tools/quantise/unit.js";
import { plainDemand } from "./demand.js";

const isPowerOfTwo = (value: number) => Number.isInteger(Math.log2(value));

test("fp32 keeps genome units", () => {
	expect(plainFloatUnit({ ...plainDemand, thresholdMax: 1e-9 }, false).unit).toBe(1);
});

describe("half precision", () => {
	test("takes a power of two that puts the largest threshold from 4 to 8, within 2^−24 and 2^100", () => {
		const size = fc.float({ min: 0, max: Math.fround(3.4e38), noNaN: true });
		fc.assert(
			fc.property(size, (thresholdMax) => {
				const { unit, exact } = plainFloatUnit({ ...plainDemand, thresholdMax }, true);
				expect(isPowerOfTwo(unit)).toBe(true);
				expect(unit).toBeGreaterThanOrEqual(2 ** -24);
				expect(unit).toBeLessThanOrEqual(2 ** 100);
				expect(exact).toBe(true);
				expect(Math.fround(1 / unit)).toBe(1 / unit);
				if (thresholdMax === 0 || unit === 2 ** -24 || unit === 2 ** 100) return;
				expect(thresholdMax / unit).toBeGreaterThanOrEqual(4);
				expect(thresholdMax / unit).toBeLessThan(8);
			}),
			{ seed: 20260611, numRuns: 3000 },
		);
	});

	test("makes room for a threshold limit of many thresholds", () => {
		const { unit } = plainFloatUnit({ ...plainDemand, thresholdLimit: 30000 }, true);
		expect(30000 / unit).toBeLessThan(65504 / 2 + 1);
		expect(plainFloatUnit({ ...plainDemand, thresholdLimit: 100 }, true).unit).toBe(1 / 4);
	});
});

describe("the shared unit", () => {
	const rational = fc.record({
		numerator: fc.integer({ min: 1, max: 65025 }),
		denominator: fc.integer({ min: 1, max: 40 }),
	});

	test("is the common divisor times a power of two: contributions are whole divisors and exact binary32", () => {
		let shared = 0;
		fc.assert(
			fc.property(
				fc.array(rational, { minLength: 1, maxLength: 4 }),
				fc.double({ min: 0.01, max: 1e5, noNaN: true }),
				(contributions, thresholdMax) => {
					const sizes = contributions.map(({ numerator, denominator }) => numerator / denominator);
					const demand = { ...plainDemand, thresholdMax, contributions, contributionMax: Math.max(...sizes) };
					const found = sharedFloatUnit(demand);
					if (!found) return;
					shared++;
					expect(isPowerOfTwo(found.steps)).toBe(true);
					for (const size of sizes) {
						const multiple = size / found.divisor!;
						expect(Math.abs(multiple - Math.round(multiple))).toBeLessThan(1e-6);
						const units = Math.round(multiple) * found.steps;
						expect(Math.fround(units)).toBe(units);
						expect(units * found.unit).toBeCloseTo(size, 6);
					}
				},
			),
			{ seed: 20260612, numRuns: 1000 },
		);
		expect(shared).toBeGreaterThan(500);
	});

	test("needs a divisor that thresholds and contributions are not too many of, and no potential-driven PSP", () => {
		const contributions = [{ numerator: 1, denominator: 3 }];
		const demand = { ...plainDemand, contributions, contributionMax: 1 / 3 };
		expect(sharedFloatUnit(demand)?.divisor).toBe(1 / 3);
		expect(sharedFloatUnit({ ...demand, potentialDriven: true })).toBeUndefined();
		expect(sharedFloatUnit({ ...demand, contributions: [] })).toBeUndefined();
		expect(sharedFloatUnit({ ...demand, thresholdMax: 1e7 })).toBeUndefined();
	});
});
