/**
 * FEAGI's stateless draw (behaviour specification, section 3.5): a PCG output hash of neuron id and burst
 * number. A neuron fires when the hash is below its area's EXCITABILITY, which the compiler chooses so that
 * the outcome equals FEAGI's comparison of `f32(hash) / 2^32 < excitability`.
 */
export function excitabilityHash(neuron: number, burst: number): number {
	const seed = (Math.imul(neuron, 0x9e3779b1) + Math.imul(burst, 0x5f356495)) | 0;
	const state = (Math.imul(seed, 0x2c9277b5) + 0xac564b05) | 0;
	const word = Math.imul((state >>> ((state >>> 28) + 4)) ^ state, 0x108ef2d9);
	return ((word >>> 22) ^ word) >>> 0;
}
