import fc from "fast-check";
import { expect, test } from "vitest";
import { binary32, integers } from "./arithmetic.js";
import { bootSketch } from "./brain.js";
import { compareBursts } from "./compare.js";
import { DenseBrain } from "./dense-brain.js";
import { type Scenario, scenarios, wideScenarios } from "./generate.js";

function run({ brain, slabNeurons, bursts }: Scenario): void {
	const engine = bootSketch(brain, { precision: "int8", slabNeurons });
	compareBursts(engine, new DenseBrain(brain, integers(brain, engine.compilation.parameters, 16n)), bursts);
}

test("every spike, potential, countdown and count equals unlimited integer arithmetic", () => {
	fc.assert(fc.property(scenarios(), run), { seed: 20260201, numRuns: 1500 });
});

test("so they do with the most extreme properties that a genome can hold", () => {
	fc.assert(fc.property(scenarios({ extreme: true }), run), { seed: 20260204, numRuns: 500 });
});

test("so they do with the morphologies that FEAGI does not execute, and with drawn synapses", () => {
	fc.assert(
		fc.property(scenarios({ extended: true }), ({ brain, slabNeurons, bursts }) => {
			const engine = bootSketch(brain, { precision: "int8", slabNeurons, extended: true, seed: 7 });
			const arithmetic = integers(brain, engine.compilation.parameters, 16n);
			compareBursts(engine, new DenseBrain(brain, arithmetic, 7), bursts);
		}),
		{ seed: 20260205, numRuns: 500 },
	);
});

test("so they do in brains whose ids need four bytes", () => {
	fc.assert(fc.property(wideScenarios, run), { seed: 20260202, numRuns: 6 });
});

test("where nothing rounds and nothing saturates, INT8 fires exactly as FEAGI does", () => {
	let compared = 0;
	fc.assert(
		fc.property(scenarios({ exact: true }), ({ brain, slabNeurons, bursts }) => {
			const { npu, compilation } = bootSketch(brain, { precision: "int8", slabNeurons });
			if (compilation.clampedContributions > 0 || compilation.parameters.some(({ exact }) => !exact)) return;
			const reference = new DenseBrain(brain, binary32(brain));
			for (const { queue, streams } of bursts) {
				const injections = [...queue, ...streams];
				for (const { area, index, potential } of injections) npu.inputs.push(area, index, potential);
				npu.step();
				reference.step(injections);
				if (npu.saturations() > 0) return;
				const fired = reference.areas.map((neurons) => neurons.map((neuron) => neuron.fired));
				expect(fired.map((area, a) => area.map((_, n) => npu.fired(a, n)))).toEqual(fired);
			}
			compared++;
		}),
		{ seed: 20260203, numRuns: 600 },
	);
	expect(compared).toBeGreaterThan(300);
});
