import { PART_ALIGNMENT, PERSISTENT_PARTS } from "../connectome/layout.js";
import type { Npu } from "./npu.js";

/**
 * FNV-1a over the 32-bit words of everything that lives from burst to burst, part by part, with zeros up to the
 * next part's alignment, so that it is the same however parts share segments; then over the burst number and the spikes
 * so far. Equal hashes on two engines mean that every potential, countdown, count and spike is equal to the bit.
 */
export function stateHash(npu: Npu): number {
	let hash = 0x811c9dc5;
	let padding = 0;
	for (let kind = 1; kind <= PERSISTENT_PARTS; kind++) {
		const place = npu.image.pool(kind);
		if (!place) continue;
		for (; padding > 0; padding--) hash = Math.imul(hash, 0x01000193);
		const count = (place.count * place.elementBytes + 3) >>> 2;
		const words = new Int32Array(npu.pools.segments[place.segment], place.offset, count);
		for (let k = 0; k < count; k++) hash = Math.imul(hash ^ words[k], 0x01000193);
		padding = -count & (PART_ALIGNMENT / 4 - 1);
	}
	hash = Math.imul(hash ^ npu.burst, 0x01000193);
	return Math.imul(hash ^ npu.spikes, 0x01000193) >>> 0;
}

export function formatHash(hash: number): string {
	return hash.toString(16).padStart(8, "0");
}
