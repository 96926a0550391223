/**
 * FEAGI's fractional percentage coder (specification, 5.3, 5.4): the depth holds a binary fraction, z = 0 is the
 * half. Depths beyond 24 add nothing to a binary32.
 */

const fround = Math.fround;

/** Voxels z that spike for `value` 0…1, as bits 1 << z. Zero lights the last voxel, as in FEAGI. */
export function encodeFractional(value: number, depth: number): number {
	const depths = depth < 24 ? depth : 24;
	if (!(value > 0)) return 1 << (depths - 1);
	let rest = fround(value < 1 ? value : 1);
	let bits = 0;
	let step = 0.5;
	for (let z = 0; z < depths; z++, step *= 0.5)
		if (rest >= step) {
			rest = fround(rest - step);
			bits |= 1 << z;
		}
	return bits;
}

/** What one spike at depth `z` stands for: 2^−(z+1). Corrects FEAGI, whose decoder takes 2^−z and so doubles. */
export function fractionAt(z: number): number {
	return z < 30 ? 1 / (2 << z) : 0;
}
