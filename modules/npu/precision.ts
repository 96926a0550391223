/** Conversions between genome units and the state units of each precision. */
import { CONTRIBUTION_LIMIT, SUM_LIMIT } from "../connectome/layout.js";

/** Marks an accumulator that received nothing; no sum equals it. */
export const EMPTY_FLOAT = -Infinity;
export const EMPTY_INTEGER = -2147483648;

/** Accumulated sums are clamped to ± this; no float sum of admissible inputs gets there. */
export const FLOAT_SUM_LIMIT = 3.4028234663852886e38;
export const INTEGER_SUM_LIMIT = SUM_LIMIT;

// Named once: on XS every mention of Math walks the list of globals.
const { fround } = Math;

/**
 * A value in genome units as a whole number of state units, rounded half up and clamped to one contribution's
 * range. The product of two binary32 is exact in binary64, so every engine gets the same integer.
 */
export function toUnits(value: number, unitsPerPotential: number): number {
	const units = value * unitsPerPotential;
	if (units >= CONTRIBUTION_LIMIT) return CONTRIBUTION_LIMIT;
	if (units <= -CONTRIBUTION_LIMIT) return -CONTRIBUTION_LIMIT;
	// Not Math.floor: picolibc 1.8 compiled for rv32 has floor(−2164706.7) = −2164709, a shift into the sign bit.
	const rounded = units + 0.5;
	const whole = rounded | 0;
	return whole > rounded ? whole - 1 : whole;
}

/** A value in genome units as binary32 state units, for areas of the float precisions whose unit is not 1. */
export function toFloatUnits(value: number, unitsPerPotential: number): number {
	return fround(value * unitsPerPotential);
}

/**
 * The PSP that a spike of an mp_driven_psp area carries: its potential as a byte, rounded half away from zero.
 * Divides, because the quotient of an exact potential is exact: a unit such as 1/3 is not a binary32.
 */
export function toPsp(potential: number, unitsPerPotential: number): number {
	const value = potential / unitsPerPotential;
	if (!(value > 0)) return 0;
	return value >= 255 ? 255 : (value + 0.5) | 0;
}
