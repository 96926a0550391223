import { check, float } from "./schema.js";
import type { Reading, Sourced } from "./source.js";

/** FEAGI ignores the scalar (spec 2.6). */
export function noteScalar(scalar: Sourced | undefined, { notes }: Reading): void {
	if (!scalar || (Array.isArray(scalar.value) && scalar.value.every((part) => part === 1))) return;
	const message = "morphology_scalar is not [1, 1, 1]; FEAGI ignores it and so does feagi-xs.";
	notes.info("morphology-scalar", scalar.path, message);
}

/** Integer or float with zero fraction; anything else is 1 in FEAGI (spec 2.6). */
export function readMultiplier(sourced: Sourced | undefined, path: string, { notes }: Reading): number {
	if (!sourced) {
		noteIncomplete("postSynapticCurrent_multiplier", "1", path, notes);
		return 1;
	}
	const value = check("postSynapticCurrent_multiplier", sourced, float, "mapping-shape") + 0;
	const name = `postSynapticCurrent_multiplier ${value}`;
	if (!Number.isInteger(value)) {
		notes.warn("multiplier-fraction", sourced.path, `${name} has a fraction; 1 is used, as in FEAGI.`);
		return 1;
	}
	if (value === 0) {
		notes.warn("multiplier-zero", sourced.path, `${name} makes dead synapses of weight 0.`);
	} else if (Math.abs(value) > 255) {
		notes.warn("multiplier-clamped", sourced.path, `${name} is clamped to a weight of 255, as in FEAGI.`);
	}
	return value;
}

/** Non-negative integer in percent; FEAGI reads a float or a negative number as missing, which is 100 (spec 1.6). */
export function readAttractivity(sourced: Sourced | undefined, { notes, floatPaths }: Reading): number {
	if (!sourced) return 100;
	const value = check("synapse_attractivity", sourced, float, "mapping-shape");
	if (!Number.isInteger(value) || value < 0 || floatPaths.has(sourced.path)) {
		const message = `synapse_attractivity ${value} is no whole number from 0 up; 100 is used, as in FEAGI.`;
		notes.warn("attractivity-ignored", sourced.path, message);
		return 100;
	}
	if (value >= 100) return 100;
	if (value === 0) {
		notes.warn("attractivity-zero", sourced.path, "synapse_attractivity 0 makes no synapses.");
	} else {
		const message = `synapse_attractivity ${value}: each synapse is kept with ${value} % by a seeded draw; FEAGI's has no seed.`;
		notes.info("attractivity-drawn", sourced.path, message);
	}
	return value;
}

export function noteIncomplete(part: string, used: string, path: string, notes: Reading["notes"]): void {
	const message = `The rule has no ${part}; FEAGI drops such rules of flat genomes, feagi-xs takes ${used}.`;
	notes.warn("mapping-incomplete", path, message, part);
}
