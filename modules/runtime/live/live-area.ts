import { Area, NONE } from "../../connectome/layout.js";
import type { Npu } from "../../npu/npu.js";

/** Fired neurons whose coordinates a person can read without evaluating anything. */
const COORDINATES = 8;

/** One cortical area as the debugger shows it. Typed arrays are views of the pools: they are the brain, not a copy. */
export class LiveArea {
	readonly name: string;
	readonly index: number;
	readonly neurons: number;
	readonly width: number;
	readonly height: number;
	readonly depth: number;
	readonly neuronsPerVoxel: number;
	/** Spikes of the newest burst. */
	fired = 0;
	/** Where the first of them were, three numbers each: x, y, z. Those after 3 · min(fired, 8) are from before. */
	readonly firedAt = new Int32Array(3 * COORDINATES);
	/**
	 * One element per neuron as the precision stores it: float32, the bits of a float16, or the high byte of an INT8 state.
	 * Undefined where the area keeps no potential. `potential(index)` gives genome units.
	 */
	readonly potentials: Npu["pools"]["potentials"] | undefined;
	/** The potentials' further bits, or a countdown; undefined where the precision has none. */
	readonly fractions: Npu["pools"]["fractions"] | undefined;
	/** What one unit of the state is worth in the genome's units. */
	readonly unit: number;
	readonly #npu: Npu;
	readonly #firedWord: number;

	constructor(npu: Npu, index: number) {
		const { image, pools } = npu;
		const { views } = image;
		const record = image.area(index);
		const state = views.word(record + Area.STATE_INDEX);
		this.name = image.areaName(index);
		this.index = index;
		this.neurons = views.word(record + Area.NEURON_COUNT);
		this.width = views.word(record + Area.WIDTH);
		this.height = views.word(record + Area.HEIGHT);
		this.depth = views.word(record + Area.DEPTH);
		this.neuronsPerVoxel = views.word(record + Area.NEURONS_PER_VOXEL);
		this.unit = 1 / views.f32[(record + Area.UNITS_PER_POTENTIAL) >> 2];
		this.#npu = npu;
		this.#firedWord = views.word(record + Area.FIRED_WORD);
		if (state === NONE) return;
		const end = state + this.neurons;
		this.potentials = pools.potentials.subarray(state, end);
		if (pools.fractions.length) this.fractions = pools.fractions.subarray(state, end);
	}

	/** Membrane potential of neuron `index`, counted from 0 in the area, in the genome's units. */
	potential(index: number): number {
		return this.#npu.potential(this.index, index);
	}

	/** Area-local index of the first neuron of a voxel. */
	at(x: number, y: number, z: number): number {
		return ((x * this.height + y) * this.depth + z) * this.neuronsPerVoxel;
	}

	/** After each burst. */
	look(): void {
		const npu = this.#npu;
		this.fired = npu.firedCount(this.index);
		if (this.fired === 0) return;
		const bits = npu.pools.fired[npu.bank];
		const words = (this.neurons + 31) >> 5;
		let left = Math.min(this.fired, COORDINATES);
		for (let word = 0, to = 0; word < words && left > 0; word++) {
			for (let rest = bits[this.#firedWord + word]; rest !== 0 && left > 0; rest &= rest - 1, left--) {
				this.#place(32 * word + 31 - Math.clz32(rest & -rest), to);
				to += 3;
			}
		}
	}

	#place(index: number, to: number): void {
		const { depth, height, neuronsPerVoxel, firedAt } = this;
		const voxel = Math.floor(index / neuronsPerVoxel);
		const column = Math.floor(voxel / depth);
		firedAt[to] = Math.floor(column / height);
		firedAt[to + 1] = column % height;
		firedAt[to + 2] = voxel % depth;
	}
}
