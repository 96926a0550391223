import type { PrecisionName } from "../genome/model.js";

/** Leak as a whole number and a shift (docs/quantization.md): x − ⌊(x·multiplier + 2^(shift−1)) / 2^shift⌋. */
export interface IntegerLeak {
	readonly multiplier: number;
	readonly shift: number;
}

/** Bits that an area's leak has in an integer precision: int8-compact's products then fit 32 bits. */
export function leakBits(precision: PrecisionName): 15 | 24 {
	return precision === "int8-compact" ? 15 : 24;
}

/** Beyond this many mantissa bits of `leak` nothing is left of a 24-bit potential. */
const LARGEST_SHIFT = 48;

/**
 * Mantissa of `bits` bits and shift of `leak`, which is a binary32: with 24 bits the fraction is the leak itself. The
 * shift is the smallest from `bits` − 7 to 48 that fills the mantissa. Beyond ±64 the multiplier is clamped: potentials
 * saturate at once either way.
 */
export function integerLeak(leak: number, bits: 15 | 24): IntegerLeak {
	if (leak === 0) return { multiplier: 0, shift: bits };
	const size = Math.abs(leak);
	const largest = 2 ** bits;
	let shift = bits - 7;
	while (shift < LARGEST_SHIFT && size * 2 ** shift < largest / 2) shift++;
	const multiplier = Math.floor(leak * 2 ** shift + 0.5);
	return { multiplier: Math.max(-largest, Math.min(multiplier, largest)), shift };
}
