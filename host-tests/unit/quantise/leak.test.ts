import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { integerLeak } from "../../../tools/quantise/leak.js";

test.each([
	[0, 0, 15],
	[1, 32768, 15],
	[0.5, 16384, 15],
	[0.25, 16384, 16],
	[0.1, 26214, 18],
	[2 ** -16, 16384, 30],
	[1e-6, 1074, 30],
	[1e-12, 0, 30],
	[1.5, 24576, 14],
	[2, 16384, 13],
	[10, 20480, 11],
	[60, 30720, 9],
	[100, 32768, 9],
	[-10, -20480, 11],
	[-1000, -32768, 9],
])("a leak of %d is %i / 2^%i", (leak, multiplier, shift) => {
	expect(integerLeak(leak)).toEqual({ multiplier, shift });
});

describe("between 2^-16 and 64", () => {
	test("the fraction is within 2^-15 of the leak, and its parts fit the image", () => {
		fc.assert(
			fc.property(fc.double({ min: 2 ** -16, max: 63.9, noNaN: true }), (leak) => {
				const { multiplier, shift } = integerLeak(leak);
				expect(Math.abs(multiplier / 2 ** shift - leak)).toBeLessThanOrEqual(leak * 2 ** -15);
				expect(multiplier).toBeLessThanOrEqual(32768);
				expect(shift).toBeGreaterThanOrEqual(9);
				expect(shift).toBeLessThanOrEqual(30);
			}),
			{ seed: 20260521, numRuns: 2000 },
		);
	});
});
