import { describe, expect, it } from "vitest";
import { readGenome } from "../../../tools/genome/read.js";
import { area, flat, hierarchical, noteOf, oneArea, refusal } from "./sample.js";

const read = (properties: Record<string, unknown>) => area(readGenome(oneArea(properties)), "c__abc");
const note = (properties: Record<string, unknown>, code: string) => noteOf(oneArea(properties), code);
/** JSON.stringify cannot write 0.0. */
const withText = (name: string, literal: string) => oneArea({ [name]: "@" }).replace('"@"', literal);

describe("whole numbers", () => {
	const names = ["refractory_period", "per_voxel_neuron_cnt", "consecutive_fire_cnt_max", "snooze_length"];

	it.each(names)("%s refuses fractions, negatives, texts, booleans and lists by path", (name) => {
		for (const value of [0.5, -1, "1", true, [1], {}]) {
			const error = refusal(oneArea({ [name]: value }));
			expect(error).toMatchObject({ code: "property", where: `$.blueprint.c__abc.${name}` });
			expect(error.remedy).toContain("whole number from 0 to");
		}
	});

	it.each(names)("%s takes 2.0 with a note, where FEAGI refuses the genome", (name) => {
		const text = withText(name, "2.0");
		expect(noteOf(text, "float-for-integer")).toMatchObject({
			level: "info",
			path: `$.blueprint.c__abc.${name}`,
		});
		expect(JSON.stringify(area(readGenome(text), "c__abc"))).toContain(":2,");
		expect(noteOf(oneArea({ [name]: 2 }), "float-for-integer")).toBeUndefined();
	});

	it("takes a consecutive-fire limit of 65535 for none, as FEAGI does", () => {
		expect(readGenome(oneArea({ consecutive_fire_cnt_max: 65_535 })).areas.at(-1)?.consecutiveFireLimit).toBe(
			0,
		);
		expect(readGenome(oneArea({ consecutive_fire_cnt_max: 65_534 })).areas.at(-1)?.consecutiveFireLimit).toBe(
			65_534,
		);
	});

	it.each(["refractory_period", "consecutive_fire_cnt_max", "snooze_length"])(
		"%s is at most 65,535",
		(name) => {
			expect(() => readGenome(oneArea({ [name]: 65_535 }))).not.toThrow();
			expect(refusal(oneArea({ [name]: 65_536 })).message).toContain("65535, is 65536");
		},
	);

	it("minus zero is zero", () => {
		expect(
			Object.is(area(readGenome(withText("refractory_period", "-0")), "c__abc").refractoryPeriod, 0),
		).toBe(true);
	});
});

describe("floats, booleans and texts", () => {
	it.each([
		"firing_threshold",
		"firing_threshold_increment_y",
		"leak_coefficient",
		"neuron_excitability",
		"postsynaptic_current",
	])("%s must be a number that fits 32 bits", (name) => {
		for (const value of ["1", true, [], 1e39, -1e300]) {
			expect(refusal(oneArea({ [name]: value }))).toMatchObject({
				code: "property",
				where: `$.blueprint.c__abc.${name}`,
			});
		}
		expect(() => readGenome(oneArea({ [name]: 3.4e38 }))).not.toThrow();
	});

	it.each(["mp_charge_accumulation", "mp_driven_psp", "psp_uniform_distribution", "is_mem_type"])(
		"%s must be a boolean",
		(name) => {
			for (const value of [0, 1, "true"])
				expect(refusal(oneArea({ [name]: value })).message).toContain("true or false");
		},
	);

	it("a name must be a text", () => {
		expect(refusal(oneArea({ cortical_name: 5 })).code).toBe("property");
	});
});

