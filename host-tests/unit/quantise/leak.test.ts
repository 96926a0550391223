import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { integerLeak } from "../../../tools/quantise/leak.js";

test.each([
	[0, 0, 15],
	[1, 16384, 14],
	[0.5, 16384, 15],
	[0.1, 26214, 18],
	[2 ** -16, 16384, 30],
	[1e-12, 281, 48],
	[1.5, 24576, 14],
	[10, 20480, 11],
	[100, 25600, 8],
	[1000, 32768, 8],
	[-10, -20480, 11],
	[-1000, -32768, 8],
])("a leak of %d is %i / 2^%i with 15 bits", (leak, multiplier, shift) => {
	expect(integerLeak(leak, 15)).toEqual({ multiplier, shift });
});

test.each([
	[0, 0, 24],
	[1, 8388608, 23],
	[Math.fround(0.1), 13421773, 27],
	[64, 8388608, 17],
	[1000, 16777216, 17],
	[-1000, -16777216, 17],
])("a leak of %d is %i / 2^%i with 24 bits", (leak, multiplier, shift) => {
	expect(integerLeak(leak, 24)).toEqual({ multiplier, shift });
});

describe("a binary32 leak", () => {
	test("is itself with 24 bits", () => {
		fc.assert(
			fc.property(fc.float({ min: Math.fround(2 ** -25), max: 127, noNaN: true }), (leak) => {
				const { multiplier, shift } = integerLeak(leak, 24);
				expect(multiplier / 2 ** shift).toBe(leak);
				expect(multiplier).toBeLessThanOrEqual(2 ** 24);
			}),
			{ seed: 20260522, numRuns: 2000 },
		);
	});

	test("is within 2^-15 of itself with 15 bits", () => {
		fc.assert(
			fc.property(fc.double({ min: 2 ** -33, max: 63.9, noNaN: true }), (leak) => {
				const { multiplier, shift } = integerLeak(leak, 15);
				expect(Math.abs(multiplier / 2 ** shift - leak)).toBeLessThanOrEqual(leak * 2 ** -15);
				expect(multiplier).toBeLessThanOrEqual(32768);
				expect(shift).toBeGreaterThanOrEqual(8);
				expect(shift).toBeLessThanOrEqual(48);
			}),
			{ seed: 20260521, numRuns: 2000 },
		);
	});
});
