/** Random brains of one-neuron areas whose potentials wander over the whole range of the state. */
import {
	type AreaSketch,
	type BrainSketch,
	type MappingSketch,
	plainArea,
	withCore,
} from "../../parity/sketch.js";
import type { Random } from "./random.js";

export const PRECISIONS = ["fp32", "fp16", "fp16r", "int8", "int8-compact"] as const;

const AREAS = 12;
/** FEAGI's core areas before the ones below. */
export const CORE_AREAS = 3;

export function randomBrain(random: Random): BrainSketch {
	return withCore(...Array.from({ length: AREAS }, (_, i) => randomArea(random, i)));
}

function randomArea(random: Random, i: number): AreaSketch {
	const { pick } = random;
	return {
		...plainArea,
		id: `c__${String(i).padStart(3, "0")}`,
		threshold: pick([0.1, 0.3, 1, 1, 7, 30.1, 100, 1000]),
		limit: pick([0, 0, 0, 250]),
		refractory: pick([0, 0, 1, 3, 300]),
		snooze: pick([0, 2]),
		fireLimit: pick([0, 0, 1, 3]),
		excitability: pick([1, 1, 0.5, 0.01]),
		leak: pick([0, 0, 0.5, 0.1, 1e-3, 2 ** -13, 1e-5, 0.97, 1.5, -0.25, 10]),
		psc: pick([1, 1, 5, 6, 25, 255]),
		accumulates: pick([true, true, true, true, false]),
		driven: pick([false, false, true]),
		uniform: pick([true, false]),
		mappings: mappings(random),
	};
}

/** At most one per target: a spike reaches a target once, so float sums have the order of the image. */
function mappings(random: Random): MappingSketch[] {
	const targets = Array.from({ length: AREAS }, (_, i) => i).filter(() => random.next() < 0.3);
	return targets.map((target) => ({
		target: CORE_AREAS + target,
		morphology: { kind: "projector" },
		multiplier: random.pick([1, 1, 2, 3, -1, -2, 100, -255]),
	}));
}