describe("sizes", () => {
	it.each([0, 1, 2])("dimension %i of 0 becomes 1 with a warning", (axis) => {
		const dimensions = [2, 2, 2];
		dimensions[axis] = 0;
		const expected = [...dimensions];
		expected[axis] = 1;
		expect(read({ block_boundaries: dimensions }).dimensions).toEqual(expected);
		expect(note({ block_boundaries: dimensions }, "zero-fixed")).toMatchObject({
			level: "warning",
			path: `$.blueprint.c__abc.block_boundaries[${axis}]`,
		});
	});

	it("0 neurons per voxel become 1 with a warning", () => {
		expect(read({ per_voxel_neuron_cnt: 0 }).neuronsPerVoxel).toBe(1);
		expect(note({ per_voxel_neuron_cnt: 0 }, "zero-fixed")).toMatchObject({ level: "warning" });
	});

	it("an axis of more than 2^24 voxels is refused by its path", () => {
		const error = refusal(oneArea({ block_boundaries: [1, 1e12, 1] }));
		expect(error).toMatchObject({ code: "property", where: "$.blueprint.c__abc.block_boundaries[1]" });
		expect(error.message).toContain("16777216");
	});

	it("10^12 voxels in one area are refused with the limit", () => {
		const error = refusal(oneArea({ block_boundaries: [10_000, 10_000, 10_000] }));
		expect(error).toMatchObject({ code: "area-too-large", where: "$.blueprint.c__abc" });
		expect(error.message).toContain("16777216");
	});

	it("2^24 neurons in one area are the limit, neurons per voxel included", () => {
		expect(() => readGenome(oneArea({ block_boundaries: [256, 256, 256] }))).not.toThrow();
		expect(refusal(oneArea({ block_boundaries: [256, 256, 256], per_voxel_neuron_cnt: 2 })).code).toBe(
			"area-too-large",
		);
	});

	it("2^26 neurons are the limit of a genome", () => {
		const areas = (n: number) =>
			hierarchical(
				Object.fromEntries(
					Array.from({ length: n }, (_, i) => [`c___${10 + i}`, { block_boundaries: [256, 256, 256] }]),
				),
			);
		const upTo = (rest: number) => {
			const genome = JSON.parse(areas(3));
			genome.blueprint.c_rest = { block_boundaries: [rest, 1, 1] };
			return JSON.stringify(genome);
		};
		expect(() => readGenome(upTo(2 ** 24 - 3))).not.toThrow();
		expect(refusal(upTo(2 ** 24 - 2)).message).toContain("67108865 neurons; the limit is 67108864");
		expect(refusal(areas(4))).toMatchObject({ code: "genome-too-large", where: "$.blueprint" });
	});

	it("1024 areas are the limit, added core areas included", () => {
		const areas = (n: number) =>
			hierarchical(
				Object.fromEntries(Array.from({ length: n }, (_, i) => [`c_${String(i).padStart(4, "0")}`, {}])),
			);
		expect(readGenome(areas(1021)).areas).toHaveLength(1024);
		expect(refusal(areas(1022))).toMatchObject({ code: "genome-too-large" });
		expect(refusal(areas(5000)).message).toContain("1024");
	});
});

describe("values that do something else than their names promise are kept and noted", () => {
	it.each([
		["leak_coefficient", 10, "leak-above-one", "warning"],
		["leak_coefficient", -0.1, "leak-negative", "warning"],
		["neuron_excitability", 100, "excitability-always", "info"],
		["neuron_excitability", 1.5, "excitability-always", "info"],
		["neuron_excitability", 101, "excitability-out-of-range", "warning"],
		["neuron_excitability", -1, "excitability-negative", "warning"],
		["postsynaptic_current", 0.5, "psc-truncated", "warning"],
		["postsynaptic_current", 6.5, "psc-truncated", "warning"],
		["postsynaptic_current", 256, "psc-clamped", "info"],
		["postsynaptic_current", -1, "psc-negative", "warning"],
		["firing_threshold_limit", 0.5, "empty-firing-window", "warning"],
	])("%s %d: %s", (name, value, code, level) => {
		expect(note({ [name]: value }, code)).toMatchObject({ level, path: `$.blueprint.c__abc.${name}` });
		expect(Object.values(read({ [name]: value }))).toContain(value);
	});

	it.each([
		["leak_coefficient", 1],
		["leak_coefficient", 0],
		["neuron_excitability", 1],
		["neuron_excitability", 0],
		["postsynaptic_current", 255],
		["postsynaptic_current", 0],
		["firing_threshold_limit", 0],
		["firing_threshold_limit", 1],
	])("%s %d needs no note", (name, value) => {
		const codes = readGenome(oneArea({ [name]: value })).notes.map(({ code }) => code);
		expect(codes.filter((code) => /^(leak|excit|psc|empty)/.test(code))).toEqual([]);
	});

	it("a current of 0.5 is told to make dead synapses, 6.5 is not", () => {
		expect(note({ postsynaptic_current: 0.5 }, "psc-truncated")!.message).toContain(
			"to 0, which makes dead synapses",
		);
		expect(note({ postsynaptic_current: 6.5 }, "psc-truncated")!.message).not.toContain("dead");
	});

	it("a limit below the threshold is not called empty when the threshold varies", () => {
		expect(
			note({ firing_threshold_limit: 0.5, firing_threshold_increment_x: -1 }, "empty-firing-window"),
		).toBeUndefined();
	});
});

describe("memory areas", () => {
	it("are refused by flag and by id", () => {
		expect(refusal(oneArea({ is_mem_type: true }))).toMatchObject({
			code: "area-memory",
			where: "$.blueprint.c__abc",
		});
		expect(refusal(hierarchical({ m__abc: {} })).message).toContain('"m__abc"');
		expect(refusal(flat({ "c__abc-cx-memory-b": true })).code).toBe("area-memory");
		expect(() => readGenome(oneArea({ is_mem_type: false }))).not.toThrow();
	});
});
