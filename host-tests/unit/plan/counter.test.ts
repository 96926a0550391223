/** Counts against the synapses by the book: for every pair of voxels, whether the morphology connects them. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BrainImage } from "../../../modules/connectome/image.js";
import type { InputStream } from "../../../modules/npu/inputs.js";
import { asBuffer } from "../../../tools/cli/files.js";
import { compileGenome } from "../../../tools/compile.js";
import { countRun } from "../../../tools/plan/count-run.js";
import { type CountedBurst, WorkCounter } from "../../../tools/plan/counter.js";
import { UPDATES } from "../../../tools/plan/operations.js";
import { parseRecording } from "../../../tools/stimulus/recording.js";
import { writeStimulus } from "../../../tools/stimulus/write-stimulus.js";
import { type Scenario, scenarios } from "../../parity/generate.js";
import {
	type BrainSketch,
	genomeText,
	type MorphologySketch,
	plainArea,
	withCore,
} from "../../parity/sketch.js";
import { type Wires, wire } from "../../parity/wiring.js";

const POWER = 1;

function neurons({ dimensions: [x, y, z], neuronsPerVoxel }: BrainSketch[number]): number {
	return x * y * z * neuronsPerVoxel;
}

/** What a burst must count, from who fired before it and what is injected. */
function expected(
	brain: BrainSketch,
	wires: readonly Wires[],
	npu: WorkCounter["npu"],
	burst: Scenario["bursts"][number],
) {
	const injected = [...burst.queue, ...burst.streams];
	const reached = new Set(injected.map(({ area, index }) => `${area}:${index}`)).add(`${POWER}:0`);
	const injectedInto = reached.size;
	const awake = new Set(injected.map(({ area }) => area)).add(POWER);
	let synapticEvents = 0;
	for (const { source, target, targets } of wires)
		for (const [neuron, to] of targets.entries()) {
			if (!npu.fired(source, neuron)) continue;
			synapticEvents += to.length;
			for (const index of to) reached.add(`${target}:${index}`);
		}
	const connected = (area: number) =>
		wires.some(
			({ source, target, targets }) =>
				target === area && targets.some((to) => to.length > 0) && npu.firedCount(source) > 0,
		);
	for (const area of brain.keys()) if (connected(area)) awake.add(area);
	return {
		synapticEvents,
		updates: reached.size,
		injections: injected.length + 1,
		atLeastAwake: awake.size,
		furtherInputs: synapticEvents - (reached.size - injectedInto),
	};
}

function play(
	scenario: Scenario,
	precision: string,
	check: (counted: CountedBurst, wanted: ReturnType<typeof expected>) => void,
) {
	const { brain, slabNeurons } = scenario;
	const { bytes } = compileGenome(genomeText(brain), { precision, slabNeurons });
	const counter = new WorkCounter(new BrainImage(asBuffer(bytes)));
	const { npu } = counter;
	const wires = wire(brain);
	const streams = brain.map((): InputStream => {
		return {
			indices: new Uint32Array(64),
			values: new Float32Array(64),
			firstIndex: 0,
			firstValue: 0,
			count: 0,
		};
	});
	for (const [area, stream] of streams.entries()) npu.inputs.attach(area, stream);
	for (const burst of scenario.bursts) {
		const staged = new Map<number, number>();
		const stage = (area: number) => staged.set(area, (staged.get(area) ?? 0) + 1);
		for (const { area, index, potential } of burst.queue) {
			npu.inputs.push(area, index, potential);
			stage(area);
		}
		for (const { area, index, potential } of burst.streams) {
			const stream = streams[area];
			(stream.indices as Uint32Array)[stream.count] = index;
			(stream.values as Float32Array)[stream.count++] = potential;
			stage(area);
		}
		const wanted = expected(brain, wires, npu, burst);
		check(counter.step(staged), wanted);
	}
}

test.each(["fp32", "int8"])("random brains in %s count as their synapses do", (precision) => {
	fc.assert(
		fc.property(scenarios(), (scenario) => {
			const { brain, slabNeurons } = scenario;
			const passes = brain.every((area) => neurons(area) <= slabNeurons);
			const vectors = brain.some(({ mappings }) =>
				mappings.some(({ morphology }) => morphology.kind === "vectors"),
			);
			play(scenario, precision, ({ work, synapticEvents }, wanted) => {
				expect(synapticEvents).toBe(wanted.synapticEvents);
				const updates = UPDATES.reduce((sum, kind) => sum + work[kind], 0);
				expect(updates).toBe(wanted.updates);
				expect(work.furtherInput).toBe(wanted.furtherInputs);
				expect(work.injection).toBe(wanted.injections);
				expect(work.awakeArea).toBeGreaterThanOrEqual(wanted.atLeastAwake);
				expect(work.awakeArea + work.silentArea).toBe(brain.length);
				expect(work.sweptNeuron).toBeGreaterThanOrEqual(updates);
				expect(
					4 * work.sweptGroup + work.generalUpdate + work.generalMemoryless + work.blocked,
				).toBeGreaterThanOrEqual(updates);
				expect(work.sweep).toBeGreaterThanOrEqual(1);
				expect(work.sweep).toBeLessThanOrEqual(work.pass);
				if (!passes) return;
				const { listEvent, listCheck, boxEvent, boxCheck, vectorEvent, vectorCheck } = work;
				const looks = listEvent + listCheck + boxEvent + boxCheck + vectorEvent + vectorCheck;
				if (vectors) expect(looks).toBeGreaterThanOrEqual(synapticEvents);
				else expect(looks).toBe(synapticEvents);
			});
		}),
		{ seed: 20260612, numRuns: 150 },
	);
});

