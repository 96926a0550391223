import type { UnmappedArea } from "./area.js";
import type { Notes } from "./notes.js";
import type { AreaSource } from "./source.js";

/**
 * Notes on values that FEAGI takes as they are and that do something else than their names promise
 * (spec 2.3, 2.6, 3.4). Only values from the file are looked at, never defaults.
 */
export function noteSurprises(area: UnmappedArea, source: AreaSource, notes: Notes): void {
	const path = (name: string) => source.properties.get(name)?.path;
	const leak = path("leak_coefficient");
	if (leak !== undefined) noteLeak(area.leakCoefficient, leak, notes);
	const excitability = path("neuron_excitability");
	if (excitability !== undefined) noteExcitability(area.excitability, excitability, notes);
	const current = path("postsynaptic_current");
	if (current !== undefined) noteCurrent(area.postsynapticCurrent, current, notes);
	const limit = path("firing_threshold_limit");
	if (limit !== undefined) noteWindow(area, limit, notes);
}

function noteLeak(leak: number, path: string, notes: Notes): void {
	const effect = "the potential that remains is multiplied by";
	if (leak > 1) {
		const message = `leak_coefficient ${leak} is above 1: as in FEAGI, ${effect} ${1 - leak}, a negative number.`;
		notes.warn("leak-above-one", path, message);
	} else if (leak < 0) {
		const message = `leak_coefficient ${leak} is negative: as in FEAGI, ${effect} ${1 - leak}, so it grows.`;
		notes.warn("leak-negative", path, message);
	}
}

function noteExcitability(excitability: number, path: string, notes: Notes): void {
	if (excitability < 0) {
		const message = `neuron_excitability ${excitability} is negative: the neurons never fire, as in FEAGI.`;
		notes.warn("excitability-negative", path, message);
	} else if (excitability > 100) {
		const message = `neuron_excitability ${excitability} is out of range (0 to 1): it acts like 1, as in FEAGI.`;
		notes.warn("excitability-out-of-range", path, message);
	} else if (excitability > 1) {
		const message = `neuron_excitability ${excitability} is no percentage: everything from 0.999 on always fires.`;
		notes.info("excitability-always", path, message);
	}
}

function noteCurrent(current: number, path: string, notes: Notes): void {
	if (current < 0) {
		const message = `postsynaptic_current ${current} is negative: FEAGI clamps it to 0, which makes dead synapses.`;
		notes.warn("psc-negative", path, message);
	} else if (current > 255) {
		const message = `postsynaptic_current ${current} is above 255: FEAGI clamps it to 255.`;
		notes.info("psc-clamped", path, message);
	} else if (!Number.isInteger(current)) {
		const dead = current < 1 ? ", which makes dead synapses" : "";
		const message = `postsynaptic_current ${current} has a fraction: FEAGI truncates it to ${Math.trunc(current)}${dead}.`;
		notes.warn("psc-truncated", path, message, dead);
	}
}

function noteWindow(area: UnmappedArea, path: string, notes: Notes): void {
	const { firingThreshold: low, firingThresholdLimit: high, firingThresholdIncrement: increment } = area;
	if (high === 0 || high >= low || increment.some((perVoxel) => perVoxel !== 0)) return;
	const message = `firing_threshold_limit ${high} is below firing_threshold ${low}: the neurons never fire.`;
	notes.warn("empty-firing-window", path, message);
}
