/** Thresholds in state units: binary32 in the float precisions, whole numbers in the integer ones. */
import type { AreaUnit } from "./unit.js";

const FLOAT_MAX = 3.4028234663852886e38;
const INT_MAX = 2147483647;

/** The smallest state that is at `threshold`, genome units. */
export function stateThreshold(threshold: number, { unit, divisor }: AreaUnit, float: boolean): number {
	const units = snapped(threshold, divisor) / unit;
	if (float) return Math.fround(clamp(units, FLOAT_MAX));
	// What is above 0 stays above it, however coarse the unit: a sum of nothing must not fire.
	const least = threshold > 0 ? 1 : -INT_MAX;
	return Math.max(least, clamp(Math.ceil(units - 1e-6), INT_MAX)) + 0; // −0 becomes 0
}

/** The largest state that is not beyond `limit`, genome units; 0 is none: the largest value of the type. */
export function stateLimit(limit: number, { unit, divisor }: AreaUnit, float: boolean): number {
	if (limit === 0) return float ? FLOAT_MAX : INT_MAX;
	const units = snapped(limit, divisor) / unit;
	if (float) return Math.fround(clamp(units, FLOAT_MAX));
	return clamp(Math.floor(units + 1e-6), INT_MAX) + 0;
}

/**
 * A threshold that is a multiple of the contributions' divisor but for its binary32 rounding counts as that
 * multiple, so that k-of-n logic survives.
 */
function snapped(threshold: number, divisor: number | undefined): number {
	if (divisor === undefined) return threshold;
	const multiple = Math.round(threshold / divisor);
	const exact = multiple * divisor;
	return multiple !== 0 && Math.abs(threshold - exact) <= 1e-5 * Math.abs(threshold) ? exact : threshold;
}

function clamp(value: number, size: number): number {
	return Math.max(-size, Math.min(value, size));
}
