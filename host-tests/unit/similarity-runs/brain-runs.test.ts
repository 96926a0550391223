/** How brains are run for a comparison: from the reference's spikes, set back at each spike, and in binary64. */
import { describe, expect, test } from "vitest";
import { BrainImage } from "../../../modules/connectome/image.js";
import { Npu } from "../../../modules/npu/npu.js";
import { asBuffer } from "../../../tools/cli/files.js";
import { compileGenome } from "../../../tools/compile.js";
import { binary64Twin } from "../../../tools/similarity/binary64.js";
import { freeRun, oneSpikeAhead, teacherForcedRun } from "../../../tools/similarity/brain-run.js";
import { measure } from "../../../tools/similarity/measure.js";
import { writeStimulus } from "../../../tools/stimulus/write-stimulus.js";
import { type BrainSketch, genomeText, plainArea, withCore } from "../../parity/sketch.js";

const BURSTS = 60;

/** A sensor that drives an area, whose spikes drive the next: in a loop, so that errors would spread. */
function loop(threshold: number): BrainSketch {
	const projector = (target: number, multiplier: number) =>
		({ target, morphology: { kind: "projector" }, multiplier }) as const;
	return withCore(
		{
			...plainArea,
			id: "c__000",
			dimensions: [4, 1, 1],
			threshold,
			accumulates: true,
			leak: 0.1,
			psc: 2,
			mappings: [projector(4, 1)],
		},
		{
			...plainArea,
			id: "c__001",
			dimensions: [4, 1, 1],
			threshold: 3,
			accumulates: true,
			refractory: 1,
			psc: 1,
			mappings: [projector(3, 1)],
		},
		{ ...plainArea, id: "iic000", dimensions: [4, 1, 1], psc: 3, mappings: [projector(3, 1)] },
	);
}

const imageOf = (brain: BrainSketch, precision = "fp32") =>
	new BrainImage(asBuffer(compileGenome(genomeText(brain), { precision }).bytes));

function stimulusFor(image: BrainImage): Uint8Array {
	const sensor = image.areaCount - 1;
	return writeStimulus(
		Array.from({ length: BURSTS }, (_, burst) => [
			{
				area: sensor,
				events: [0, 1, 2, 3].filter((i) => (burst + i) % (i + 2) === 0).map((i) => [i, 1] as const),
			},
		]),
		image,
	);
}

const reference = imageOf(loop(5));
const stimulus = stimulusFor(reference);
const recorded = freeRun(new Npu(reference), stimulus, BURSTS);
const lists = (fired: readonly Uint32Array[]) => fired.map((burst) => [...burst]);
const scored = [false, false, false, true, true, false];

describe("teacher-forced", () => {
	test("a brain that receives its own spikes fires as when it runs by itself", () => {
		const own = teacherForcedRun(new Npu(reference), stimulus, recorded);
		expect(lists(own)).toEqual(lists(recorded.fired));
		expect(recorded.fired.flatMap((burst) => [...burst]).length).toBeGreaterThan(100);
	});

	test("spikes that the candidate does not fire reach the next area all the same", () => {
		// With this threshold c__000 never fires, so c__001 could only fire for the reference's spikes.
		const deaf = imageOf(loop(1000));
		const own = lists(teacherForcedRun(new Npu(deaf), stimulus, recorded));
		const area = (first: number) => (burst: number[]) => burst.filter((n) => n >= first && n < first + 4);
		expect(own.flatMap(area(3))).toEqual([]);
		expect(own.map(area(7))).toEqual(lists(recorded.fired).map(area(7)));
	});

	test("spikes that only the candidate fires reach nobody", () => {
		const eager = imageOf(loop(1));
		const own = lists(teacherForcedRun(new Npu(eager), stimulus, recorded));
		const area = (burst: number[]) => burst.filter((n) => n >= 7 && n < 11);
		expect(own.map(area)).toEqual(lists(recorded.fired).map(area));
	});
});

