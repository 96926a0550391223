/** What the compiler says about the units that it chose. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { type CompileOptions, compileGenome } from "../../../tools/compile.js";
import type { Note } from "../../../tools/genome/model.js";
import { precisions } from "../../../tools/quantise/precisions.js";
import { bootSketch } from "../../parity/brain.js";
import { type AreaSketch, genomeText, plainArea, withCore } from "../../parity/sketch.js";

const everywhere = ["*", "*", "*"] as const;
const all = { kind: "patterns", patterns: [[everywhere, everywhere]] } as const;

/** `sources` neurons of `source` all into c__001, and as many of c__002, with a weight of `inhibition`. */
function brain(source: Partial<AreaSketch>, target: Partial<AreaSketch>, weight = 1, inhibition = 0) {
	const inhibit = inhibition === 0 ? [] : [{ target: 4, morphology: all, multiplier: -inhibition }];
	return withCore(
		{ ...plainArea, ...source, mappings: [{ target: 4, morphology: all, multiplier: weight }] },
		{ ...plainArea, id: "c__001", ...target },
		{ ...plainArea, ...source, id: "c__002", mappings: inhibit },
	);
}

const find = (text: string, code: string, options: CompileOptions): Note[] =>
	compileGenome(text, options).notes.filter((note) => note.code === code);
const notesOf = (sketch: ReturnType<typeof brain>, code: string, precision: string, options = {}) =>
	find(genomeText(sketch), code, { precision, ...options });
const at = (property: string) => `$.blueprint.c__001.${property}`;

describe("knife-edge-threshold", () => {
	// Out-degrees of 1 to 11 from vectors that leave the area: their common divisor is 1/27,720.
	const vectors = Array.from({ length: 11 }, (_, i) => [i, 0, 0] as const);
	const degrees = (threshold: number) =>
		withCore(
			{
				...plainArea,
				dimensions: [11, 1, 1],
				uniform: false,
				mappings: [{ target: 4, morphology: { kind: "vectors", vectors }, multiplier: 1 }],
			},
			{ ...plainArea, id: "c__001", dimensions: [11, 1, 1], threshold },
		);

	test("where k contributions of 1/7 meet the threshold, and the unit cannot hold them", () => {
		const [note] = notesOf(degrees(30 / 7), "knife-edge-threshold", "int8-compact");
		expect(note).toMatchObject({ level: "warning", path: at("firing_threshold") });
		expect(note!.message).toContain("30 contributions of 0.142857");
	});

	test("not where the threshold is a tenth away, where the unit holds them, or in fp32", () => {
		expect(notesOf(degrees(4.35), "knife-edge-threshold", "int8-compact")).toEqual([]);
		expect(notesOf(degrees(30 / 7), "knife-edge-threshold", "int8")).toEqual([]);
		expect(notesOf(degrees(30 / 7), "knife-edge-threshold", "fp32")).toEqual([]);
	});

	test("fp16 has it where it gathers what it cannot hold, and not within one burst or with whole numbers", () => {
		const gathers = (threshold: number, part: Partial<AreaSketch> = {}) =>
			notesOf(
				brain({ dimensions: [3, 1, 1], uniform: false }, { dimensions: [7, 1, 1], threshold, ...part }),
				"knife-edge-threshold",
				"fp16",
			);
		expect(gathers(5 / 7)).toHaveLength(1);
		expect(gathers(5 / 7, { accumulates: false })).toEqual([]);
		expect(notesOf(brain({}, { threshold: 30 }), "knife-edge-threshold", "fp16")).toEqual([]);
	});
});

