import { describe, expect, it } from "vitest";
import { readGenome } from "../../../tools/genome/read.js";
import { area, hierarchical, noteOf, oneArea, refusal } from "./sample.js";

const abc = (properties: Record<string, unknown>) => area(readGenome(oneArea(properties)), "c__abc");

describe("hierarchical genomes", () => {
	it("an empty area gets FEAGI's accessor defaults: excitability 100, not the flat template's 1", () => {
		expect(abc({})).toMatchObject({
			path: "$.blueprint.c__abc",
			dimensions: [1, 1, 1],
			firingThreshold: 1,
			postsynapticCurrent: 1,
			excitability: 100,
			leakCoefficient: 0,
		});
	});

	it("a default is never noted as if the genome had said it", () => {
		expect(noteOf(oneArea({}), "excitability-always")).toBeUndefined();
	});

	it("names from FEAGI's run time are read like those of the file", () => {
		expect(abc({ neurons_per_voxel: 2, snooze_period: 3, consecutive_fire_limit: 4 })).toMatchObject({
			neuronsPerVoxel: 2,
			snoozePeriod: 3,
			consecutiveFireLimit: 4,
		});
	});

	it("of a name and its alias the name wins whatever the order, with a warning", () => {
		for (const properties of [
			{ snooze_length: 1, snooze_period: 2 },
			{ snooze_period: 2, snooze_length: 1 },
		]) {
			expect(abc(properties).snoozePeriod).toBe(1);
			expect(noteOf(oneArea(properties), "conflicting-spellings")).toMatchObject({ level: "warning" });
		}
	});

	it("null is absent", () => {
		expect(abc({ block_boundaries: null, neuron_excitability: null }).excitability).toBe(100);
	});

	it("unknown names are noted once each, names for the screen never", () => {
		const properties = {
			foo: 1,
			visible: true,
			relative_coordinate: [1, 2, 3],
			"2d_coordinate": [1, 2],
			group_id: "x",
		};
		const text = hierarchical({ c__abc: properties, c__def: properties });
		expect(noteOf(text, "unknown-property")).toMatchObject({ path: "$.blueprint.c__abc.foo" });
		expect(readGenome(text).notes.filter(({ code }) => code === "unused-property")).toEqual([]);
	});

	it("unused names are noted", () => {
		expect(noteOf(oneArea({ burst_engine_active: true }), "unused-property")).toMatchObject({
			level: "info",
		});
	});

	it.each([[7], ["x"], [[]], [null]])("area %j is refused", (value) => {
		expect(refusal(hierarchical({ c__abc: value }))).toMatchObject({
			code: "genome-shape",
			where: "$.blueprint.c__abc",
		});
	});

	it.each([[7], [[1, 2]], [[1, 2, 3, 4]], [{}]])("block_boundaries %j are refused", (value) => {
		expect(refusal(oneArea({ block_boundaries: value }))).toMatchObject({
			code: "property",
			where: "$.blueprint.c__abc.block_boundaries",
		});
	});
});