describe("one spike ahead", () => {
	test("is 100 for the same brain, in every precision that loses nothing here", () => {
		for (const precision of ["fp32", "fp16", "fp16r", "int8", "int8-compact"])
			expect(oneSpikeAhead(imageOf(loop(5), precision), stimulus, recorded, scored), precision).toBe(100);
	});

	test("forgives at each spike what teacher forcing carries on", () => {
		const counting = (threshold: number) =>
			imageOf(withCore({ ...plainArea, id: "c__000", dimensions: [1, 1, 1], threshold, accumulates: true }));
		const [exact, late] = [counting(20), counting(20.5)];
		const bursts = 600;
		// 1 or 4 by chance: now and then the sum is 20 exactly, and the candidate fires one burst late.
		let seed = 1;
		const inputs = Array.from({ length: bursts }, () => {
			seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
			return [{ area: 3, events: [[0, seed < 2 ** 31 ? 1 : 4]] as [number, number][] }];
		});
		const drive = writeStimulus(inputs, exact);
		const spikes = freeRun(new Npu(exact), drive, bursts);
		const ahead = oneSpikeAhead(late, drive, spikes, [false, false, false, true]);
		const { teacherForced } = measure({ reference: exact, candidate: late, stimulus: drive, bursts });
		expect(ahead).toBeLessThan(95);
		expect(ahead).toBeGreaterThan(50);
		expect(teacherForced.secondary.f1).toBeLessThan(ahead - 5);
	});

	test("is 0 for a brain that never fires", () => {
		expect(
			oneSpikeAhead(imageOf(loop(1000)), stimulus, recorded, [false, false, false, true, false, false]),
		).toBe(0);
	});
});

describe("the binary64 twin", () => {
	const tenth: BrainSketch = withCore({
		...plainArea,
		id: "c__000",
		dimensions: [1, 1, 1],
		threshold: 1000,
		accumulates: true,
		leak: 0.1,
	});

	test("computes in binary64", () => {
		const image = imageOf(tenth);
		const twin = binary64Twin(image);
		const single = new Npu(image);
		let expected = 0;
		for (let burst = 0; burst < 30; burst++) {
			for (const npu of [twin, single]) {
				npu.inputs.push(3, 0, 1);
				npu.step();
			}
			expected = (expected + 1) * (1 - Math.fround(0.1));
		}
		expect(twin.potential(3, 0)).toBe(expected);
		expect(single.potential(3, 0)).not.toBe(expected);
		expect(single.potential(3, 0)).toBeCloseTo(expected, 4);
	});

	test("divides a PSP by its synapses in binary64", () => {
		const sharing = withCore(
			{
				...plainArea,
				id: "c__000",
				dimensions: [1, 1, 1],
				uniform: false,
				psc: 1,
				mappings: [0, 1, 2].map((y) => ({
					target: 4,
					morphology: { kind: "vectors", vectors: [[0, y, 0]] } as const,
					multiplier: 1,
				})),
			},
			{ ...plainArea, id: "c__001", dimensions: [1, 3, 1], threshold: 1000, accumulates: true },
		);
		const twin = binary64Twin(imageOf(sharing));
		twin.inputs.push(3, 0, 1);
		twin.step();
		twin.step();
		expect(twin.potential(4, 1)).toBe(1 / 3);
	});

	test("exists for fp32 only", () => {
		expect(() => binary64Twin(imageOf(tenth, "int8"))).toThrow("only fp32 images have a binary64 twin");
	});
});

test("a measurement compares scored areas only, with floor, free run and clamps", () => {
	const candidate = imageOf(loop(5), "int8");
	const result = measure({
		reference,
		candidate,
		stimulus,
		bursts: BURSTS,
		freeRunning: true,
		oneSpikeAhead: true,
	});
	expect(result.teacherForced).toMatchObject({
		reference: "fp32",
		candidate: "int8",
		neurons: 8,
		fps: 100,
		floor: { candidate: "fp64", fps: 100 },
		secondary: { oneSpikeAhead: 100 },
	});
	expect(result.freeRunning).toMatchObject({ fps: { percent: 100, h99: BURSTS } });
	expect(result.saturated).toEqual([]);
	const again = measure({ reference, candidate, stimulus, bursts: BURSTS, recorded, floor: false });
	expect(again.teacherForced).toEqual({
		...result.teacherForced,
		floor: null,
		secondary: { ...result.teacherForced.secondary, oneSpikeAhead: null },
	});
});
