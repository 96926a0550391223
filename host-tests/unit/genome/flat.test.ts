import { describe, expect, it } from "vitest";
import { properties } from "../../../tools/genome/properties.js";
import { readGenome } from "../../../tools/genome/read.js";
import { area, flat, noteOf, refusal } from "./sample.js";

const abc = (keys: Record<string, unknown>) =>
	area(
		readGenome(
			flat(Object.fromEntries(Object.entries(keys).map(([key, value]) => [`c__abc-${key}`, value]))),
		),
		"c__abc",
	);

describe("flat genomes", () => {
	it("an area that only has a name gets FEAGI's template", () => {
		const { id, ...rest } = abc({ "cx-__name-t": "only" });
		expect(id.key).toBe("Y19fYWJjX18=");
		expect(rest).toEqual({
			path: '$.blueprint["_____10c-c__abc-*"]',
			name: "only",
			spelling: "c__abc",
			kind: "custom",
			dimensions: [1, 1, 1],
			mappedDimensions: [1, 1, 1],
			neuronsPerVoxel: 1,
			firingThreshold: 1,
			firingThresholdIncrement: [0, 0, 0],
			firingThresholdLimit: 0,
			refractoryPeriod: 0,
			leakCoefficient: 0,
			consecutiveFireLimit: 0,
			snoozePeriod: 0,
			excitability: 1,
			postsynapticCurrent: 1,
			mpChargeAccumulation: false,
			mpDrivenPsp: false,
			pspUniformDistribution: false,
			mappings: [],
		});
	});

	it("every engine property reaches its field", () => {
		expect(
			abc({
				"cx-___bbx-i": 2,
				"cx-___bby-i": 3,
				"cx-___bbz-i": 4,
				"cx-_n_cnt-i": 5,
				"nx-fire_t-f": 0.5,
				"nx-ftincx-f": 0.1,
				"nx-ftincy-f": 0.2,
				"nx-ftincz-f": 0.3,
				"nx-fthlim-f": 9,
				"nx-refrac-i": 6,
				"nx-leak_c-f": 0.25,
				"nx-c_fr_c-i": 7,
				"nx-snooze-f": 8,
				"nx-excite-f": 0.75,
				"nx-pstcr_-f": 10,
				"nx-mp_acc-b": true,
				"nx-mp_psp-b": true,
				"cx-pspuni-b": true,
			}),
		).toMatchObject({
			dimensions: [2, 3, 4],
			neuronsPerVoxel: 5,
			firingThreshold: 0.5,
			firingThresholdIncrement: [0.1, 0.2, 0.3],
			firingThresholdLimit: 9,
			refractoryPeriod: 6,
			leakCoefficient: 0.25,
			consecutiveFireLimit: 7,
			snoozePeriod: 8,
			excitability: 0.75,
			postsynapticCurrent: 10,
			mpChargeAccumulation: true,
			mpDrivenPsp: true,
			pspUniformDistribution: true,
		});
	});

	it("cx and nx are cosmetic and every type letter is read", () => {
		for (const letter of "ifbtd") {
			expect(abc({ [`nx-___bbx-${letter}`]: 2, [`cx-snooze-${letter}`]: 3 })).toMatchObject({
				dimensions: [2, 1, 1],
				snoozePeriod: 3,
			});
		}
	});

	it("a letter that FEAGI would drop is noted once", () => {
		const text = flat({ "c__abc-nx-snooze-i": 1, "c__def-nx-snooze-i": 1, "c__abc-nx-refrac-i": 1 });
		expect(noteOf(text, "suffix-honoured")).toMatchObject({
			level: "info",
			path: '$.blueprint["_____10c-c__abc-nx-snooze-i"]',
		});
		expect(noteOf(text, "suffix-honoured")!.message).toContain("(and 1 more)");
	});

	it("of two spellings FEAGI's own wins whatever the order, with a warning", () => {
		for (const keys of [
			{ "c__abc-nx-snooze-f": 1, "c__abc-nx-snooze-i": 2 },
			{ "c__abc-nx-snooze-i": 2, "c__abc-nx-snooze-f": 1 },
		]) {
			expect(area(readGenome(flat(keys)), "c__abc").snoozePeriod).toBe(1);
			expect(noteOf(flat(keys), "conflicting-spellings")).toMatchObject({ level: "warning" });
		}
	});

	it("of cx and nx spellings the last wins, as of equal keys", () => {
		expect(abc({ "cx-refrac-i": 1, "nx-refrac-i": 2 }).refractoryPeriod).toBe(2);
		expect(
			noteOf(flat({ "c__abc-cx-refrac-i": 1, "c__abc-nx-refrac-i": 2 }), "conflicting-spellings"),
		).toBeDefined();
	});

	it("base64 ids of 3.0 files are read", () => {
		const genome = readGenome(flat({ "aXN2aQkABAA=-cx-___bbx-i": 3 }, { version: "3.0" }));
		expect(area(genome, "aXN2aQkABAA=")).toMatchObject({ kind: "ipu", dimensions: [3, 1, 1] });
	});

	it("null is absent", () => {
		expect(abc({ "cx-___bbx-i": null, "cx-2dcorx-i": null, "nx-excite-f": null })).toMatchObject({
			dimensions: [1, 1, 1],
			excitability: 1,
		});
	});

	it("unknown properties are noted once per name", () => {
		const text = flat({ "c__abc-cx-foobar-i": 1, "c__def-cx-foobar-i": 1 });
		expect(noteOf(text, "unknown-property")!.message).toMatch(/"foobar".*\(and 1 more\)/);
	});

	it("keys outside the grammar are a warning", () => {
		const text = flat({ "c__abc-cx-___bbx-i": 1, "c__abc-zz-___bbx-i": 1 });
		expect(noteOf(text, "unknown-key")).toMatchObject({ level: "warning" });
	});

	it("every property without effect is noted once, those for the screen never", () => {
		const keys = Object.fromEntries(
			properties.flatMap(({ code, suffix, use }) =>
				use === "engine" ? [] : ["c__abc", "c__def"].map((id) => [`${id}-cx-${code}-${suffix}`, 0]),
			),
		);
		const notes = readGenome(flat(keys)).notes.filter(({ code }) => code === "unused-property");
		const unused = properties.filter(({ use }) => use === "unused");
		expect(notes.map(({ message }) => message.split(" ")[0])).toEqual(unused.map(({ name }) => name));
		for (const { message } of notes) expect(message).toContain("(and 1 more)");
	});

	it("a bad value is refused with the whole key as path", () => {
		expect(refusal(flat({ "iic700-cx-___bbx-i": "wide" }))).toMatchObject({
			code: "property",
			where: '$.blueprint["_____10c-iic700-cx-___bbx-i"]',
		});
	});

	it("the property table has 40 codes, each of six characters, without repetition", () => {
		expect(new Set(properties.map(({ code }) => code)).size).toBe(40);
		for (const { code } of properties) expect(code).toHaveLength(6);
		expect(Object.isFrozen(properties)).toBe(true);
	});
});
