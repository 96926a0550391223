import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BrainImage } from "../../../modules/connectome/image.js";
import { compileGenome } from "../../../tools/compile.js";
import { fixGenome } from "../../../tools/genome/write/fix.js";
import { compareFacts, formatDifferences } from "../../../tools/inspect/facts.js";
import { genomeFacts } from "../../../tools/inspect/genome-facts.js";
import { imageFacts } from "../../../tools/inspect/image-facts.js";
import { genomes, writeFlat, writeHierarchical } from "../genome/generate.js";
import { flat, hierarchical, oneArea, type Properties } from "../genome/sample.js";

const facts = (text: string) => genomeFacts(compileGenome(text).network);
const lines = (a: string, b: string) => formatDifferences(compareFacts(facts(a), facts(b)));
const image = (text: string, precision = "fp32") =>
	imageFacts(new BrainImage(new Uint8Array(compileGenome(text, { precision }).bytes).buffer));

const rule = (morphology: string, multiplier: number) => [morphology, [1, 1, 1], multiplier, false, 1, 1, 1];
const wired = (rules: readonly unknown[], source: Properties = {}) =>
	hierarchical({ c__src: { cortical_mapping_dst: { c__dst: rules }, ...source }, c__dst: {} });

describe("genomes", () => {
	test("are the same as their twins in the other form and as what fix makes of them", () => {
		fc.assert(
			fc.property(genomes(), (sketch) => {
				const [a, b] = [writeFlat(sketch), writeHierarchical(sketch)];
				for (const other of [b, fixGenome(a).text, fixGenome(b, { form: "flat" }).text])
					expect(lines(a, other)).toEqual(["same"]);
			}),
			{ numRuns: 60 },
		);
	});

	test("are the same without an excitability, whose default depends on the form", () => {
		expect(lines(oneArea({}), flat({ "c__abc-cx-___bbx-i": 1 }))).toEqual(["same"]);
	});

	test("are the same when they differ in what no engine uses", () => {
		expect(lines(oneArea({}), oneArea({ relative_coordinate: [1, 2, 3], degeneration: 4, foo: 5 }))).toEqual([
			"same",
		]);
	});

	test("are the same when numbers differ beyond binary32, and print as written otherwise", () => {
		const leak = (leak_coefficient: number) => oneArea({ leak_coefficient });
		expect(lines(leak(0.1), leak(0.10000000149))).toEqual(["same"]);
		expect(lines(leak(0.1), leak(0.25))[1]).toBe("  leak_coefficient: 0.1 → 0.25");
	});

	test("differ property by property", () => {
		const [a, b] = [
			{ firing_threshold: 2, mp_driven_psp: true },
			{ firing_threshold: 3, block_boundaries: [2, 1, 1] },
		];
		expect(lines(oneArea({ cortical_name: "n", ...a }), oneArea({ cortical_name: "n", ...b }))).toEqual([
			'area "n" (Y19fYWJjX18=)',
			"  block_boundaries: 1×1×1 → 2×1×1",
			"  firing_threshold: 2 → 3",
			"  mp_driven_psp: true → false",
		]);
	});

	test("differ in areas", () => {
		const [small, large] = [hierarchical({ c__abc: {} }), hierarchical({ c__abc: {}, c__abd: {} })];
		expect(lines(small, large)).toEqual([
			"brain",
			"  areas: 4 → 5",
			expect.stringMatching(/^\+ area Y19fYWJkX18=: name "", kind custom, block_boundaries 1×1×1/),
		]);
		expect(lines(large, small)[2]).toMatch(/^- area Y19fYWJkX18=/);
	});

	test("differ in mappings: rule, weight and synapses", () => {
		expect(lines(wired([rule("projector", 1)]), wired([rule("projector", -2)]))).toEqual([
			'mapping Y19fc3JjX18= → Y19fZHN0X18= by "projector"',
			"  weight: 1 → -2",
		]);
		const more = lines(wired([rule("projector", 1)]), wired([rule("projector", 1), rule("lateral_+x", 1)]));
		expect(more).toContain(
			'+ mapping Y19fc3JjX18= → Y19fZHN0X18= by "lateral_+x": weight 1, synapse_attractivity 100, synapses 0',
		);
		expect(more).toContain('+ morphology "lateral_+x": type vectors, vectors [[1,0,0]]');
	});

	test("differ in the shape of a morphology only if a mapping uses it", () => {
		const steps = (vector: readonly number[], rules: readonly unknown[]) =>
			hierarchical(
				{ c__src: { cortical_mapping_dst: { c__dst: rules } }, c__dst: {} },
				{ neuron_morphologies: { steps: { type: "vectors", parameters: { vectors: [vector] } } } },
			);
		expect(lines(steps([0, 0, 0], []), steps([1, 0, 0], []))).toEqual(["same"]);
		const used = [rule("steps", 1)];
		expect(lines(steps([0, 0, 0], used), steps([1, 0, 0], used))).toContain(
			"  vectors: [[0,0,0]] → [[1,0,0]]",
		);
	});

	test("differ in physiology and precision", () => {
		const physiology = (simulation_timestep: number, quantization_precision: string) =>
			oneArea({}, { physiology: { simulation_timestep, quantization_precision } });
		expect(lines(physiology(0.025, "fp32"), physiology(0.05, "int8"))).toEqual([
			"brain",
			"  precision: fp32 → int8",
			"  burst_period_us: 25000 → 50000",
		]);
	});

	test("differ the other way round when they are swapped", () => {
		fc.assert(
			fc.property(genomes(), genomes(), (one, two) => {
				const [a, b] = [facts(writeFlat(one)), facts(writeFlat(two))];
				const [forth, back] = [compareFacts(a, b), compareFacts(b, a)];
				expect(back).toHaveLength(forth.length);
				expect(compareFacts(a, b)).toEqual(forth);
				const count = (differences: typeof forth, wanted: string) =>
					differences.filter(({ kind }) => kind === wanted).length;
				expect(count(back, "added")).toBe(count(forth, "removed"));
				expect(count(back, "changed")).toBe(count(forth, "changed"));
			}),
			{ numRuns: 30 },
		);
	});
});

describe("images", () => {
	test("of one genome are the same", () => {
		expect(compareFacts(image(oneArea({})), image(oneArea({})))).toEqual([]);
	});

	test("show sizes, parameters and checksums", () => {
		const a = wired([rule("projector", 1)], { block_boundaries: [2, 1, 1] });
		const b = wired([rule("projector", 1)], {
			block_boundaries: [3, 1, 1],
			snooze_length: 2,
			consecutive_fire_cnt_max: 4,
		});
		const text = formatDifferences(compareFacts(image(a), image(b))).join("\n");
		for (const line of [/neurons: 6 → 7/, /voxels: 2×1×1 → 3×1×1/, /snoozePeriod: 0 → 2/, /fireLimit: 0 → 4/])
			expect(text).toMatch(line);
		expect(text).toMatch(/projection "c__src" → "c__dst" by "projector"\n {2}synapses: 2 → 3/);
		expect(text).toMatch(/checksums of sections\n[\s\S]*areas: [0-9a-f]{8} → [0-9a-f]{8}/);
	});

	test("of two precisions differ in all that precision means", () => {
		const text = formatDifferences(compareFacts(image(oneArea({})), image(oneArea({}), "int8"))).join("\n");
		expect(text).toMatch(/precision: fp32 → int8/);
		expect(text).toMatch(/SRAM, bytes by pool\n[\s\S]*membrane potentials: /);
	});
});
