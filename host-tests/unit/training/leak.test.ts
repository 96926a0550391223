import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PrecisionName } from "../../../tools/genome/model.js";
import { integerLeak, leakBits } from "../../../tools/quantise/leak.js";
import { tierOf } from "../../../tools/training/fake-quantization.js";
import type { Leak } from "../../../tools/training/tier.js";

const leaks = fc.oneof(
	fc.float({ min: 0, max: 1, noNaN: true }),
	fc.float({ min: -64, max: 64, noNaN: true }),
	fc.constantFrom(0, 1, 0.5, 2 ** -16, Math.fround(1e-6), 10, -1000, 1000),
);
const leakOf = (leak: number, precision: PrecisionName = "int8"): Leak => ({
	keep: Math.fround(1 - leak),
	...integerLeak(leak, leakBits(precision)),
});

describe.each(["int8", "int8-compact"] as const)("%s", (precision) => {
	const tier = tierOf(precision);
	const { low, high } = tier.format;
	const states = fc.oneof(
		fc.integer({ min: low, max: high }),
		fc.constantFrom(low, low + 1, -1, 0, 1, high - 1, high),
	);

	test("the leak in binary64 is the exact quotient, rounded half up", () => {
		fc.assert(
			fc.property(states, leaks, (x, leak) => {
				const by = leakOf(leak, precision);
				const { multiplier: m, shift } = by;
				const exact = BigInt(x) - ((BigInt(x) * BigInt(m) + (1n << BigInt(shift - 1))) >> BigInt(shift));
				expect(BigInt(tier.leak(x, by))).toBe(exact);
			}),
			{ seed: 20260612, numRuns: 50_000 },
		);
	});

	test("a decay clamps before and after the leak, and its gradient stops there", () => {
		const half = leakOf(0.5);
		expect(tier.decay(high + 1000, half)).toBe(tier.leak(high, half));
		expect(tier.decayGradient(high + 1000, half)).toBe(0);
		expect(tier.decayGradient(high, half)).toBe(0.5);
		const growing = leakOf(-0.25);
		expect(tier.decay(high - 1, growing)).toBe(high);
		expect(tier.decayGradient(high - 1, growing)).toBe(0);
		expect(tier.decayGradient(1000, growing)).toBe(1.25);
	});
});

describe.each(["fp32", "fp16", "fp16r"])("%s", (precision) => {
	const tier = tierOf(precision);

	test("a leak is a binary32 product, stored afterwards", () => {
		fc.assert(
			fc.property(fc.float({ min: -65504, max: 65504, noNaN: true }), leaks, (x, leak) => {
				const by = leakOf(leak);
				const product = new Float32Array([x * new Float32Array([1 - leak])[0]])[0];
				expect(tier.decay(x, by)).toBe(tier.store(product));
				const clamped = precision !== "fp32" && Math.abs(product) > 65504;
				expect(tier.decayGradient(x, by)).toBe(clamped ? 0 : by.keep);
			}),
			{ seed: 20260613, numRuns: 20_000 },
		);
	});
});

test("the gradient is the slope of the decay over many steps of the state", () => {
	for (const precision of ["fp32", "fp16r", "int8", "int8-compact"]) {
		const tier = tierOf(precision);
		const by = leakOf(Math.fround(0.1));
		const [a, b] = [2000, 30_000];
		const slope = (tier.decay(b, by) - tier.decay(a, by)) / (b - a);
		expect(tier.decayGradient(b, by)).toBeCloseTo(slope, 4);
	}
});
