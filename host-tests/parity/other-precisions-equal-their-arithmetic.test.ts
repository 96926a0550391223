import fc from "fast-check";
import { describe, test } from "vitest";
import { halves, integers } from "./arithmetic.js";
import { bootSketch } from "./brain.js";
import { compareBursts } from "./compare.js";
import { DenseBrain } from "./dense-brain.js";
import { type Scenario, scenarios, wideScenarios } from "./generate.js";

function run(precision: string, { brain, slabNeurons, bursts }: Scenario): void {
	const engine = bootSketch(brain, { precision, slabNeurons });
	const { parameters } = engine.compilation;
	if (precision === "int8-compact")
		compareBursts(engine, new DenseBrain(brain, integers(brain, parameters, 8n)), bursts);
	else compareBursts(engine, new DenseBrain(brain, halves(brain, parameters, precision === "fp16r")), bursts);
}

describe.each(["fp16", "fp16r", "int8-compact"])("%s", (precision) => {
	test("every spike, potential, countdown and count equals the dense reference to the bit", () => {
		fc.assert(
			fc.property(scenarios(), (scenario) => run(precision, scenario)),
			{ seed: 20260301, numRuns: 1500 },
		);
	});

	test("so they do with the most extreme properties that a genome can hold", () => {
		fc.assert(
			fc.property(scenarios({ extreme: true }), (scenario) => run(precision, scenario)),
			{ seed: 20260302, numRuns: 500 },
		);
	});

	test("so they do in brains whose ids need four bytes", () => {
		fc.assert(
			fc.property(wideScenarios, (scenario) => run(precision, scenario)),
			{ seed: 20260303, numRuns: 4 },
		);
	});
});
