import { plainArea, withCore } from "../../host-tests/parity/sketch.js";
import type { Case } from "../case.js";
import { input } from "./genome-files.js";
import { object, pair, script } from "./genome-forms.js";
import { sketchCase } from "./sketch-case.js";

const everything = ["*", "*", "*"] as const;

/** Where feagi-xs differs on purpose (specification, section 8): the traces must differ, too. */
export function divergences(essential: string): Case[] {
	const genome = JSON.parse(essential) as { blueprint: Record<string, unknown> };
	const form = (name: string, genome: unknown): Case => ({
		name: `divergence: ${name}`,
		features: ["divergence"],
		genome,
		bursts: script(["c__src"]),
	});
	return [
		{ ...form("FEAGI drops rules of seven elements", genome), bursts: input(genome, 6) },
		form(
			"FEAGI skips array rules of a hierarchical genome",
			pair({}, {}, [["projector", [1, 1, 1], 1, false, 1, 1, 1, 1]]),
		),
		form("FEAGI does not know snooze-i", snooze()),
		form("FEAGI keeps the low 16 bits of a period", pair({ refractory_period: 65538 }, {}, [object({})])),
		batch(),
		sums(),
	];
}

function snooze(): unknown {
	const key = (name: string) => `_____10c-c__src-${name}`;
	return {
		version: "2.0",
		physiology: { quantization_precision: "fp32" },
		neuron_morphologies: {},
		blueprint: {
			[key("cx-__name-t")]: "source",
			[key("nx-fire_t-f")]: 1,
			[key("nx-c_fr_c-i")]: 2,
			[key("nx-snooze-i")]: 3,
		},
	};
}

/** From 10,000 candidates on FEAGI takes another path, which forgets the potential of a neuron that may not fire. */
function batch(): Case {
	const [death, power, ...others] = withCore({ ...plainArea, dimensions: [101, 100, 1], fireLimit: 1 });
	const mapping = {
		target: 3,
		morphology: { kind: "patterns", patterns: [[everything, everything]] },
		multiplier: 1,
	} as const;
	const brain = [death, { ...power, mappings: [mapping] }, ...others];
	const { network: _, ...rest } = sketchCase(
		"divergence: FEAGI's path for 10,000 candidates",
		["divergence"],
		brain,
		[[], [], []],
	);
	return rest;
}

/**
 * No divergence: two rules between the same areas with a psp shared by three. Thirds are not exact, so the order of
 * sums shows: a neuron's synapses, then the next neuron's.
 */
function sums(): Case {
	const rule = (target: number, multiplier: number) =>
		({ target, multiplier, morphology: { kind: "patterns", patterns: [[everything, [0, 0, 0]]] } }) as const;
	const source = { ...plainArea, dimensions: [1, 1, 2], psc: 10, uniform: false } as const;
	const mappings = [rule(4, -2), rule(4, 255), rule(3, 0)];
	const brain = withCore({ ...source, mappings }, { ...plainArea, id: "c__001", threshold: 1e6 });
	const both = [0, 1].map((index) => ({ area: 3, index, potential: 1 }));
	return sketchCase("sums of several rules", ["sums of several rules"], brain, [both, []]);
}
