/** With the shared unit every precision counts the same whole numbers; without it fp32 is FEAGI's to the bit. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { develop } from "../../../tools/develop/network.js";
import type { PrecisionName } from "../../../tools/genome/model.js";
import { readGenome } from "../../../tools/genome/read.js";
import { areaParameters, contributionUnits } from "../../../tools/quantise/area-parameters.js";
import { bootSketch } from "../../parity/brain.js";
import { type AreaSketch, type BrainSketch, genomeText, plainArea, withCore } from "../../parity/sketch.js";

const PRECISIONS: readonly PrecisionName[] = ["fp32", "fp16", "fp16r", "int8", "int8-compact"];

/** `width` neurons whose PSP of `psc` is shared among `n` targets. */
function sharing(n: number, psc: number, target: Partial<AreaSketch>): BrainSketch {
	const everywhere = ["*", "*", "*"] as const;
	const all = { kind: "patterns", patterns: [[everywhere, everywhere]] } as const;
	return withCore(
		{
			...plainArea,
			dimensions: [30, 1, 1],
			psc,
			uniform: false,
			mappings: [{ target: 4, morphology: all, multiplier: 1 }],
		},
		{ ...plainArea, id: "c__001", dimensions: [n, 1, 1], ...target },
	);
}

function parametersOf(brain: BrainSketch, precision: PrecisionName, sameUnit: boolean) {
	const quantisation = { precision, range: { policy: "auto" }, sameUnit } as const;
	return areaParameters(develop(readGenome(genomeText(brain))), 4, quantisation);
}

test("thresholds and contributions are the same numbers of common divisors in every precision", () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 30 }),
			fc.integer({ min: 1, max: 9 }),
			fc.integer({ min: 1, max: 40 }),
			fc.boolean(),
			(n, psc, k, accumulates) => {
				const brain = sharing(n, psc, { threshold: (k * psc) / n, accumulates });
				for (const precision of PRECISIONS) {
					const parameters = parametersOf(brain, precision, true);
					expect(parameters.exact, precision).toBe(true);
					expect(contributionUnits(parameters, psc / n) / parameters.steps, precision).toBe(1);
					expect(contributionUnits(parameters, (7 * psc) / n) / parameters.steps, precision).toBe(7);
					expect(parameters.threshold / parameters.steps, precision).toBe(k);
				}
			},
		),
		{ seed: 20260621, numRuns: 200 },
	);
});

describe("k spikes of 1/n reach a threshold of k/n, and k − 1 do not", () => {
	test.each(PRECISIONS)("%s, gathered burst by burst", (precision) => {
		for (const [k, n] of [
			[3, 7],
			[5, 11],
			[9, 12],
			[13, 30],
			[7, 10],
		] as const) {
			const { npu } = bootSketch(sharing(n, 1, { threshold: k / n }), { precision, sameUnit: true });
			for (let spike = 1; spike <= k; spike++) {
				npu.inputs.push(3, spike, 1);
				npu.step();
				npu.step();
				expect(npu.firedCount(4), `${spike} of ${k}/${n}`).toBe(spike === k ? n : 0);
			}
		}
	});
});

test("potentials are told in genome units", () => {
	for (const precision of PRECISIONS) {
		const { npu } = bootSketch(sharing(3, 5, { threshold: 100 }), { precision, sameUnit: true });
		npu.inputs.push(3, 0, 1);
		npu.step();
		npu.step();
		expect(npu.potential(4, 0)).toBeCloseTo(5 / 3, 6);
	}
});

test("without it fp32 has FEAGI's numbers, and the integer precisions do not care", () => {
	const brain = sharing(7, 1, { threshold: 3 / 7 });
	expect(parametersOf(brain, "fp32", false)).toMatchObject({ unit: 1, threshold: Math.fround(3 / 7) });
	expect(contributionUnits(parametersOf(brain, "fp32", false), 1 / 7)).toBe(Math.fround(1 / 7));
	for (const precision of ["int8", "int8-compact"] as const)
		expect(parametersOf(brain, precision, false)).toEqual(parametersOf(brain, precision, true));
});

test("an area with potential-driven inputs keeps its plain unit", () => {
	const brain = sharing(3, 1, {}).map((area, i) => (i === 3 ? { ...area, driven: true } : area));
	expect(parametersOf(brain, "fp32", true)).toMatchObject({ unit: 1, divisor: undefined });
	expect(Math.log2(parametersOf(brain, "fp16", true).unit)).toBe(-2);
});

test("the genome asks for it by quantization_same_unit", () => {
	const text = genomeText(sharing(7, 1, {})).replace(
		'"quantization_precision"',
		'"quantization_same_unit":true,"quantization_precision"',
	);
	expect(readGenome(text).sameUnit).toBe(true);
	expect(readGenome(text, { sameUnit: false }).sameUnit).toBe(false);
	expect(readGenome(genomeText(sharing(7, 1, {}))).sameUnit).toBe(false);
});
