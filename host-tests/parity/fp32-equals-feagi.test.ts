import fc from "fast-check";
import { expect, test } from "vitest";
import { binary32 } from "./arithmetic.js";
import { bootSketch } from "./brain.js";
import { compareBursts } from "./compare.js";
import { DenseBrain } from "./dense-brain.js";
import { type Scenario, scenarios, wideScenarios } from "./generate.js";

const seeds = fc.oneof(fc.constantFrom(1, 4294967295), fc.integer({ min: 1, max: 4294967295 }));

function run({ brain, slabNeurons, bursts }: Scenario): void {
	const engine = bootSketch(brain, { precision: "fp32", slabNeurons });
	compareBursts(engine, new DenseBrain(brain, binary32(brain)), bursts);
}

test("every spike, potential, countdown and count equals the dense reference to the bit", () => {
	fc.assert(fc.property(scenarios(), run), { seed: 20260101, numRuns: 1500 });
});

test("so they do with the most extreme properties that a genome can hold", () => {
	fc.assert(fc.property(scenarios({ extreme: true }), run), { seed: 20260103, numRuns: 500 });
});

test("so they do with the morphologies that FEAGI does not execute, and with drawn synapses", () => {
	fc.assert(
		fc.property(scenarios({ extended: true }), seeds, ({ brain, slabNeurons, bursts }, seed) => {
			const engine = bootSketch(brain, { precision: "fp32", slabNeurons, extended: true, seed });
			compareBursts(engine, new DenseBrain(brain, binary32(brain), seed), bursts);
		}),
		{ seed: 20260104, numRuns: 1000 },
	);
});

test("so they do in brains whose ids need four bytes", () => {
	fc.assert(
		fc.property(wideScenarios, (scenario) => {
			const engine = bootSketch(scenario.brain, { precision: "fp32" });
			expect(engine.image.idBytes).toBe(4);
			run(scenario);
		}),
		{ seed: 20260102, numRuns: 10 },
	);
});
