import { describe, expect, test } from "vitest";
import { compileGenome } from "../../../tools/compile.js";
import { fixGenome } from "../../../tools/genome/write/fix.js";
import { reportGenome } from "../../../tools/inspect/genome-report.js";
import { flat, hierarchical, oneArea, oneRule, shippedGenome, shippedGenomes } from "../genome/sample.js";

function report(text: string, extended = false) {
	const compilation = compileGenome(text, { extended });
	return reportGenome(text, compilation, compilation.notes);
}

const seven = ["projector", [1, 1, 1], 1, false, 1, 1, 1];
const object = {
	morphology_id: "projector",
	morphology_scalar: [1, 1, 1],
	postSynapticCurrent_multiplier: 1,
	plasticity_flag: false,
};
const flatRule = (rule: unknown) =>
	flat({ "c__src-cx-___bbx-i": 4, "c__src-cx-dstmap-d": { c__dst: [rule] }, "c__dst-cx-___bbx-i": 2 });

describe("what FEAGI does with a mapping rule", () => {
	test.each([
		["flat, 7 elements", flatRule(seven), "dropped: 7 elements, 8 wanted", 0],
		["flat, 8 elements", flatRule([...seven, 1]), "honoured", 4],
		["flat, an object", flatRule(object), "honoured", 4],
		[
			"flat, an object without a flag",
			flatRule({ ...object, plasticity_flag: undefined }),
			"dropped: no plasticity_flag",
			0,
		],
		["flat, weight 0", flatRule([...seven.with(2, 0), 1]), "honoured, weight 0", 4],
		["hierarchical, 7 elements", oneRule(seven), "skipped: a list in a hierarchical genome", 0],
		["hierarchical, 8 elements", oneRule([...seven, 1]), "skipped: a list in a hierarchical genome", 0],
		["hierarchical, an object", oneRule(object), "honoured", 1],
		[
			"hierarchical, thinned out",
			oneRule({ ...object, synapse_attractivity: 99 }),
			"honoured, about 99 % of them",
			undefined,
		],
		[
			"hierarchical, a function",
			oneRule({ ...object, morphology_id: "memory_replay" }),
			"not executed: function memory_replay",
			0,
		],
	])("%s", (_, text, feagi, synapses) => {
		const { mappings, feagi: total } = report(text);
		expect(mappings).toHaveLength(1);
		expect(mappings[0]!.feagi).toBe(feagi);
		expect(total.honoured).toBe(feagi.startsWith("honoured") ? 1 : 0);
		if (synapses !== undefined)
			expect([mappings[0]!.feagiSynapses, total.synapses]).toEqual([synapses, synapses]);
	});

	test("here, list rules are honoured, functions without synapses are not", () => {
		expect(report(flatRule(seven)).mappings[0]).toMatchObject({ feagiXs: "honoured", synapses: 4 });
		expect(report(oneRule({ ...object, morphology_id: "memory_replay" })).mappings[0]).toMatchObject({
			feagiXs: "not executed: function memory_replay",
			synapses: 0,
		});
	});

	test("with --extended, feagi-xs goes beyond FEAGI", () => {
		const text = oneRule(
			{ ...object, morphology_id: "expander_x" },
			{ neuron_morphologies: { expander_x: { type: "functions", parameters: {} } } },
		);
		expect(report(text).mappings[0]).toMatchObject({ synapses: 0, feagiSynapses: 0 });
		expect(report(text, true).mappings[0]).toMatchObject({
			feagi: "not executed: function expander_x",
			feagiXs: "honoured",
			synapses: 1,
			feagiSynapses: 0,
		});
	});

	test("a float where an integer belongs costs the whole genome", () => {
		const text = oneArea({ refractory_period: 1 }).replace(
			'"refractory_period":1',
			'"refractory_period":1.0',
		);
		expect(report(text).refused).toBe("genome refused: float at $.blueprint.c__abc.refractory_period");
	});
});

test("ignored properties are counted once, with the first place", () => {
	const { ignored } = report(
		hierarchical({
			c__abc: { degeneration: 1, colour: "red", cortical_group: "CUSTOM" },
			c__abd: { degeneration: 2, firing_threshold: 2 },
		}),
	);
	expect(ignored).toEqual([
		{ name: "cortical_group", why: "screen", areas: 1, path: "$.blueprint.c__abc.cortical_group" },
		{ name: "colour", why: "unknown", areas: 1, path: "$.blueprint.c__abc.colour" },
		{ name: "degeneration", why: "unused", areas: 2, path: "$.blueprint.c__abc.degeneration" },
	]);
});

test("what FEAGI drops and feagi-xs reads is among them", () => {
	const { ignored } = report(flat({ "c__abc-nx-snooze-i": 2, "c__abc-nx-refrac-i": 2 }));
	expect(ignored).toEqual([
		{ name: "snooze-i", why: "dropped", areas: 1, path: '$.blueprint["_____10c-c__abc-nx-snooze-i"]' },
	]);
});

test("suspicious values are told one by one, warnings first", () => {
	const odd = { leak_coefficient: 10, neuron_excitability: 100, postsynaptic_current: 0.5 };
	const { suspicious } = report(hierarchical({ c__abc: odd, c__abd: odd }));
	expect(suspicious.map(({ level, code, path }) => [level, code, path])).toEqual([
		["warning", "leak-above-one", "$.blueprint.c__abc.leak_coefficient"],
		["warning", "psc-truncated", "$.blueprint.c__abc.postsynaptic_current"],
		["warning", "leak-above-one", "$.blueprint.c__abd.leak_coefficient"],
		["warning", "psc-truncated", "$.blueprint.c__abd.postsynaptic_current"],
		["info", "excitability-always", "$.blueprint.c__abc.neuron_excitability"],
		["info", "excitability-always", "$.blueprint.c__abd.neuron_excitability"],
	]);
});

describe.skipIf(!shippedGenomes)("FEAGI's essential genome (in ../shared/genomes/feagi)", () => {
	test("loses its 18 mappings and 1,552 synapses in FEAGI, and none here", () => {
		expect(report(shippedGenome("essential"))).toMatchObject({
			refused: null,
			areas: 26,
			neurons: 55_359,
			rules: 18,
			feagi: { honoured: 0, synapses: 0 },
			feagiXs: { honoured: 18, synapses: 1552 },
		});
	});

	test.each(["flat", "hierarchical"] as const)("repaired and %s, it keeps them in FEAGI too", (form) => {
		const both = { honoured: 18, synapses: 1552 };
		expect(report(fixGenome(shippedGenome("essential"), { form }).text)).toMatchObject({
			feagi: both,
			feagiXs: both,
		});
	});
});
