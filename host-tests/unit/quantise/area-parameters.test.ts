import { describe, expect, test } from "vitest";
import { develop } from "../../../tools/develop/network.js";
import type { PrecisionName } from "../../../tools/genome/model.js";
import { readGenome } from "../../../tools/genome/read.js";
import { areaParameters } from "../../../tools/quantise/area-parameters.js";
import { binary32 } from "../../parity/arithmetic.js";
import { bootSketch } from "../../parity/brain.js";
import { DenseBrain } from "../../parity/dense-brain.js";
import { type AreaSketch, type BrainSketch, genomeText, plainArea, withCore } from "../../parity/sketch.js";

const parametersOf = (brain: BrainSketch, index: number, precision: PrecisionName) =>
	areaParameters(develop(readGenome(genomeText(brain))), index, {
		precision,
		range: { policy: "auto" },
		sameUnit: false,
	});

/** An area whose neurons share a PSP of 1 among `n` targets. */
function sharing(n: number, target: Partial<AreaSketch>): BrainSketch {
	const everywhere = ["*", "*", "*"] as const;
	const all = { kind: "patterns", patterns: [[everywhere, everywhere]] } as const;
	return withCore(
		{
			...plainArea,
			dimensions: [40, 1, 1],
			uniform: false,
			mappings: [{ target: 4, morphology: all, multiplier: 1 }],
		},
		{ ...plainArea, id: "c__001", dimensions: [n, 1, 1], ...target },
	);
}

describe("k of n inputs of 1/n reach a threshold of k/n exactly", () => {
	test.each([1, 2, 3, 5, 6, 7, 11, 12, 30])("n = %i", (n) => {
		for (let k = 1; k <= 2 * n; k++) {
			const { threshold, unit, exact } = parametersOf(sharing(n, { threshold: k / n }), 4, "int8");
			expect(exact).toBe(true);
			expect(threshold).toBe(k * Math.round(1 / n / unit));
		}
	});

	test("and the brain fires at k, not at k − 1", () => {
		for (const [k, n] of [
			[3, 7],
			[5, 11],
			[9, 12],
			[13, 30],
		]) {
			const brain = sharing(n, { threshold: k / n, accumulates: false });
			const fired = [k - 1, k].map((spikes) => {
				const { npu } = bootSketch(brain, { precision: "int8" });
				for (let i = 0; i < spikes; i++) npu.inputs.push(3, i, 1);
				npu.step();
				npu.step();
				return npu.firedCount(4);
			});
			expect(fired).toEqual([0, n]);
		}
	});
});

test("contributions beyond 2^27 units are clamped and counted; alone each fires its neuron all the same", () => {
	const strong = (threshold: number) =>
		withCore(
			{
				...plainArea,
				psc: 255,
				mappings: [{ target: 4, morphology: { kind: "projector" }, multiplier: 255 }],
			},
			{ ...plainArea, id: "c__001", threshold },
		);
	// 2^27 units are 17.07 thresholds of 120·65,536.
	for (const [threshold, clamped] of [
		[1, 1],
		[65025 / 17.1, 1],
		[65025 / 17, 0],
	]) {
		const { compilation, npu } = bootSketch(strong(threshold), { precision: "int8" });
		expect(compilation.clampedContributions, `threshold ${threshold}`).toBe(clamped);
		expect(compilation.notes.filter(({ message }) => message.includes("clamped"))).toEqual([]);
		npu.inputs.push(3, 0, 1);
		npu.step();
		npu.step();
		expect(npu.fired(4, 0)).toBe(true);
	}
});

test("fp32 keeps genome units, and the largest binary32 means no limit", () => {
	const parameters = parametersOf(withCore({ ...plainArea, threshold: 0.1 }), 3, "fp32");
	expect(parameters).toMatchObject({ unit: 1, threshold: Math.fround(0.1), exact: true });
	expect(parameters.thresholdLimit).toBe(3.4028234663852886e38);
	expect(parametersOf(withCore({ ...plainArea, limit: 2.5 }), 3, "fp32").thresholdLimit).toBe(2.5);
});

test("int8 rounds thresholds up and limits down, so that the window never grows", () => {
	const { unit, threshold, thresholdLimit } = parametersOf(
		withCore({ ...plainArea, threshold: Math.PI, limit: Math.E * 2 }),
		3,
		"int8",
	);
	expect(threshold * unit).toBeGreaterThanOrEqual(Math.PI - 2e-6 * unit);
	expect((threshold - 1) * unit).toBeLessThan(Math.fround(Math.PI));
	expect(thresholdLimit * unit).toBeLessThanOrEqual(Math.fround(Math.E * 2) + 2e-6 * unit);
	expect((thresholdLimit + 1) * unit).toBeGreaterThan(Math.E * 2);
	expect(parametersOf(withCore(plainArea), 3, "int8").thresholdLimit).toBe(2147483647);
});

test("an int8 unit that happens to be 1 is stored like any other", () => {
	// 65,536 units to the threshold, because inhibition outweighs excitation and nothing leaks.
	const inhibit = { target: 4, morphology: { kind: "projector" }, multiplier: -254 } as const;
	const excite = { target: 4, morphology: { kind: "projector" }, multiplier: 255 } as const;
	const brain = withCore(
		{ ...plainArea, psc: 255, mappings: [excite] },
		{ ...plainArea, id: "c__001", threshold: 65536 },
		{ ...plainArea, id: "c__002", psc: 255, mappings: [inhibit] },
	);
	expect(parametersOf(brain, 4, "int8").unit).toBe(1);
	const { npu } = bootSketch(brain, { precision: "int8" });
	const reference = new DenseBrain(brain, binary32(brain));
	let fired = 0;
	for (const area of [3, 5, 5, 3, 3, 3, 3, 5]) {
		const injection = { area, index: 0, potential: 1 };
		npu.inputs.push(area, 0, 1);
		npu.step();
		reference.step([injection]);
		expect(npu.potential(4, 0)).toBe(reference.areas[4][0].mp);
		expect(npu.fired(4, 0)).toBe(reference.areas[4][0].fired);
		fired += Number(npu.fired(4, 0));
	}
	expect(fired).toBe(1);
	expect(npu.potential(4, 0)).toBe(65025);
});
