import { expect, test } from "vitest";
import { bootSketch } from "./brain.js";
import { plainArea, withCore } from "./sketch.js";

/** Potentials in halves, carried by spikes: FEAGI rounds 2.5 to 3, whatever unit the threshold leads to. */
test("a potential of n + ½ becomes the PSP n + 1, for every threshold", () => {
	for (let tenths = 10; tenths < 200; tenths++) {
		const everywhere = {
			kind: "patterns",
			patterns: [
				[
					["*", "*", "*"],
					["*", "*", "*"],
				],
			],
		} as const;
		const brain = withCore(
			{
				...plainArea,
				dimensions: [2, 1, 1],
				uniform: false,
				mappings: [{ target: 4, morphology: everywhere, multiplier: 1 }],
			},
			{
				...plainArea,
				id: "c__001",
				dimensions: [2, 1, 1],
				threshold: tenths / 10,
				driven: true,
				mappings: [{ target: 5, morphology: { kind: "projector" }, multiplier: 1 }],
			},
			{ ...plainArea, id: "c__002", dimensions: [2, 1, 1], threshold: 1000 },
		);
		const charges = ["fp32", "int8"].map((precision) => {
			const { npu } = bootSketch(brain, { precision });
			for (let burst = 0; burst < 60; burst++) {
				npu.inputs.push(3, 0, 1);
				if (burst % 3 === 0) npu.inputs.push(3, 1, 1);
				npu.step();
			}
			return npu.potential(5, 0);
		});
		expect(charges[1], `threshold ${tenths / 10}`).toBeCloseTo(charges[0], 3);
		expect(charges[0]).toBeGreaterThan(1);
	}
});
