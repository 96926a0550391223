/**
 * Seeded draws without a state to carry along (docs/image-format.md, "Seeded draws"): a draw is a hash of what it is
 * about. Another area, another mapping or another order of work therefore changes no draw but its own.
 */
import type { CorticalId } from "../genome/model.js";

/** What a draw decides; the two never share numbers. */
export const Purpose = Object.freeze({ KEEP: 1, VOXEL: 2 });

/** Takes one u32 word into the hash `h`: lowbias32 after an odd step, a bijection of either argument. */
export function absorb(h: number, word: number): number {
	let x = ((h ^ word) + 0x9e3779b9) | 0;
	x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
	x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
	return (x ^ (x >>> 16)) >>> 0;
}

/** The hash that all draws of one mapping rule start from. */
export function streamOf(
	seed: number,
	purpose: number,
	source: CorticalId,
	target: CorticalId,
	rule: number,
): number {
	return [seed, purpose, ...wordsOf(source), ...wordsOf(target), rule].reduce(absorb, 0);
}

/** The two halves of a cortical id, big-endian. */
function wordsOf({ bytes }: CorticalId): number[] {
	const view = new DataView(bytes.buffer, bytes.byteOffset, 8);
	return [view.getUint32(0), view.getUint32(4)];
}

/** Draws below this keep a synapse: those whose whole hundredth of 2^32 is below `attractivity`. */
export function keepBelow(attractivity: number): number {
	return Math.ceil((attractivity * 4294967296) / 100);
}

/** floor(draw · count / 2^32): a whole number below `count`, which is at most 2^24, without rounding. */
export function scale(draw: number, count: number): number {
	const low = Math.floor(((draw & 0xffff) * count) / 65536);
	return Math.floor(((draw >>> 16) * count + low) / 65536);
}
