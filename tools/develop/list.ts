/** Explicit synapses. Linear in candidate synapses; at most one copy of the list is held while it grows. */

import { neuronCount } from "../genome/area.js";
import { maxExplicitSynapses } from "../genome/limits.js";
import type { CorticalArea } from "../genome/model.js";
import { absorb, keepBelow } from "./random.js";
import type { Reach } from "./reach.js";

/** Explicit synapses by source neuron (compressed sparse rows); targets ascend within a row. */
export interface SynapseList {
	/** Source neurons + 1 positions in `targets`. */
	readonly rows: Uint32Array;
	/** Area-local target neurons. */
	readonly targets: Uint32Array;
	readonly largestFanIn: number;
}

/** Keeps a candidate synapse with a probability of `attractivity` percent. */
export interface Thinning {
	readonly stream: number;
	readonly attractivity: number;
}

/**
 * The candidates that `reach` finds for each neuron, or those of them that `thinning` keeps; undefined if they are
 * more than an image may hold.
 */
export function listSynapses(
	reach: Reach,
	source: CorticalArea,
	target: CorticalArea,
	thinning: Thinning | undefined,
): SynapseList | undefined {
	const { neuronsPerVoxel } = target;
	const { reached } = reach;
	const neurons = neuronCount(source);
	const rows = new Uint32Array(neurons + 1);
	const fanIn = new Uint32Array(neuronCount(target) / neuronsPerVoxel);
	const threshold = thinning ? keepBelow(thinning.attractivity) : 0;
	let targets = new Uint32Array(1024);
	let length = 0;
	for (let neuron = 0; neuron < neurons; neuron++) {
		const count = reach.of(neuron);
		const hash = thinning ? absorb(thinning.stream, neuron) : 0;
		if (length + count > targets.length) targets = grown(targets, length, count);
		for (let i = 0; i < count; i++) {
			const voxel = reached[i];
			const id = (voxel + 1) * neuronsPerVoxel - 1;
			if (thinning && absorb(hash, id) >= threshold) continue;
			targets[length++] = id;
			fanIn[voxel]++;
		}
		if (length > maxExplicitSynapses) return undefined;
		rows[neuron + 1] = length;
	}
	return {
		rows,
		targets: targets.slice(0, length),
		largestFanIn: fanIn.reduce((a, b) => (a > b ? a : b), 0),
	};
}

/** A copy with room for `more`. */
function grown(targets: Uint32Array, length: number, more: number): Uint32Array<ArrayBuffer> {
	const copy = new Uint32Array(Math.max(length + more, targets.length * 2));
	copy.set(targets.subarray(0, length));
	return copy;
}
