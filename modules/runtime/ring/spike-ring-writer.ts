import { RingHeader, RingRecord, ringRecords, ringWords } from "./spike-ring.js";

// Named once: on XS every mention of Math walks the list of globals.
const { clz32 } = Math;

/**
 * The one writer of a ring: `begin`, `add` area by area, `end`. Allocates nothing. Room for the largest record is given
 * up a burst before it is written, so that a reader who finds its record not yet given up has read it whole.
 */
export class SpikeRingWriter {
	readonly #header: Int32Array;
	readonly #records: Int32Array;
	readonly #mask: number;
	readonly #spikesPerBurst: number;
	/** Words that may hold records which can still be read. */
	readonly #kept: number;
	#start: number;
	#end: number;
	#bursts: number;
	#dropped: number;
	/** Index of the next word of the open record. */
	#at = 0;
	/** Spikes that still find room in it. */
	#room = 0;

	/** Goes on where a writer before it has stopped. @throws TypeError when `ring` is none */
	constructor(ring: SharedArrayBuffer) {
		const header = ringWords(ring);
		const capacity = header[RingHeader.CAPACITY];
		this.#header = header;
		this.#records = ringRecords(ring);
		this.#mask = capacity - 1;
		this.#spikesPerBurst = header[RingHeader.SPIKES_PER_BURST];
		this.#kept = capacity - RingRecord.WORDS - 2 * this.#spikesPerBurst;
		this.#start = header[RingHeader.START];
		this.#end = header[RingHeader.END];
		this.#bursts = header[RingHeader.BURSTS];
		this.#dropped = header[RingHeader.DROPPED];
	}

	begin(): void {
		this.#at = (this.#end + RingRecord.WORDS) & this.#mask;
		this.#room = this.#spikesPerBurst;
	}

	/** The neurons of `area` whose bits are set in `bits`, from word `first` on, of which there are `spikes`. */
	add(area: number, bits: Int32Array, first: number, spikes: number): void {
		const records = this.#records;
		const mask = this.#mask;
		const log2 = clz32;
		let at = this.#at;
		let left = spikes < this.#room ? spikes : this.#room;
		this.#room -= left;
		for (let word = first, last = 31; left > 0; word++, last += 32)
			for (let rest = bits[word]; rest !== 0; rest &= rest - 1) {
				records[at] = area;
				records[at + 1] = last - log2(rest & -rest);
				at = (at + 2) & mask;
				if (--left === 0) break;
			}
		this.#at = at;
	}

	/** Closes the record of burst `burst`: began at `beganMs`, took `burstUs` microseconds, had `spikes`. */
	end(burst: number, beganMs: number, burstUs: number, spikes: number): void {
		const records = this.#records;
		const header = this.#header;
		const mask = this.#mask;
		const newest = this.#end;
		const kept = this.#spikesPerBurst - this.#room;
		records[(newest + RingRecord.SEQUENCE) & mask] = this.#bursts;
		records[(newest + RingRecord.BURST) & mask] = burst;
		records[(newest + RingRecord.BEGAN_MS) & mask] = beganMs;
		records[(newest + RingRecord.BURST_US) & mask] = burstUs;
		records[(newest + RingRecord.SPIKES) & mask] = spikes;
		records[(newest + RingRecord.KEPT) & mask] = kept;
		const end = (newest + RingRecord.WORDS + 2 * kept) | 0;
		this.#end = end;
		this.#bursts = (this.#bursts + 1) | 0;
		this.#dropped = (this.#dropped + spikes - kept) | 0;
		let start = this.#start;
		while (((end - start) | 0) > this.#kept)
			start = (start + RingRecord.WORDS + 2 * records[(start + RingRecord.KEPT) & mask]) | 0;
		this.#start = start;
		header[RingHeader.START] = start;
		header[RingHeader.NEWEST] = newest;
		header[RingHeader.BURSTS] = this.#bursts;
		header[RingHeader.DROPPED] = this.#dropped;
		Atomics.store(header, RingHeader.END, end);
	}
}
