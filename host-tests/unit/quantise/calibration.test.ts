import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BrainImage } from "../../../modules/connectome/image.js";
import { Npu } from "../../../modules/npu/npu.js";
import { type CompileOptions, compileGenome } from "../../../tools/compile.js";
import { calibrate } from "../../../tools/quantise/calibration.js";
import { buildStimulus } from "../../../tools/stimulus/build-stimulus.js";
import { writeStimulus } from "../../../tools/stimulus/write-stimulus.js";
import { binary32 } from "../../parity/arithmetic.js";
import { DenseBrain } from "../../parity/dense-brain.js";
import { scenarios } from "../../parity/generate.js";
import { type AreaSketch, type BrainSketch, genomeText, plainArea, withCore } from "../../parity/sketch.js";

const imageOf = (brain: BrainSketch) =>
	new BrainImage(new Uint8Array(compileGenome(genomeText(brain), { precision: "fp32" }).bytes).buffer);
const camera = readFileSync(
	fileURLToPath(new URL("../../../genomes/camera.fp32.genome.json", import.meta.url)),
	"utf8",
);

/** Excites c__002 from c__000 with 2 and inhibits it from c__001 with `inhibition`. */
function pair(inhibition: number, target: Partial<AreaSketch> = {}): BrainSketch {
	const to = (multiplier: number) => [{ target: 5, morphology: { kind: "projector" }, multiplier } as const];
	return withCore(
		{ ...plainArea, mappings: to(2) },
		{ ...plainArea, id: "c__001", mappings: to(-inhibition) },
		{ ...plainArea, id: "c__002", threshold: 10, ...target },
	);
}

/** One entry per burst: the areas that are injected with 1. */
function playing(image: BrainImage, bursts: readonly (readonly number[])[]): Uint8Array {
	const inputs = bursts.map((areas) =>
		areas.map((area) => ({ area, events: [[0, 1]] as [number, number][] })),
	);
	return writeStimulus(inputs, image);
}

describe("what neurons keep", () => {
	test("lies between the lowest and the highest potential before leak, spikes left out", () => {
		const image = imageOf(pair(7, { leak: 0.5 }));
		// +2, then −7 on what leaked to 1, then nothing.
		const { areas } = calibrate(image, { bursts: 4, stimulus: playing(image, [[3], [4], [], []]) });
		expect(areas[5]).toEqual({ lowest: -6, highest: 2, ranAway: false });
		expect(areas[3]).toEqual({ lowest: 0, highest: 0, ranAway: false });
	});

	test("counts what a fire limit or a draw holds above threshold", () => {
		const image = imageOf(pair(1, { threshold: 2, excitability: 0 }));
		const bursts = 5;
		const { areas } = calibrate(image, { bursts, stimulus: playing(image, [[3], [3], [3], [3], []]) });
		expect(areas[5]).toEqual({ lowest: 0, highest: 8, ranAway: false });
	});

	test("is nothing in areas that do not accumulate, and nothing while a neuron is blocked", () => {
		for (const part of [{ accumulates: false }, { threshold: 2, refractory: 9 }]) {
			const image = imageOf(pair(7, part));
			const stimulus = playing(image, [[3], [4], [4], []]);
			expect(calibrate(image, { bursts: 4, stimulus }).areas[5]).toMatchObject({ lowest: 0, highest: 0 });
		}
	});

	test("is what one object per neuron keeps, in brains of any wiring", () => {
		fc.assert(
			fc.property(scenarios(), ({ brain, slabNeurons, bursts }) => {
				// Without leak, and where all accumulates, the potential after a burst is the one that was kept.
				const plain = brain.map((area) => ({ ...area, leak: 0, accumulates: true }));
				const { bytes } = compileGenome(genomeText(plain), { precision: "fp32", slabNeurons });
				const image = new BrainImage(new Uint8Array(bytes).buffer);
				const reference = new DenseBrain(plain, binary32(plain));
				const injected = bursts.map(({ streams }) => mergedByNeuron(streams));
				const expected = plain.map(() => ({ lowest: 0, highest: 0 }));
				for (const burst of injected) {
					reference.step(burst);
					reference.areas.forEach((neurons, a) => {
						for (const { mp } of neurons) {
							expected[a]!.lowest = Math.min(expected[a]!.lowest, mp);
							expected[a]!.highest = Math.max(expected[a]!.highest, mp);
						}
					});
				}
				const inputs = injected.map((burst) => groupedByArea(burst));
				const stimulus = writeStimulus(inputs, image);
				const { areas } = calibrate(image, { bursts: bursts.length, stimulus });
				expect(areas.map(({ lowest, highest }) => ({ lowest, highest }))).toEqual(expected);
			}),
			{ seed: 20260641, numRuns: 300 },
		);
	});

	interface Event {
		readonly area: number;
		readonly index: number;
		readonly potential: number;
	}

	/** A recording has one event per neuron and burst. */
	function mergedByNeuron(events: readonly Event[]): Event[] {
		return [...new Map(events.map((event) => [`${event.area} ${event.index}`, event])).values()].sort(
			(a, b) => a.area - b.area || a.index - b.index,
		);
	}

	function groupedByArea(events: readonly Event[]) {
		const areas = [...new Set(events.map(({ area }) => area))];
		const of = (wanted: number) =>
			events
				.filter(({ area }) => area === wanted)
				.map(({ index, potential }) => [index, potential] as [number, number]);
		return areas.map((area) => ({ area, events: of(area) }));
	}
});

