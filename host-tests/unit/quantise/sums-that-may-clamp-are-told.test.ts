import { expect, test } from "vitest";
import { compileGenome } from "../../../tools/compile.js";

/** 4,096 neurons excite one with `psc` each, as many reach it with `multiplier` times that. */
function notes(psc: number, multiplier: number, precision: string, threshold = 0.001, part = {}) {
	const rule = (weight: number) => ({
		morphology_id: "all_to_0-0-0",
		morphology_scalar: [1, 1, 1],
		postSynapticCurrent_multiplier: weight,
		plasticity_flag: false,
	});
	const source = (weight: number) => ({
		block_boundaries: [16, 16, 16],
		postsynaptic_current: psc,
		psp_uniform_distribution: true,
		cortical_mapping_dst: { c__sum: [rule(weight)] },
	});
	const blueprint = {
		c__exc: source(1),
		c__inh: source(multiplier),
		c__sum: { firing_threshold: threshold, cortical_name: "sum", ...part },
	};
	const genome = { version: "2.1", neuron_morphologies: {}, physiology: {}, blueprint };
	return compileGenome(JSON.stringify(genome), { precision }).notes.filter(
		({ code }) => code === "sum-may-clamp",
	);
}

test("int8 warns, with the area's path, when inhibited sums leave the accumulator", () => {
	expect(notes(255, -1, "int8")).toEqual([
		expect.objectContaining({
			level: "warning",
			path: "$.blueprint.c__sum",
			message: expect.stringContaining('"sum"'),
		}),
	]);
});

test("it does not when they fit, when nothing inhibits, or in fp32", () => {
	expect(notes(255, -1, "int8", 10)).toEqual([]);
	expect(notes(255, 1, "int8")).toEqual([]);
	expect(notes(255, -1, "fp32")).toEqual([]);
});

test("without inhibition it warns where a limit lies beyond what a sum holds, or spikes carry their potential", () => {
	// The coarsest unit: 480 to the threshold, so that a sum is at most 22.37, and one contribution 2.796.
	const said = (part: object) =>
		notes(1, 1, "int8", 1e-5, part).map(({ level, message }) => [level, message]);
	const warning = [["warning", expect.stringContaining("a threshold or mp_driven_psp can tell")]];
	expect(said({ firing_threshold_limit: 22.4 })).toEqual(warning);
	expect(said({ firing_threshold_limit: 22.3 })).toEqual([]);
	expect(said({ mp_driven_psp: true })).toEqual(warning);
	expect(said({})).toEqual([]);
});