describe("leak-dead-zone", () => {
	// The integer precisions: 4 units of a threshold of 120·65,536 or 120·256.
	test.each([
		["int8", 5.08e-7, 5.09e-7],
		["int8-compact", 1.302e-4, 1.303e-4],
		["fp16", 2e-4, 3e-4],
		["fp16r", 9e-7, 1e-6],
	])("%s: a leak of %d is lost, one of %d is not", (precision, lost, kept) => {
		expect(notesOf(brain({}, { leak: lost }), "leak-dead-zone", precision)).toEqual([
			expect.objectContaining({ level: "warning", path: at("leak_coefficient") }),
		]);
		expect(notesOf(brain({}, { leak: kept }), "leak-dead-zone", precision)).toEqual([]);
		expect(notesOf(brain({}, { leak: lost, accumulates: false }), "leak-dead-zone", precision)).toEqual([]);
		expect(notesOf(brain({}, { leak: 0 }), "leak-dead-zone", precision)).toEqual([]);
	});

	/** What is left of a potential of `psc` after one leak. */
	const left = (precision: string, psc: number, target: Partial<AreaSketch>) => {
		const { npu } = bootSketch(brain({ psc }, target), { precision });
		npu.inputs.push(3, 0, 1);
		npu.step();
		npu.step();
		return npu.potential(4, 0);
	};

	test("halves: what is reported leaks nothing", () => {
		expect(left("fp16", 2, { leak: 2e-4, threshold: 3.001 })).toBe(2);
		expect(left("fp16", 2, { leak: 1e-3, threshold: 3.001 })).toBeLessThan(2);
	});

	test.each([
		["int8", 5.08e-7, 5.09e-7],
		["int8-compact", 1.302e-4, 1.303e-4],
	])(
		"%s: what is reported leaks nothing below 1/8 of the threshold, else an eighth too much at most",
		(precision, lost, kept) => {
			expect(left(precision, 2, { leak: lost, threshold: 16.01 })).toBe(2);
			const leaked = 2 - left(precision, 2, { leak: kept, threshold: 2.0001 });
			expect(leaked / (2 * kept)).toBeGreaterThan(0.87);
			expect(leaked / (2 * kept)).toBeLessThan(1.13);
		},
	);
});

describe("contribution-clamped", () => {
	const strong = { psc: 255 };
	const clamped = (target: Partial<AreaSketch>, inhibition = 0, options = {}) =>
		notesOf(brain(strong, target, 255, inhibition), "contribution-clamped", "int8", options);
	const excites = "$.blueprint.c__000.cortical_mapping_dst.c__001[0]";
	const inhibits = "$.blueprint.c__002.cortical_mapping_dst.c__001[0]";

	test("is not told where the neuron fires, or is held, all the same", () => {
		for (const part of [{}, { refractory: 3 }, { fireLimit: 2 }, { excitability: 0.5, leak: 0.1 }]) {
			const target = { threshold: 0.1, ...part };
			const { compilation } = bootSketch(brain(strong, target, 255), { precision: "int8" });
			expect(compilation.clampedContributions).toBe(1);
			expect(clamped(target)).toEqual([]);
		}
	});

	test("is not told where the unit was made coarse enough", () => {
		for (const part of [{ driven: true }, { limit: 3 }])
			expect(clamped({ threshold: 0.1, ...part })).toEqual([]);
		expect(clamped({ threshold: 1 }, 255)).toEqual([]);
	});

	test("is a warning for each mapping where no unit is coarse enough, and inhibition can tell", () => {
		const notes = clamped({ threshold: 1e-5 }, 255);
		expect(notes.map(({ level, path }) => [level, path])).toEqual([
			["warning", excites],
			["warning", inhibits],
		]);
		expect(notes[0]!.message).toContain("65025");
	});

	test("so it is where a limit above the clamp can tell, or a spike that carries its potential", () => {
		// The coarsest unit: 480 to the threshold, so that one contribution is at most 2.796.
		const threshold = 1e-5;
		expect(clamped({ threshold, limit: 2.8 })).toMatchObject([{ level: "warning", path: excites }]);
		expect(clamped({ threshold, limit: 2.79 })).toEqual([]);
		expect(clamped({ threshold, driven: true })).toMatchObject([{ level: "warning", path: excites }]);
		expect(clamped({ threshold })).toEqual([]);
	});

	test("so it is where the user's range puts a threshold above the clamp", () => {
		const range = { min: -0.01, max: 0.01 };
		expect(clamped({ threshold: 1 }, 0, { range })).toMatchObject([{ level: "warning", path: excites }]);
		expect(clamped({ threshold: 0.1 }, 0, { range })).toEqual([]);
	});

	test("is not told in float precisions", () => {
		for (const precision of ["fp32", "fp16", "fp16r"])
			expect(
				notesOf(brain(strong, { threshold: 1e-5 }, 255, 255), "contribution-clamped", precision),
			).toEqual([]);
	});
});

