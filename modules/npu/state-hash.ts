import type { Npu } from "./npu.js";

/**
 * FNV-1a over the 32-bit words of everything that lives from burst to burst, then over the burst number and
 * the spikes so far. Equal hashes on two engines mean that every potential, countdown, count and spike is
 * equal to the bit.
 */
export function stateHash(npu: Npu): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < npu.pools.segments.length; i++) {
		const words = new Int32Array(npu.pools.segments[i], 0, npu.pools.persistentWords[i]);
		for (let k = 0, count = words.length; k < count; k++) hash = Math.imul(hash ^ words[k], 0x01000193);
	}
	hash = Math.imul(hash ^ npu.burst, 0x01000193);
	return Math.imul(hash ^ npu.spikes, 0x01000193) >>> 0;
}

export function formatHash(hash: number): string {
	return hash.toString(16).padStart(8, "0");
}
