import type { Membrane } from "./membrane.js";
import type { Pools } from "./pools.js";

/**
 * The fire candidate list of up to `slabNeurons` consecutive neurons of one area, with their summed input.
 * Areas take turns on this one scratch, so it costs the size of a slab, not of the brain.
 */
export class Slab {
	/** Area-local index of the first neuron covered. */
	first = 0;
	/** Neurons covered. */
	size = 0;
	/** Candidates so far. */
	count = 0;
	readonly accumulators: Float32Array | Int32Array;
	/** Indices relative to `first`, in order of arrival. */
	readonly candidates: Uint16Array;
	readonly #empty: number;
	readonly #limit: number;

	constructor(pools: Pools, membrane: Membrane) {
		this.accumulators = pools.accumulators;
		this.candidates = pools.candidates;
		this.#empty = membrane.emptyAccumulator;
		this.#limit = membrane.sumLimit;
		this.accumulators.fill(this.#empty);
	}

	/** Moves the window to neurons [first, first + size) of the area whose turn it is. */
	open(first: number, size: number): void {
		this.first = first;
		this.size = size;
		this.count = 0;
	}

	/** Adds to the input of area-local neuron `index`, if the window covers it, and makes it a candidate. */
	add(index: number, contribution: number): void {
		const i = index - this.first;
		if (i < 0 || i >= this.size) return;
		const accumulators = this.accumulators;
		const sum = accumulators[i];
		if (sum === this.#empty) {
			this.candidates[this.count++] = i;
			accumulators[i] = contribution;
			return;
		}
		const limit = this.#limit;
		const next = sum + contribution;
		accumulators[i] = next > limit ? limit : next < -limit ? -limit : next;
	}

	/** Input of the candidate at `position` of the list; leaves its accumulator empty for the next area. */
	take(position: number): number {
		const i = this.candidates[position];
		const sum = this.accumulators[i];
		this.accumulators[i] = this.#empty;
		return sum;
	}
}
