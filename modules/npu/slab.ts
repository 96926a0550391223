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
	/** Sums of input, `empty` where there was none. */
	readonly accumulators: Float32Array | Int32Array;
	/** Indices relative to `first`, in order of arrival. */
	readonly candidates: Uint16Array;
	readonly empty: number;
	/** Sums are clamped to ± this. */
	readonly sumLimit: number;

	constructor(pools: Pools, empty: number, sumLimit: number) {
		this.accumulators = pools.accumulators;
		this.candidates = pools.candidates;
		this.empty = empty;
		this.sumLimit = sumLimit;
	}

	/** Forgets whatever the accumulators hold. */
	clear(): void {
		this.accumulators.fill(this.empty);
	}

	/** Moves the window to neurons [first, first + size) of the area whose turn it is. */
	open(first: number, size: number): void {
		this.first = first;
		this.size = size;
		this.count = 0;
	}

	/**
	 * Adds to the input of area-local neuron `index`, if the window covers it, and makes it a candidate.
	 * The inner loops of propagate.ts and inputs.ts have these lines in place: a call costs XS as much again.
	 */
	add(index: number, contribution: number): void {
		const i = index - this.first;
		if (i < 0 || i >= this.size) return;
		const sum = this.accumulators[i];
		if (sum === this.empty) {
			this.candidates[this.count++] = i;
			this.accumulators[i] = contribution;
			return;
		}
		const next = sum + contribution;
		const limit = this.sumLimit;
		this.accumulators[i] = next > limit ? limit : next < -limit ? -limit : next;
	}
}
