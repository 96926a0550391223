/**
 * Potentials in half precision: binary16 in memory, binary32 in arithmetic. The conversions only scale by powers of
 * two and round exact numbers, so every engine gets the same; they keep no scratch, since preloaded modules are
 * read-only.
 */
import type { Pools } from "./pools.js";
import { HALF_POWERS as POWERS } from "./powers.js";

/** Largest finite binary16. A potential beyond it is clamped: an infinite one would never fire, or never wake again. */
export const HALF_LARGEST = 65504;

/** Reads and writes the potential of one neuron: an element of the pools. */
export interface HalfStore {
	load(index: number): number;
	/** `potential` is a binary32 and not NaN. */
	store(index: number, potential: number): void;
}

/** Steps of the mantissa between two powers, without and with a residue. */
const STEPS = 1024;
const FINE_STEPS = 262144;
/** Adding and subtracting this rounds a smaller number to the nearest integer, ties to even. */
const ROUNDER = 4503599627370496;

/** binary16 to the nearest, ties to even; subnormals are kept, ±65504 is the limit. */
export function toHalf(value: number): number {
	const sign = value < 0 || (value === 0 && 1 / value < 0) ? 0x8000 : 0;
	const size = value < 0 ? -value : value;
	if (size >= HALF_LARGEST) return sign | 0x7bff;
	if (size < POWERS[0]) return sign | (size * 16777216 + ROUNDER - ROUNDER);
	const exponent = exponentOf(size);
	const steps = (size / POWERS[exponent]) * STEPS + ROUNDER - ROUNDER;
	return sign | (exponent * STEPS + steps);
}

export function fromHalf(half: number): number {
	const magnitude = half & 0x7fff;
	const size =
		magnitude < STEPS
			? magnitude / 16777216
			: (STEPS + (magnitude & 1023)) * (POWERS[(magnitude >> 10) - 1] / STEPS);
	return half & 0x8000 ? -size : size;
}

/**
 * binary16 and the eight mantissa bits that follow, as half·2^8 + residue: 19 significant bits to the nearest, ties
 * to even. Below the smallest normal binary16 it is 0.
 */
export function toHalfWithResidue(value: number): number {
	const sign = value < 0 ? 0x800000 : 0;
	const size = value < 0 ? -value : value;
	if (size < POWERS[0]) return 0;
	if (size >= HALF_LARGEST) return sign | 0x7bff00;
	const exponent = exponentOf(size);
	const steps = (size / POWERS[exponent]) * FINE_STEPS + ROUNDER - ROUNDER;
	return sign | (exponent * FINE_STEPS + steps);
}

export function fromHalfWithResidue(half: number, residue: number): number {
	const magnitude = half & 0x7fff;
	if (magnitude === 0) return 0;
	const steps = ((STEPS + (magnitude & 1023)) << 8) + residue;
	const size = steps * (POWERS[(magnitude >> 10) - 1] / FINE_STEPS);
	return half & 0x8000 ? -size : size;
}

/** Index of the largest power that is not above `size`, which is a normal binary16. */
function exponentOf(size: number): number {
	let low = 0;
	let high = POWERS.length;
	while (high - low > 1) {
		const middle = (low + high) >> 1;
		if (POWERS[middle] <= size) low = middle;
		else high = middle;
	}
	return low;
}

/** fp16. */
export class Half implements HalfStore {
	readonly #pools: Pools;

	constructor(pools: Pools) {
		this.#pools = pools;
	}

	load(index: number): number {
		return fromHalf(this.#pools.potentials[index]);
	}

	store(index: number, potential: number): void {
		this.#pools.potentials[index] = toHalf(potential);
	}
}

/** fp16r: eight further bits where a refractory neuron has its countdown. */
export class HalfWithResidue implements HalfStore {
	readonly #pools: Pools;

	constructor(pools: Pools) {
		this.#pools = pools;
	}

	load(index: number): number {
		return fromHalfWithResidue(this.#pools.potentials[index], this.#pools.fractions[index]);
	}

	store(index: number, potential: number): void {
		const state = toHalfWithResidue(potential);
		this.#pools.potentials[index] = state >> 8;
		this.#pools.fractions[index] = state;
	}
}
