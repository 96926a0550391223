/** Which way each neuron with input goes, by what its area is. */
import { describe, expect, test } from "vitest";
import { BrainImage } from "../../../modules/connectome/image.js";
import { asBuffer } from "../../../tools/cli/files.js";
import { compileGenome } from "../../../tools/compile.js";
import { WorkCounter } from "../../../tools/plan/counter.js";
import type { Work } from "../../../tools/plan/operations.js";
import { type AreaSketch, genomeText, plainArea, withCore } from "../../parity/sketch.js";

const AREA = 3;
/** The power neuron is the only one of its area: it takes the long way, and fires. */
const POWER: Partial<Work> = { generalUpdate: 1, spike: 1 };

/** Operations of the last of some bursts; in each, every neuron receives `potential`. */
function workOf(bursts: number, changes: Partial<AreaSketch>, potential: number, precision = "int8"): Work {
	const area = { ...plainArea, threshold: 10, dimensions: [8, 1, 1] as const, ...changes };
	const { bytes } = compileGenome(genomeText(withCore(area)), { precision });
	const counter = new WorkCounter(new BrainImage(asBuffer(bytes)));
	let work: Work | undefined;
	const [x, y, z] = area.dimensions;
	for (let burst = 0; burst < bursts; burst++) {
		for (let i = 0; i < x * y * z; i++) counter.npu.inputs.push(AREA, i, potential);
		({ work } = counter.step(new Map([[AREA, x * y * z]])));
	}
	return work!;
}

test("charge, leak and spikes: a neuron that fires does not leak", () => {
	const leaky = { accumulates: true, leak: 0.25 };
	expect(workOf(1, leaky, 4)).toMatchObject({ ...POWER, update: 8, leakingUpdate: 8, chargedUpdate: 0 });
	expect(workOf(2, leaky, 4)).toMatchObject({ ...POWER, update: 8, leakingUpdate: 8, chargedUpdate: 8 });
	expect(workOf(1, leaky, 20)).toMatchObject({ update: 8, leakingUpdate: 0, spike: 9, settledSpike: 0 });
});

test("the last neurons of a pass that make no four take the long way", () => {
	const odd = { accumulates: true, dimensions: [7, 1, 1] as const };
	expect(workOf(1, odd, 4)).toMatchObject({ update: 4, generalUpdate: 4, sweptGroup: 1, sweptNeuron: 8 });
});

test("areas without charge have updates of their own", () => {
	for (const precision of ["int8", "fp32"])
		expect(workOf(1, { accumulates: false }, 4, precision)).toMatchObject({
			...POWER,
			update: 0,
			memorylessUpdate: 8,
			sweptGroup: 2,
		});
	expect(workOf(1, { accumulates: false, dimensions: [3, 1, 1] }, 4)).toMatchObject({
		...POWER,
		memorylessUpdate: 0,
		generalMemoryless: 3,
		sweptGroup: 0,
	});
});

test("refractory neurons with input are no updates", () => {
	const waiting = { accumulates: true, refractory: 2 };
	expect(workOf(1, waiting, 20)).toMatchObject({ update: 8, waitingUpdate: 8, blocked: 0, spike: 9 });
	expect(workOf(2, waiting, 20)).toMatchObject({ update: 0, waitingUpdate: 0, blocked: 8, spike: 1 });
});

test("a fire limit counts spikes, and holds", () => {
	const limited = { accumulates: true, fireLimit: 2 };
	expect(workOf(2, limited, 20)).toMatchObject({ countedUpdate: 8, heldUpdate: 0, settledSpike: 8 });
	expect(workOf(3, limited, 20)).toMatchObject({ countedUpdate: 8, heldUpdate: 8, spike: 1 });
});

describe("integer neurons take the long way", () => {
	test.each([
		["with thresholds of their own", { increments: [0.5, 0, 0] as const }],
		["with a leak above 1", { leak: 2 }],
		["with a countdown that no fraction holds", { refractory: 300 }],
	])("%s; float ones do not", (_, changes) => {
		const area = { accumulates: true, ...changes };
		const precision = "refractory" in changes ? "int8-compact" : "int8";
		expect(workOf(1, area, 4, precision)).toMatchObject({ update: 0, generalUpdate: 9 });
		expect(workOf(1, area, 4, "fp32")).toMatchObject({ update: 8, generalUpdate: 1 });
	});
});

test("spikes that carry their potential keep it", () => {
	const driven = { accumulates: true, driven: true };
	expect(workOf(1, driven, 20)).toMatchObject({ spike: 9, settledSpike: 8, storedPsp: 8 });
});

test("fp32 forgets the charges of areas that do not accumulate, a burst later", () => {
	const forgets = (precision: string) => workOf(2, { accumulates: false }, 4, precision).forgottenCharge;
	expect(forgets("fp32")).toBe(8);
	expect(forgets("fp16")).toBe(0);
});
