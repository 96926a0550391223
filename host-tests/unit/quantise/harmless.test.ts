import { expect, test } from "vitest";
import { Coder } from "../../../modules/connectome/layout.js";
import { develop } from "../../../tools/develop/network.js";
import { readGenome } from "../../../tools/genome/read.js";
import { areaParameters } from "../../../tools/quantise/area-parameters.js";
import { type AreaSketch, genomeText, plainArea, withCore } from "../../parity/sketch.js";
import { ioId } from "../senses/brain.js";

function harmless(target: Partial<AreaSketch>, multiplier = 1, id = "c__001"): boolean {
	const mappings = [{ target: 4, morphology: { kind: "projector" }, multiplier } as const];
	const brain = withCore({ ...plainArea, mappings }, { ...plainArea, id, ...target });
	const network = develop(readGenome(genomeText(brain)));
	const quantisation = { precision: "int8", range: { policy: "auto" }, sameUnit: false } as const;
	return areaParameters(network, 4, quantisation).highEndIsHarmless;
}

test.each<[string, boolean, Partial<AreaSketch>]>([
	["excitation alone", true, {}],
	["a fire limit", true, { fireLimit: 3, snooze: 5, refractory: 2 }],
	[
		"a leak, when every potential at threshold fires or is held without leak",
		true,
		{ leak: 0.5, fireLimit: 3 },
	],
	["a draw, when nothing leaks", true, { excitability: 0.5 }],
	["a draw and a leak: the leak may take one below threshold", false, { excitability: 0.5, leak: 0.1 }],
	["a threshold limit", false, { limit: 5 }],
	["a spike that carries its potential", false, { driven: true }],
])("%s: %s", (_, expected, part) => {
	expect(harmless(part)).toBe(expected);
});

test("inhibition can take back what was clamped, and so can a sensor's raw data, but no other sensor's input", () => {
	expect(harmless({}, -1)).toBe(false);
	expect(harmless({}, 1, ioId("imis", Coder.MISC))).toBe(false);
	for (const id of ["iic000", ioId("iten", Coder.MISC), ioId("ipro", Coder.PERCENTAGE)])
		expect(harmless({}, 1, id), id).toBe(true);
});
