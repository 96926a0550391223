/**
 * The spike ring: the newest bursts' spikes in shared memory, from one writer to any number of readers on other machines.
 * Nobody waits for anybody: a reader that falls behind is overtaken, and learns how many bursts it lost. All are 32-bit
 * words: the header, then a power of two of words for records, which follow each other and go on at the beginning. Places
 * of records count words since the ring was made, modulo 2³².
 */

/** "FXSR" read as a little-endian u32. */
const RING_MAGIC = 0x52535846;

export const RingHeader = Object.freeze({
	MAGIC: 0,
	/** Words for records, a power of two. */
	CAPACITY: 1,
	/** Spikes that a record holds at most. */
	SPIKES_PER_BURST: 2,
	/** Place of the oldest record that the next burst does not overwrite. */
	START: 3,
	/** Where the newest record ends: the write sequence. Written last. */
	END: 4,
	/** Place of the newest record. */
	NEWEST: 5,
	/** Records written. */
	BURSTS: 6,
	/** Spikes that found no room in their burst's record, over all bursts. */
	DROPPED: 7,
	WORDS: 8,
});

/** Behind it come `KEPT` pairs of words, area and neuron within the area, in ascending order. */
export const RingRecord = Object.freeze({
	/** Of the record, counted from 0. */
	SEQUENCE: 0,
	/** Number of the burst, counted from 1. */
	BURST: 1,
	/** When the burst began, by the clock of the machine that runs it: milliseconds modulo 2³². */
	BEGAN_MS: 2,
	/** Microseconds from then to the writing of the record. */
	BURST_US: 3,
	/** Spikes of the burst, those without room included. */
	SPIKES: 4,
	KEPT: 5,
	/** Even, so that no pair goes on at the ring's beginning. */
	WORDS: 6,
});

/** Unless somebody says otherwise. */
const RING_BYTES = 8192;
const LEAST_BYTES = 256;
const MOST_BYTES = 2 ** 24;

/**
 * A ring with `bytes` for records, of which one burst takes a quarter at most: 253 spikes of 8,192 bytes.
 * @throws RangeError when `bytes` is no power of two from 256 to 16,777,216, or when SRAM is short of them
 */
export function makeSpikeRing(bytes = RING_BYTES): SharedArrayBuffer {
	if (!(bytes >= LEAST_BYTES && bytes <= MOST_BYTES) || (bytes & (bytes - 1)) !== 0)
		throw new RangeError(
			`a spike ring has a power of two of bytes from ${LEAST_BYTES} to ${MOST_BYTES}, not ${bytes}`,
		);
	const capacity = bytes >> 2;
	const ring = new SharedArrayBuffer(4 * RingHeader.WORDS + bytes);
	const words = new Int32Array(ring);
	words[RingHeader.CAPACITY] = capacity;
	words[RingHeader.SPIKES_PER_BURST] = ((capacity >> 2) - RingRecord.WORDS) >> 1;
	Atomics.store(words, RingHeader.MAGIC, RING_MAGIC);
	return ring;
}

/** The header, or rather all of the ring. @throws TypeError when `ring` is none */
export function ringWords(ring: SharedArrayBuffer): Int32Array {
	const words = new Int32Array(ring);
	if (Atomics.load(words, RingHeader.MAGIC) !== RING_MAGIC) throw new TypeError("this is no spike ring");
	return words;
}

/** The records alone. */
export function ringRecords(ring: SharedArrayBuffer): Int32Array {
	return new Int32Array(ring, 4 * RingHeader.WORDS);
}
