import type { BrainImage } from "../connectome/image.js";
import { Area, AreaFlag, NONE } from "../connectome/layout.js";
import type { Membrane } from "./membrane.js";
import type { Pools } from "./pools.js";

/**
 * Single precision, FEAGI's own arithmetic bit for bit (behaviour specification, section 3.4): each sum and
 * product is rounded to binary32, by Math.fround or by the store into a Float32Array.
 */
export class Fp32Membrane implements Membrane {
	readonly emptyAccumulator = -Infinity;
	readonly sumLimit = 3.4028234663852886e38;
	readonly #views;
	readonly #potentials: Float32Array;
	readonly #countdowns: Uint8Array | Uint16Array;
	#keep = 1;
	#accumulates = 0;
	/** Countdown element of neuron 0, were the area's countdowns extended to it; NaN without countdowns. */
	#countdownBase = Number.NaN;

	constructor(image: BrainImage, pools: Pools) {
		this.#views = image.views;
		this.#potentials = pools.potentials as Float32Array;
		this.#countdowns = pools.countdowns;
	}

	select(area: number): void {
		const { u32, f32 } = this.#views;
		const countdowns = u32[(area + Area.COUNTDOWN_INDEX) >> 2];
		this.#keep = Math.fround(1 - f32[(area + Area.LEAK) >> 2]);
		this.#accumulates = u32[(area + Area.FLAGS) >> 2] & AreaFlag.CHARGE_ACCUMULATES;
		this.#countdownBase =
			countdowns === NONE ? Number.NaN : countdowns - u32[(area + Area.FIRST_NEURON) >> 2];
	}

	countDown(neuron: number): number {
		const countdowns = this.#countdowns;
		const i = this.#countdownBase + neuron;
		const left = countdowns[i];
		if (!left) return -1;
		countdowns[i] = left - 1;
		return left - 1;
	}

	sum(neuron: number, input: number): number {
		return Math.fround((this.#accumulates ? this.#potentials[neuron] : 0) + input);
	}

	hold(neuron: number, potential: number): void {
		this.#potentials[neuron] = potential;
	}

	decay(neuron: number, potential: number): void {
		this.#potentials[neuron] = potential * this.#keep;
	}

	fire(neuron: number, countdown: number): void {
		this.#potentials[neuron] = 0;
		if (countdown) this.#countdowns[this.#countdownBase + neuron] = countdown;
	}

	psp(potential: number): number {
		if (!(potential > 0)) return 0;
		return potential >= 255 ? 255 : Math.floor(potential + 0.5);
	}

	inject(potential: number): number {
		return Math.fround(potential);
	}

	driven(psp: number, weight: number, factor: number): number {
		return Math.fround((psp * weight) / factor);
	}

	clear(first: number, end: number): void {
		this.#potentials.fill(0, first, end);
	}

	potential(neuron: number): number {
		return this.#potentials[neuron];
	}

	countdown(neuron: number): number {
		return this.#countdowns[this.#countdownBase + neuron] || 0;
	}
}