test("contribution-rounded names the mapping and the largest error, and is silent where all is whole", () => {
	const rounded = brain({ psc: 1 }, { threshold: 32767.3 });
	const [note] = notesOf(rounded, "contribution-rounded", "int8-compact", {
		range: { min: -50000, max: 50000 },
	});
	expect(note).toMatchObject({ level: "info", path: "$.blueprint.c__000.cortical_mapping_dst.c__001[0]" });
	// A unit of 1.54 genome units holds a contribution of 1 as one unit.
	expect(note!.message).toMatch(/changes one by 5[0-9] %/);
	expect(notesOf(rounded, "contribution-rounded", "int8")).toEqual([]);
	expect(notesOf(rounded, "contribution-rounded", "fp16")).toEqual([]);
});

describe("threshold-out-of-range", () => {
	const range = { min: -10, max: 20 };

	test("names the threshold, the clamp and a range that would do", () => {
		const sketch = brain({}, { threshold: 75 });
		const [note] = notesOf(sketch, "threshold-out-of-range", "int8", { range });
		expect(note).toMatchObject({ level: "warning", path: at("firing_threshold") });
		expect(note!.message).toContain("-10,75");
		expect(notesOf(sketch, "threshold-out-of-range", "int8", { range: { min: -10, max: 75 } })).toEqual([]);
		expect(notesOf(sketch, "threshold-out-of-range", "int8")).toEqual([]);
	});

	test("it is what one neuron in a gradient has, or a threshold limit", () => {
		const gradient = brain({}, { dimensions: [3, 1, 1], increments: [30, 0, 0] });
		expect(notesOf(gradient, "threshold-out-of-range", "int8", { range })).toHaveLength(1);
		expect(notesOf(brain({}, { limit: 40 }), "threshold-out-of-range", "int8", { range })).toEqual([
			expect.objectContaining({ path: at("firing_threshold_limit") }),
		]);
	});

	test("float precisions and areas that keep nothing need no range", () => {
		expect(notesOf(brain({}, { threshold: 75 }), "threshold-out-of-range", "fp16", { range })).toEqual([]);
		const keepsNothing = brain({}, { threshold: 75, accumulates: false });
		expect(notesOf(keepsNothing, "threshold-out-of-range", "int8", { range })).toEqual([]);
	});
});

test("countdown-beside: refractory period and snooze of more than 255 bursts, where a byte holds the countdown", () => {
	for (const [precision, refractory, count] of [
		["int8-compact", 256, 1],
		["fp16r", 256, 1],
		["int8-compact", 255, 0],
		["int8", 256, 0],
		["fp16", 256, 0],
		["fp32", 256, 0],
	] as const) {
		const notes = notesOf(brain({}, { refractory }), "countdown-beside", precision);
		expect(notes, `${precision} ${refractory}`).toHaveLength(count);
		for (const note of notes) expect(note).toMatchObject({ level: "info", path: at("refractory_period") });
	}
	const snoozing = brain({}, { refractory: 200, snooze: 56, fireLimit: 2 });
	expect(notesOf(snoozing, "countdown-beside", "fp16r")).toHaveLength(1);
});

test("a thousand areas with the same trouble do not make a thousand lines", () => {
	const blueprint = Object.fromEntries(
		Array.from({ length: 900 }, (_, i) => [
			`c_${1000 + i}`,
			{ leak_coefficient: 1e-6, refractory_period: 300 },
		]),
	);
	const text = JSON.stringify({ version: "2.1", physiology: {}, blueprint });
	const { notes } = compileGenome(text, { precision: "int8-compact" });
	expect(notes.length).toBeLessThan(110);
	expect(notes.filter(({ code }) => code === "countdown-beside")).toHaveLength(1);
});

describe("shipped genomes have nothing to say", () => {
	const genomes = ["relay", "oscillator", "wta", "reflex", "camera"];
	test.each(precisions.flatMap(({ name }) => genomes.map((genome) => [genome, name] as const)))(
		"%s in %s",
		(genome, precision) => {
			const path = fileURLToPath(new URL(`../../../genomes/${genome}.fp32.genome.json`, import.meta.url));
			for (const sameUnit of [false, true]) {
				const { notes } = compileGenome(readFileSync(path, "utf8"), { precision, sameUnit });
				expect(notes.filter(({ level }) => level === "warning")).toEqual([]);
				expect(notes.filter(({ code }) => /contribution|countdown|range/.test(code))).toEqual([]);
			}
		},
	);
});
