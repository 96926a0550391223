/** FEAGI's vectors connect no pair of neurons that an earlier rule has connected (behaviour specification, 2.7). */
import type { CorticalArea, Vector } from "../genome/model.js";
import { type Reach, reachBoxes } from "./reach.js";
import type { DevelopedRule } from "./rule.js";

/** Vectors that no earlier rule between the same two areas has; an earlier rule of vectors made all their pairs. */
export function newVectors(vectors: readonly Vector[], earlier: readonly DevelopedRule[]): Vector[] {
	const made = new Set(earlier.flatMap((rule) => (rule.kind === "vectors" ? rule.vectors : [])).map(String));
	return vectors.filter((vector) => !made.has(String(vector)));
}

/** What `reach` finds without what the `earlier` boxes and lists have connected. */
export class Unconnected implements Reach {
	readonly reached: Uint32Array;
	/** Whether anything was left out so far. */
	met = false;
	readonly #reach: Reach;
	readonly #earlier: readonly Reach[];
	/** Per target voxel the neuron that last had it connected, plus one. */
	readonly #connected: Uint32Array;

	constructor(reach: Reach, earlier: readonly DevelopedRule[], source: CorticalArea, target: CorticalArea) {
		const [width, height, depth] = target.dimensions;
		this.reached = new Uint32Array(reach.reached.length);
		this.#reach = reach;
		this.#earlier = earlier.flatMap((rule) => {
			if (rule.kind === "vectors") return [];
			return [rule.kind === "boxes" ? reachBoxes(rule.boxes, source, target) : reachListed(rule, target)];
		});
		this.#connected = new Uint32Array(width * height * depth);
	}

	of(neuron: number): number {
		const { reached } = this.#reach;
		for (const earlier of this.#earlier)
			for (let i = earlier.of(neuron) - 1; i >= 0; i--) this.#connected[earlier.reached[i]] = neuron + 1;
		let left = 0;
		for (let i = 0, count = this.#reach.of(neuron); i < count; i++)
			if (this.#connected[reached[i]] === neuron + 1) this.met = true;
			else this.reached[left++] = reached[i];
		return left;
	}
}

function reachListed({ list }: DevelopedRule & { kind: "list" }, { neuronsPerVoxel }: CorticalArea): Reach {
	const { rows, targets } = list;
	const reached = new Uint32Array(rows.reduce((most, end, i) => Math.max(most, end - (rows[i - 1] ?? 0)), 0));
	const of = (neuron: number): number => {
		for (let i = rows[neuron]; i < rows[neuron + 1]; i++)
			reached[i - rows[neuron]] = Math.floor(targets[i] / neuronsPerVoxel);
		return rows[neuron + 1] - rows[neuron];
	};
	return { reached, of };
}
