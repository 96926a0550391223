import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { develop } from "../../../tools/develop/network.js";
import type { QuantizationRange } from "../../../tools/genome/model.js";
import { readGenome } from "../../../tools/genome/read.js";
import { areaParameters } from "../../../tools/quantise/area-parameters.js";
import { formatOf } from "../../../tools/quantise/precisions.js";
import { bootSketch } from "../../parity/brain.js";
import { type AreaSketch, genomeText, plainArea, withCore } from "../../parity/sketch.js";

type IntegerPrecision = "int8" | "int8-compact";
const INTEGERS: readonly IntegerPrecision[] = ["int8", "int8-compact"];

/** c__001 gets a PSP of 3 one to one from c__000. */
const pair = (target: Partial<AreaSketch>) =>
	withCore(
		{ ...plainArea, psc: 3, mappings: [{ target: 4, morphology: { kind: "projector" }, multiplier: 1 }] },
		{ ...plainArea, id: "c__001", ...target },
	);

function parametersOf(target: Partial<AreaSketch>, precision: IntegerPrecision, range: QuantizationRange) {
	const network = develop(readGenome(genomeText(pair(target))));
	return areaParameters(network, 4, { precision, range, sameUnit: false });
}

const custom = (min: number, max: number) => ({ policy: "custom", min, max }) as const;

describe.each(INTEGERS)("%s", (precision) => {
	const { low, high } = formatOf(precision);

	test("the state holds the range, in steps of which the contribution is a whole number", () => {
		const size = fc.double({ min: 1, max: 1e4, noNaN: true });
		fc.assert(
			fc.property(size, size, (below, above) => {
				const { unit, exact } = parametersOf({}, precision, custom(-below, above));
				expect(low * unit).toBeLessThanOrEqual(-below * (1 - 1e-8));
				expect(high * unit).toBeGreaterThanOrEqual(above * (1 - 1e-8));
				// Snapping may take up to the double, where the divisor is as fine as the state.
				expect(high * unit).toBeLessThan(2.1 * Math.max(below, above));
				if (exact) expect(Math.abs(3 / unit - Math.round(3 / unit))).toBeLessThan(1e-6);
			}),
			{ seed: 20260631, numRuns: 200 },
		);
	});

	test("zero stays zero, and only the larger side counts", () => {
		const biological = parametersOf({}, precision, { policy: "biological", min: -100, max: 50 });
		expect(biological).toEqual(parametersOf({}, precision, custom(-100, 100)));
		expect(biological).toEqual(parametersOf({}, precision, custom(-100, 0)));
	});

	test("embedded has just room for the threshold, and for a threshold limit", () => {
		const tight = parametersOf({}, precision, { policy: "embedded" });
		expect(tight.thresholdCode).toBeGreaterThan(119);
		expect(tight.threshold).toBeLessThanOrEqual(high);
		const limited = parametersOf({ limit: 10 }, precision, { policy: "embedded" });
		expect(limited.thresholdLimit).toBeLessThanOrEqual(high);
		expect(limited.thresholdCode).toBeGreaterThan(5);
	});

	test("an area that does not accumulate keeps its unit: nothing of it is stored", () => {
		const area = { accumulates: false };
		expect(parametersOf(area, precision, custom(-1e6, 1e6))).toEqual(
			parametersOf(area, precision, { policy: "auto" }),
		);
	});

	test("a potential within the range is kept, one beyond is clamped", () => {
		const { npu } = bootSketch(pair({ threshold: 50 }), { precision, range: { min: -10, max: 10 } });
		for (let spike = 1; spike <= 5; spike++) {
			npu.inputs.push(3, 0, 1);
			npu.step();
			npu.step();
			if (spike <= 3) expect(npu.potential(4, 0)).toBe(3 * spike);
		}
		expect(npu.potential(4, 0)).toBeLessThan(12);
		expect(npu.saturations()).toBeGreaterThan(0);
	});
});
