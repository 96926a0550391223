/** 102,400 updates per precision at every edge, neuron by neuron against the dense reference. */
import { expect, test } from "vitest";
import { Area } from "../../modules/connectome/layout.js";
import { update } from "../../modules/npu/lif.js";
import { UpdateCases } from "../xs/fixtures/update-cases.js";
import { binary32, halves, integers } from "./arithmetic.js";
import { type Brain, bootSketch, neuronState } from "./brain.js";
import { type Arithmetic, type Neuron, updateNeuron } from "./dense-brain.js";
import { edgeBrain } from "./edge-brain.js";

const ROUNDS = 32;

const precisions: [name: string, arithmetic: (brain: Brain) => Arithmetic<number> | Arithmetic<bigint>][] = [
	["fp32", () => binary32(edgeBrain)],
	["fp16", ({ compilation }) => halves(edgeBrain, compilation.parameters, false)],
	["fp16r", ({ compilation }) => halves(edgeBrain, compilation.parameters, true)],
	["int8", ({ compilation }) => integers(edgeBrain, compilation.parameters, 16n)],
	["int8-compact", ({ compilation }) => integers(edgeBrain, compilation.parameters, 8n)],
];

test.each(precisions)("%s", (precision, arithmeticOf) => {
	const brain = bootSketch(edgeBrain, { precision });
	const cases = new UpdateCases(brain.image, 3);
	const arithmetic = arithmeticOf(brain) as Arithmetic<number | bigint>;
	let updates = 0;
	let spikes = 0;
	for (let round = 0; round < ROUNDS; round++)
		for (let area = 3; area < brain.image.areaCount; area++) {
			cases.prepare(area);
			const before = neuronsOf({ ...brain, npu: cases.npu }, area, arithmetic);
			const inputs = Array.from(before, (_, i) => cases.npu.slab.accumulators[i] + 0);
			spikes += update(cases.npu, area);
			before.forEach((neuron, i) => {
				const input = typeof arithmetic.zero === "bigint" ? BigInt(inputs[i]) : inputs[i];
				neuron.fired = updateNeuron(arithmetic, edgeBrain[area], neuron, input, cases.npu.burst);
				const expected = {
					fired: neuron.fired,
					stored: Number(neuron.mp),
					countdown: neuron.countdown,
					fireCount: edgeBrain[area].fireLimit ? neuron.fireCount : 0,
				};
				const actual = neuronState({ ...brain, npu: cases.npu }, area, i);
				for (const key of ["fired", "stored", "countdown", "fireCount"] as const)
					if (!Object.is(actual[key], expected[key]))
						throw new Error(
							`round ${round}, area ${area}, neuron ${i}, input ${inputs[i]}: ${key} is ${actual[key]}, must be ${expected[key]}`,
						);
				updates++;
			});
		}
	expect(updates).toBe(102_400);
	expect(spikes).toBeGreaterThan(10_000);
	if (precision !== "fp32") expect(cases.npu.saturations()).toBeGreaterThan(1000);
});

function neuronsOf<T>(brain: Brain, area: number, arithmetic: Arithmetic<T>): Neuron<T>[] {
	const record = brain.image.area(area);
	const first = brain.image.views.word(record + Area.FIRST_NEURON);
	return new Array(brain.image.views.word(record + Area.NEURON_COUNT)).fill(0).map((_, i) => {
		const { stored, countdown, fireCount } = neuronState(brain, area, i);
		return {
			id: first + i,
			area,
			threshold: arithmetic.threshold(area, i),
			mp: (typeof arithmetic.zero === "bigint" ? BigInt(stored) : stored) as T,
			countdown,
			fireCount,
			fired: false,
			mpAtFire: arithmetic.zero,
		};
	});
}