describe("compiling with a calibration", () => {
	const run = (inhibition: number, bursts: number, target: Partial<AreaSketch> = {}) => {
		const brain = pair(inhibition, target);
		const stimulus = (image: BrainImage) => playing(image, [[4], []]);
		const calibrated = (precision: string) =>
			compileGenome(genomeText(brain), { precision, calibrate: { bursts, stimulus } });
		return { calibrated, plain: (precision: string) => compileGenome(genomeText(brain), { precision }) };
	};

	test("the state holds what the run kept, and a note says what changed", () => {
		// −7 in every second burst: −175, 17.5 thresholds, after 50 bursts.
		const { calibrated, plain } = run(7, 50);
		for (const [precision, code] of [
			["int8", 3.75],
			["int8-compact", 3.75],
		] as const) {
			const { parameters, notes } = calibrated(precision);
			expect(parameters[5]!.thresholdCode / code).toBeCloseTo(1, 1);
			const note = notes.find(({ code }) => code === "calibration-range");
			expect(note).toMatchObject({ level: "info", path: "$.blueprint.c__002" });
			expect(note!.message).toContain("-17.5 to 0 thresholds");
			expect(plain(precision).notes.map(({ code }) => code)).not.toContain("calibration-range");
		}
	});

	test("a run that kept little leaves the finest unit", () => {
		const { calibrated } = run(7, 2);
		expect(calibrated("int8").parameters[5]!.thresholdCode).toBeGreaterThan(29);
		expect(calibrated("int8-compact").parameters[5]!.thresholdCode).toBeGreaterThan(55);
	});

	test("what a leak above 1 makes of a potential is within the range, too", () => {
		// 2 of 2.02 become −18, which the run sees again as −16: seven thresholds of 15 would do, nine would not.
		const target = { threshold: 2.02, leak: 10 };
		const bursts = [[3], [3], [], []];
		for (const precision of ["int8", "int8-compact"]) {
			const stimulus = (image: BrainImage) => playing(image, bursts);
			const options = { precision, calibrate: { bursts: 4, stimulus } };
			const { bytes, parameters } = compileGenome(genomeText(pair(0, target)), options);
			const npu = new Npu(new BrainImage(new Uint8Array(bytes).buffer));
			npu.inputs.push(3, 0, 1);
			npu.step();
			npu.step();
			expect(npu.potential(5, 0)).toBeCloseTo(-18, 2);
			expect(npu.saturations()).toBe(0);
			expect(parameters[5]!.thresholdCode / 7.5).toBeCloseTo(1, 1);
		}
	});

	test("an integrator that runs away is not followed, and a warning says so", () => {
		// −200 in every second burst, with a threshold of 1.
		const { calibrated } = run(200, 40, { threshold: 1 });
		for (const [precision, code] of [
			["int8", 1],
			["int8-compact", 7.5],
		] as const) {
			const { parameters, notes } = calibrated(precision);
			expect(parameters[5]!.thresholdCode / code).toBeCloseTo(1, 1);
			expect(notes.find((note) => note.code === "integrator-runs-away")).toMatchObject({
				level: "warning",
				path: "$.blueprint.c__002.leak_coefficient",
			});
		}
	});

	test("the same run gives the same bytes", () => {
		const options = {
			precision: "int8-compact",
			calibrate: {
				bursts: 60,
				stimulus: (image: BrainImage) => buildStimulus({ source: "digits", image, bursts: 60 }).bytes,
			},
		};
		const [first, second] = [compileGenome(camera, options), compileGenome(camera, options)];
		expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
		expect(first.notes).toEqual(second.notes);
		expect(Buffer.compare(first.bytes, compileGenome(camera, { precision: "int8-compact" }).bytes)).not.toBe(
			0,
		);
	});

	test("the camera robot's motor areas, which inhibition drives below the usual range, get more of it", () => {
		const bursts = 300;
		const stimulus = (image: BrainImage) => buildStimulus({ source: "digits", image, bursts }).bytes;
		const codes = (options: CompileOptions) => {
			const { parameters, network } = compileGenome(camera, { precision: "int8-compact", ...options });
			return new Map(network.genome.areas.map(({ name }, i) => [name, parameters[i]!.thresholdCode]));
		};
		const before = codes({});
		const after = codes({ calibrate: { bursts, stimulus } });
		for (const name of ["backward", "forward", "turn_left", "turn_right"])
			expect(after.get(name), name).toBeCloseTo(before.get(name)! / 2, 1);
	});

	test("where no unit depends on it, it is not run, and a note says why", () => {
		const stimulus = () => {
			throw new Error("the brain ran");
		};
		for (const options of [{ precision: "fp16" }, { precision: "int8", range: "embedded" }]) {
			const { notes } = compileGenome(camera, { ...options, calibrate: { bursts: 9, stimulus } });
			expect(notes.find(({ code }) => code === "calibration-ignored")).toMatchObject({ level: "info" });
		}
	});
});
