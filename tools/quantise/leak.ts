/** Leak as an integer multiplication (docs/quantization.md): x − x·multiplier / 2^shift. */
export interface IntegerLeak {
	readonly multiplier: number;
	readonly shift: number;
}

/**
 * 15-bit mantissa and shift of `leak`, which is a binary32. Between 0 and 1 the shift is the smallest from 15
 * to 30 that makes the mantissa at least 2^14; larger leaks, which genomes do contain, take shifts down to 9.
 * Beyond ±64 the multiplier is clamped: potentials saturate at once either way.
 */
export function integerLeak(leak: number): IntegerLeak {
	if (leak === 0) return { multiplier: 0, shift: 15 };
	const size = Math.abs(leak);
	let shift = size > 1 ? 9 : 15;
	while (shift < 30 && size * 2 ** shift < 16384) shift++;
	const multiplier = Math.floor(leak * 2 ** shift + 0.5);
	return { multiplier: Math.max(-32768, Math.min(multiplier, 32768)), shift };
}
