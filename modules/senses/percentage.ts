/**
 * FEAGI's linear percentage coder (specification, 5.2–5.4): one spike per value, whose depth says how much; z = 0
 * is the most. All arithmetic is binary32, as FEAGI's: 0.8 over 10 voxels is z = 1, not 2.
 */

/** The value makes no spike. */
export const SILENT = -1;
/** What a percentage spike injects, genome units. */
export const SPIKE = 1;

const fround = Math.fround;

/**
 * z of `value` 0…1, or SILENT for 0 and for no number: floor((1 − p)·depth), in binary32. Larger values count as 1,
 * smaller ones as 0: a board's sensor may overshoot.
 */
export function encodeLinear(value: number, depth: number): number {
	if (!(value > 0)) return SILENT;
	if (value >= 1) return 0;
	const z = Math.floor(fround(fround(1 - fround(value)) * depth));
	return z < depth ? z : SILENT;
}

/**
 * z of `value` −1…1, or SILENT; the sign chooses the column, see signedColumn. Corrects FEAGI, which encodes every
 * negative value as −1.
 */
export function encodeSignedLinear(value: number, depth: number): number {
	return encodeLinear(value < 0 ? -value : value, depth);
}

/** x of value number `index` (over all channels) of a signed coder: positive values left, negative right of it. */
export function signedColumn(index: number, value: number): number {
	return 2 * index + (value < 0 ? 1 : 0);
}

/** 0…1 from `spikes` ≥ 1 spikes of one column whose depths add up to `zSum`. */
export function decodeLinear(zSum: number, spikes: number, depth: number): number {
	return fround(1 - fround(zSum / (depth * spikes)));
}

/** −1…1 from the positive and the negative column; a column without spikes counts 0. */
export function decodeSignedLinear(
	positiveSum: number,
	positiveSpikes: number,
	negativeSum: number,
	negativeSpikes: number,
	depth: number,
): number {
	const positive = positiveSpikes === 0 ? 0 : decodeLinear(positiveSum, positiveSpikes, depth);
	const negative = negativeSpikes === 0 ? 0 : decodeLinear(negativeSum, negativeSpikes, depth);
	return fround(positive - negative);
}
