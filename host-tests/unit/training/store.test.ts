/** What a state keeps, against definitions that share no code with the engine's conversions. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fakePotential, potentialPass, tierOf } from "../../../tools/training/fake-quantization.js";
import { PRECISIONS } from "./brains.js";

const finite = fc.float({ noNaN: true, noDefaultInfinity: true });
const withinHalf = fc.float({ min: Math.fround(-66000), max: Math.fround(66000), noNaN: true });
const floats = fc.oneof(
	finite,
	withinHalf,
	fc.float({ min: Math.fround(-1e-4), max: Math.fround(1e-4), noNaN: true }),
);
const RUNS = { seed: 20260611, numRuns: 20_000 };

/** Every finite binary16 from 0 up: subnormals are multiples of 2^-24, then 1024 per binade. */
const halves = Array.from({ length: 0x7c00 }, (_, code) =>
	code < 0x400 ? code * 2 ** -24 : (1024 + (code & 1023)) * 2 ** ((code >> 10) - 25),
);

/** The nearest of `halves`, the even one of two; the largest beyond them. */
function nearestHalf(size: number): number {
	let low = 0;
	let high = halves.length - 1;
	if (size >= halves[high]) return halves[high];
	while (high - low > 1) {
		const middle = (low + high) >> 1;
		if (halves[middle] <= size) low = middle;
		else high = middle;
	}
	const below = size - halves[low];
	const above = halves[high] - size;
	if (below !== above) return halves[below < above ? low : high];
	return halves[low & 1 ? high : low];
}

/** 19 significant bits, ties to even; nothing below 2^-14, nothing above 65504. */
function nearestWithResidue(size: number): number {
	if (size < 2 ** -14) return 0;
	const step = 2 ** (Math.floor(Math.log2(size)) - 18);
	const steps = Math.floor(size / step);
	const rest = size / step - steps;
	return Math.min((steps + (rest > 0.5 || (rest === 0.5 && steps % 2 === 1) ? 1 : 0)) * step, 65504);
}

test("fp16 is the nearest binary16 of all, ties to even, and never infinite", () => {
	const { store } = tierOf("fp16");
	fc.assert(
		fc.property(floats, (x) => {
			expect(store(x)).toBe(Math.sign(x) < 0 ? -nearestHalf(-x) : Math.sign(x) * nearestHalf(x));
		}),
		RUNS,
	);
	for (const half of halves) {
		expect(store(half)).toBe(half);
		expect(store(-half)).toBe(-half);
	}
});

test("fp16 ties between neighbouring halves go to the even one", () => {
	const { store } = tierOf("fp16");
	for (let code = 0; code + 1 < halves.length; code++) {
		const tie = (halves[code] + halves[code + 1]) / 2;
		expect(store(tie)).toBe(halves[code & 1 ? code + 1 : code]);
	}
});

test("fp16r keeps 19 significant bits of what binary16 has as a normal number", () => {
	const { store } = tierOf("fp16r");
	fc.assert(
		fc.property(floats, (x) => {
			expect(store(x)).toBe(Math.sign(x) * nearestWithResidue(Math.abs(x)) + 0);
		}),
		RUNS,
	);
});

test.each([
	["fp16", 65519.9, 65504],
	["fp16", 1e30, 65504],
	["fp16", -Infinity, -65504],
	["fp16", 2 ** -24, 2 ** -24],
	["fp16", 2 ** -25, 0],
	["fp16", 3 * 2 ** -25, 2 ** -23],
	["fp16r", 65504.25, 65504],
	["fp16r", 65503.875, 65503.875],
	["fp16r", -Infinity, -65504],
	["fp16r", 2 ** -14, 2 ** -14],
	["fp16r", Math.fround(2 ** -14 * (1 - 2 ** -24)), 0],
	["fp16r", 1 + 2 ** -18, 1 + 2 ** -18],
	["fp16r", 1 + 2 ** -19, 1],
	["int8", 8388608, 8388607],
	["int8", -8323073, -8323072],
	["int8-compact", 32768, 32767],
	["int8-compact", -32513, -32512],
])("%s stores %d as %d", (precision, potential, stored) => {
	expect(tierOf(precision).store(potential)).toBe(stored);
});

describe.each(PRECISIONS)("%s", (precision) => {
	const tier = tierOf(precision);
	const whole = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
	const potentials = tier.format.float ? floats : whole;

	test("what was stored is stored as it is, in order, and at the ends of the state", () => {
		fc.assert(
			fc.property(potentials, potentials, (a, b) => {
				expect(tier.store(tier.store(a))).toBe(tier.store(a));
				if (a <= b) expect(tier.store(a)).toBeLessThanOrEqual(tier.store(b));
				expect(tier.store(a)).toBeGreaterThanOrEqual(tier.format.low);
				expect(tier.store(a)).toBeLessThanOrEqual(tier.format.high);
			}),
			RUNS,
		);
	});

	test("the gradient passes exactly where nothing was clamped", () => {
		fc.assert(
			fc.property(potentials, (x) => {
				const clamped = x > tier.format.high || x < tier.format.low;
				expect(tier.storePass(x)).toBe(clamped ? 0 : 1);
			}),
			RUNS,
		);
	});

	test("a potential in genome units survives within one step of the state, and passes", () => {
		fc.assert(
			fc.property(fc.float({ min: Math.fround(0.001), max: 20, noNaN: true }), (potential) => {
				const units = tier.format.float ? 1 : 1500;
				const step = tier.format.float ? potential * 2 ** -11 : 1 / 1500;
				expect(Math.abs(fakePotential(tier, potential, units) - potential)).toBeLessThanOrEqual(step);
				expect(potentialPass(tier, potential, units)).toBe(1);
			}),
			RUNS,
		);
	});

	test("a potential beyond the state comes back as its end and lets no gradient pass", () => {
		if (precision === "fp32") expect(potentialPass(tier, 3e38, 1)).toBe(1);
		else {
			expect(fakePotential(tier, 1e9, 1000)).toBe(tier.format.high / 1000);
			expect(fakePotential(tier, -1e9, 1000)).toBe(tier.format.low / 1000);
			expect(potentialPass(tier, 1e9, 1000)).toBe(0);
			expect(potentialPass(tier, -1e9, 1000)).toBe(0);
		}
	});
});

test("a precision that does not exist is refused", () => {
	expect(() => tierOf("int4")).toThrow(
		expect.objectContaining({ code: "training-precision", remedy: expect.stringContaining("int8-compact") }),
	);
});
