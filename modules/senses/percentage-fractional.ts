/**
 * FEAGI's fractional percentage coder (specification, 5.3, 5.4): the depth holds a binary fraction, z = 0 is the
 * half. A binary32 has few enough digits that FEAGI's loop of subtractions and the digit itself are the same thing.
 */

const { floor, fround } = Math;

/**
 * Whether voxel `z` of `depth` spikes for `value` 0…1: digit z + 1 after the binary point. One lights every voxel
 * and zero the last, as in FEAGI; no number lights none.
 */
export function fractionalDigit(value: number, depth: number, z: number): boolean {
	const p = fround(value);
	if (p >= 1) return true;
	if (p > 0) return floor(p * (z < 30 ? 2 << z : 2 ** (z + 1))) % 2 === 1; // a power costs XS a call of pow()
	return p <= 0 && z === depth - 1;
}
