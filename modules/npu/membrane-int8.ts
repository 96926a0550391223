import type { BrainImage } from "../connectome/image.js";
import {
	Area,
	AreaFlag,
	CONTRIBUTION_LIMIT,
	REFRACTORY_MARK,
	STATE_HIGH,
	STATE_LOW,
	SUM_LIMIT,
} from "../connectome/layout.js";
import type { Membrane } from "./membrane.js";
import type { Pools } from "./pools.js";

/**
 * INT8: an Int8Array of potentials whose 16 further bits share a Uint16Array with the refractory countdown
 * (docs/quantization.md). S = high·2^16 + fraction counts the area's unit; the scale is symmetric, 0 is 0.
 * A blocked neuron has no potential, so its high byte holds REFRACTORY_MARK and its fraction the countdown.
 * Inputs are summed exactly; the stored result is clamped once, and each clamp is counted.
 */
export class Int8Membrane implements Membrane {
	readonly emptyAccumulator = -2147483648;
	readonly sumLimit = SUM_LIMIT;
	readonly #views;
	readonly #high: Int8Array;
	readonly #low: Uint16Array;
	readonly #saturations: Uint32Array;
	#accumulates = 0;
	#multiplier = 0;
	#shift = 15;
	#unit = 1;
	#unitsPerPotential = 1;
	#saturationIndex = 0;
	readonly #firstArea: number;
	readonly #areaCount: number;

	constructor(image: BrainImage, pools: Pools) {
		this.#views = image.views;
		this.#high = pools.potentials as Int8Array;
		this.#low = pools.fractions;
		this.#saturations = pools.saturations;
		this.#firstArea = image.area(0);
		this.#areaCount = image.areaCount;
	}

	select(area: number): void {
		const { u32, i32, f32 } = this.#views;
		this.#accumulates = u32[(area + Area.FLAGS) >> 2] & AreaFlag.CHARGE_ACCUMULATES;
		this.#multiplier = i32[(area + Area.LEAK_MULTIPLIER) >> 2];
		this.#shift = u32[(area + Area.LEAK_SHIFT) >> 2];
		this.#unit = f32[(area + Area.UNIT) >> 2];
		this.#unitsPerPotential = f32[(area + Area.UNITS_PER_POTENTIAL) >> 2];
		this.#saturationIndex = (area - this.#firstArea) / Area.BYTES;
	}

	countDown(neuron: number): number {
		const high = this.#high;
		if (high[neuron] !== REFRACTORY_MARK) return -1;
		const low = this.#low;
		const left = low[neuron] - 1;
		low[neuron] = left;
		if (left === 0) high[neuron] = 0;
		return left;
	}

	sum(neuron: number, input: number): number {
		return this.#accumulates ? (this.#high[neuron] << 16) + this.#low[neuron] + input : input;
	}

	hold(neuron: number, potential: number): void {
		this.#store(neuron, potential);
	}

	/** x − x·leak with the leak as a 15-bit mantissa and a shift, rounded half up; int32 throughout. */
	decay(neuron: number, potential: number): void {
		const multiplier = this.#multiplier;
		if (multiplier === 0 || !this.#accumulates) {
			this.#store(neuron, potential);
			return;
		}
		const x = potential > STATE_HIGH ? STATE_HIGH : potential < STATE_LOW ? STATE_LOW : potential;
		const shift = this.#shift;
		const leaked =
			(Math.imul(x >> 8, multiplier) + (Math.imul(x & 255, multiplier) >> 8) + (1 << (shift - 9))) >>
			(shift - 8);
		if (x !== potential) this.#count(potential);
		this.#store(neuron, x - leaked);
	}

	fire(neuron: number, countdown: number): void {
		this.#high[neuron] = countdown ? REFRACTORY_MARK : 0;
		this.#low[neuron] = countdown;
	}

	psp(potential: number): number {
		const value = potential * this.#unit;
		if (!(value > 0)) return 0;
		return value >= 255 ? 255 : Math.floor(value + 0.5);
	}

	inject(potential: number): number {
		return nearest(potential * this.#unitsPerPotential);
	}

	driven(psp: number, _weight: number, factor: number): number {
		return nearest(psp * factor);
	}

	clear(): void {
		// The potential of such an area is stored as 0 in the first place.
	}

	potential(neuron: number): number {
		if (this.#high[neuron] === REFRACTORY_MARK) return 0;
		return ((this.#high[neuron] << 16) + this.#low[neuron]) * this.#unit;
	}

	countdown(neuron: number): number {
		return this.#high[neuron] === REFRACTORY_MARK ? this.#low[neuron] : 0;
	}

	#store(neuron: number, potential: number): void {
		let state = this.#accumulates ? potential : 0;
		if (state > STATE_HIGH || state < STATE_LOW) {
			this.#count(state);
			state = state > 0 ? STATE_HIGH : STATE_LOW;
		}
		this.#high[neuron] = state >> 16;
		this.#low[neuron] = state;
	}

	#count(potential: number): void {
		const i = potential > 0 ? this.#areaCount + this.#saturationIndex : this.#saturationIndex;
		const count = this.#saturations[i];
		if (count !== 0xffffffff) this.#saturations[i] = count + 1;
	}
}

/** Round half up, clamped to one contribution's range; exact, since a product of two binary32 fits binary64. */
function nearest(value: number): number {
	if (value >= CONTRIBUTION_LIMIT) return CONTRIBUTION_LIMIT;
	if (value <= -CONTRIBUTION_LIMIT) return -CONTRIBUTION_LIMIT;
	return Math.floor(value + 0.5);
}
