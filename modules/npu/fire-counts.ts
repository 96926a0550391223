/** Consecutive-fire counts: as many bits per neuron as the area's limit needs, 1, 2, 4, 8 or 16. */

/** Count of neuron `index` of an area whose counts begin at byte `first` and have `bits` bits each. */
export function fireCountAt(counts: Uint8Array, first: number, bits: number, index: number): number {
	if (bits === 8) return counts[first + index];
	if (bits === 16) return counts[first + 2 * index] | (counts[first + 2 * index + 1] << 8);
	const bit = index * bits;
	return (counts[first + (bit >> 3)] >> (bit & 7)) & ((1 << bits) - 1);
}

export function setFireCount(
	counts: Uint8Array,
	first: number,
	bits: number,
	index: number,
	count: number,
): void {
	if (bits === 8) counts[first + index] = count;
	else if (bits === 16) {
		counts[first + 2 * index] = count;
		counts[first + 2 * index + 1] = count >> 8;
	} else {
		const bit = index * bits;
		const mask = ((1 << bits) - 1) << (bit & 7);
		counts[first + (bit >> 3)] = (counts[first + (bit >> 3)] & ~mask) | (count << (bit & 7));
	}
}
