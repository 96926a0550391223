import { describe, expect, test } from "vitest";
import { excitabilityRule } from "../../../tools/quantise/excitability.js";

/** FEAGI's comparison in binary32 (behaviour specification, 3.4 and 3.5). */
const fires = (hash: number, excitability: number) =>
	Math.fround(Math.fround(hash) / 4294967296) < Math.fround(excitability);

test.each([0.999, 0.9990001, 1, 20, 100, 1e30])("%d always fires", (excitability) => {
	expect(excitabilityRule(excitability)).toEqual({ always: true, threshold: 0 });
});

test.each([0, -0, -1, -100, 1e-50])("%d never fires", (excitability) => {
	expect(excitabilityRule(excitability)).toEqual({ always: false, threshold: 0 });
});

describe("an integer comparison decides as FEAGI's float comparison", () => {
	const values = [
		0.5,
		0.25,
		1e-9,
		1e-7,
		0.1,
		0.3,
		0.6,
		0.9,
		0.99,
		0.9989999,
		0.0001,
		2 ** -32,
		2 ** -31,
		1e-40,
	];

	test.each(values)("for %d, on every hash near the boundary and on many others", (excitability) => {
		const { always, threshold } = excitabilityRule(excitability);
		expect(always).toBe(false);
		const near = new Array(1201).fill(0).map((_, i) => threshold - 600 + i);
		const far = new Array(5000).fill(0).map((_, i) => Math.imul(i, 0x9e3779b1) >>> 0);
		for (const hash of [...near, ...far, 0, 0xffffffff])
			if (hash >= 0 && hash < 4294967296)
				expect(hash < threshold, `hash ${hash}`).toBe(fires(hash, excitability));
	});
});
