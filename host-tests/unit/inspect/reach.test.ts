import { describe, expect, test } from "vitest";
import { compileGenome } from "../../../tools/compile.js";
import { areaPathsOf } from "../../../tools/inspect/paths.js";
import { noteUnreachable } from "../../../tools/inspect/reach.js";
import { flat, hierarchical, type Properties } from "../genome/sample.js";

function notes(text: string) {
	return noteUnreachable(compileGenome(text).network, areaPathsOf(text));
}

/** A line of 4 voxels, all of which project to the one voxel of c__dst. */
function pair(source: Properties, target: Properties, multiplier = 1): string {
	return hierarchical({
		c__src: {
			block_boundaries: [4, 1, 1],
			cortical_mapping_dst: { c__dst: [["projector", [1, 1, 1], multiplier, false, 1, 1, 1, 1]] },
			...source,
		},
		c__dst: { ...target },
	});
}

const unreachable = (text: string) => notes(text).find(({ code }) => code === "threshold-unreachable");

describe("without accumulation, one burst must do", () => {
	test.each([
		[{ postsynaptic_current: 2 }, 8, 1, false],
		[{ postsynaptic_current: 2 }, 8.01, 1, true],
		[{ postsynaptic_current: 2 }, 24, 3, false],
		[{ postsynaptic_current: 2 }, 24.1, 3, true],
		[{ postsynaptic_current: 2.9 }, 8.5, 1, true],
		[{ postsynaptic_current: 0.5 }, 0.1, 1, true],
		[{ postsynaptic_current: 500 }, 1020, 1, false],
		[{ postsynaptic_current: 500 }, 1021, 1, true],
		[{ postsynaptic_current: 2 }, 1, -1, true],
		[{ mp_driven_psp: true }, 1020, 1, false],
		[{ mp_driven_psp: true }, 1021, 1, true],
	])("source %j, threshold %d, multiplier %d: unreachable %s", (source, threshold, multiplier, dead) => {
		const text = pair(source, { firing_threshold: threshold }, multiplier);
		expect(unreachable(text) !== undefined).toBe(dead);
	});

	test("what a neuron shares among its synapses counts once", () => {
		const shared = (uniform: boolean) =>
			hierarchical({
				c__src: {
					postsynaptic_current: 8,
					psp_uniform_distribution: uniform,
					cortical_mapping_dst: { c__dst: [["projector", [1, 1, 1], 1, false, 1, 1, 1, 1]] },
				},
				c__dst: { block_boundaries: [8, 1, 1], firing_threshold: 2 },
			});
		expect(unreachable(shared(true))).toBeUndefined();
		expect(unreachable(shared(false))?.message).toMatch(
			/firing_threshold is 2, its inputs add up to 1 per burst/,
		);
	});

	test("several mappings add up", () => {
		const rule = ["projector", [1, 1, 1], 1, false, 1, 1, 1, 1];
		const text = (threshold: number) =>
			hierarchical({
				c__one: {
					postsynaptic_current: 2,
					cortical_mapping_dst: { c__dst: [rule, rule] },
					psp_uniform_distribution: true,
				},
				c__two: { postsynaptic_current: 3, cortical_mapping_dst: { c__dst: [rule] } },
				c__dst: { firing_threshold: threshold },
			});
		expect(unreachable(text(7))).toBeUndefined();
		expect(unreachable(text(7.1))).toBeDefined();
	});
});

describe("with accumulation the leak decides", () => {
	test.each([
		[0, 1e6, false],
		[-1, 1e6, false],
		[0.5, 7.9, false],
		[0.5, 8.1, true],
		[0.25, 15.9, false],
		[0.25, 16.1, true],
		[1, 4, false],
		[1, 4.1, true],
		[1.5, 5.3, false],
		[1.5, 5.4, true],
		[10, 1e6, false],
	])("leak %d, threshold %d: unreachable %s", (leak, threshold, dead) => {
		const text = pair(
			{ postsynaptic_current: 1 },
			{ firing_threshold: threshold, leak_coefficient: leak, mp_charge_accumulation: true },
		);
		expect(unreachable(text) !== undefined).toBe(dead);
	});

	test("a leak above 1 turns inhibition into excitation", () => {
		const inhibited = (leak: number) =>
			pair({}, { firing_threshold: 1, leak_coefficient: leak, mp_charge_accumulation: true }, -1);
		expect(unreachable(inhibited(0.5))).toBeDefined();
		expect(unreachable(inhibited(1.5))).toBeUndefined();
		expect(unreachable(inhibited(10))).toBeUndefined();
	});
});

describe("gradients and windows", () => {
	test("a gradient out of reach for some neurons is told, not warned of", () => {
		const text = pair(
			{ block_boundaries: [4, 1, 1] },
			{ block_boundaries: [4, 1, 1], firing_threshold: 1, firing_threshold_increment_x: 1 },
		);
		expect(unreachable(text)).toBeUndefined();
		expect(notes(text).find(({ code }) => code === "threshold-partly-unreachable")?.message).toMatch(
			/3 of 4 neurons .* rises to 4/,
		);
	});

	test("a limit below all thresholds of a gradient", () => {
		const text = pair(
			{ postsynaptic_current: 200 },
			{
				block_boundaries: [1, 2, 1],
				firing_threshold: 3,
				firing_threshold_increment_y: 1,
				firing_threshold_limit: 2,
			},
		);
		expect(unreachable(text)?.message).toMatch(/at least 3, firing_threshold_limit is 2/);
	});

	test("a limit below one threshold for all is the reader's warning", () => {
		const text = pair({ postsynaptic_current: 9 }, { firing_threshold: 3, firing_threshold_limit: 2 });
		expect(unreachable(text)).toBeUndefined();
		expect(compileGenome(text).notes.map(({ code }) => code)).toContain("empty-firing-window");
	});
});

describe("sensors and power", () => {
	test.each([
		["iic400", 255, false],
		["iic400", 256, true],
		["aWluZgEAAAA=", 1, false],
		["aWluZgEAAAA=", 1.5, true],
		["_power", 1, false],
		["_power", 1.5, true],
	])("%s with threshold %d: unreachable %s", (id, threshold, dead) => {
		expect(unreachable(hierarchical({ [id]: { firing_threshold: threshold } })) !== undefined).toBe(dead);
	});

	test("an area that nothing reaches is told of, core areas are not", () => {
		expect(notes(hierarchical({ c__abc: {} }))).toMatchObject([
			{ level: "info", code: "area-without-input", path: "$.blueprint.c__abc" },
		]);
	});
});

test("the path is that of the threshold in the file, or of the area without one", () => {
	expect(unreachable(pair({ postsynaptic_current: 0 }, { firing_threshold: 2 }))?.path).toBe(
		"$.blueprint.c__dst.firing_threshold",
	);
	expect(unreachable(pair({ postsynaptic_current: 0 }, {}))?.path).toBe("$.blueprint.c__dst");
	const text = flat({ "iic400-cx-___bbx-i": 2, "iic400-nx-fire_t-i": 300 });
	expect(unreachable(text)?.path).toBe('$.blueprint["_____10c-iic400-nx-fire_t-i"]');
});