describe("one spike", () => {
	const target = 3;
	/** Operations of the burst after neuron `index` of the first custom area fired alone. */
	function burstAfter(brain: BrainSketch, index: number, slabNeurons?: number) {
		const { bytes } = compileGenome(genomeText(brain), { slabNeurons });
		const counter = new WorkCounter(new BrainImage(asBuffer(bytes)));
		counter.npu.inputs.push(target, index, 5);
		counter.step(new Map([[target, 1]]));
		return counter.step(new Map()).work;
	}
	const steps = [
		[1, 0, 0],
		[-1, 0, 0],
		[0, 1, 0],
	] as const;
	const grid = (morphology: "vectors" | "all" | "projector", changes: object = {}) =>
		withCore({
			...plainArea,
			threshold: 2,
			dimensions: [5, 4, 1],
			...changes,
			mappings: [
				{
					target,
					multiplier: 1,
					morphology:
						morphology === "vectors"
							? { kind: "vectors", vectors: steps }
							: morphology === "all"
								? {
										kind: "patterns",
										patterns: [
											[
												["*", "*", "*"],
												["*", "*", "*"],
											],
										],
									}
								: { kind: "projector" },
				},
			],
		});
	const at = (x: number, y: number) => x * 4 + y;

	test("inside goes the short way, at the border each vector is looked at", () => {
		expect(burstAfter(grid("vectors"), at(2, 1))).toMatchObject({
			vectorSpike: 1,
			vectorEvent: 3,
			vectorCheck: 0,
		});
		expect(burstAfter(grid("vectors"), at(0, 0))).toMatchObject({
			vectorSpike: 1,
			vectorEvent: 0,
			vectorCheck: 3,
		});
	});

	test("an area of two slabs is passed twice: vectors are looked at in both, box rows are clipped", () => {
		expect(burstAfter(grid("vectors"), at(2, 1), 10)).toMatchObject({
			vectorSpike: 2,
			vectorEvent: 0,
			vectorCheck: 6,
		});
		expect(burstAfter(grid("all"), at(2, 1), 10)).toMatchObject({ boxSpike: 2, boxEvent: 20, boxCheck: 0 });
	});

	test("whole rows of a target follow each other, parts of them do not", () => {
		const rows = (morphology: MorphologySketch) => {
			const brain = grid("all").map((area) => ({
				...area,
				mappings: area.mappings.map((mapping) => ({ ...mapping, morphology })),
			}));
			return burstAfter(brain, 7);
		};
		const all = ["*", "*", "*"] as const;
		expect(rows({ kind: "patterns", patterns: [[all, all]] })).toMatchObject({ boxBlock: 1, boxRow: 1 });
		for (const x of [0, 1])
			expect(rows({ kind: "patterns", patterns: [[all, [x, "*", "*"]]] })).toMatchObject({
				boxBlock: 1,
				boxRow: 1,
				boxEvent: 4,
			});
		expect(rows({ kind: "patterns", patterns: [[all, ["*", 2, "*"]]] })).toMatchObject({
			boxBlock: 1,
			boxRow: 5,
			boxEvent: 5,
		});
	});

	test("a box in an area of several neurons per voxel takes strides", () => {
		expect(burstAfter(grid("all"), 0)).toMatchObject({ boxSpike: 1, boxEvent: 20, boxCheck: 0 });
		expect(burstAfter(grid("all", { neuronsPerVoxel: 2 }), 0)).toMatchObject({
			boxSpike: 1,
			boxEvent: 0,
			boxCheck: 20,
		});
	});

	test("the whole area is looked at, the others sleep", () => {
		expect(burstAfter(grid("projector"), 7)).toMatchObject({
			burst: 1,
			awakeArea: 2,
			silentArea: 2,
			sweptNeuron: 21,
			injection: 1,
			update: 1,
			generalUpdate: 1,
			sweptGroup: 1,
			boxEvent: 1,
			boxBlock: 0,
			furtherInput: 0,
			firingArea: 1,
			forgettingArea: 0,
		});
	});
});

test("a recording's events count in the bursts that they are for, and again when it repeats", () => {
	const { bytes } = compileGenome(
		genomeText(withCore({ ...plainArea, threshold: 9, dimensions: [4, 1, 1] })),
	);
	const image = new BrainImage(asBuffer(bytes));
	const area = image.areaName(3);
	const csv = `burst,area,x,y,z,potential\n1,${area},0,0,0,1\n1,${area},2,0,0,1\n3,${area},1,0,0,1\n`;
	const stimulus = writeStimulus(parseRecording(csv, "test", image, 3), image);
	const injections = countRun(image, stimulus, 6).map(({ work }) => work.injection - 1);
	expect(injections).toEqual([2, 0, 1, 2, 0, 1]);
	expect(countRun(image, undefined, 2).map(({ work }) => work.injection)).toEqual([1, 1]);
});
