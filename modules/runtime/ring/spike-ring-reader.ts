import { RingHeader, RingRecord, ringRecords, ringWords } from "./spike-ring.js";

/**
 * Reads a ring burst by burst, on any machine that has it; several may read the same. Allocates when it is made: a copy
 * of the largest record. Begins with the oldest record that is there.
 */
export class SpikeRingReader {
	/** Of the record that `next` found: number of the burst, counted from 1. */
	burst = 0;
	/** When it began, by the clock of the machine that runs it: milliseconds modulo 2³². */
	beganMs = 0;
	/** Microseconds that the burst took: sensors, neurons and motors. */
	burstUs = 0;
	/** Spikes of the burst, those that found no room in the record included. */
	spikes = 0;
	/** Spikes in the record: `area` and `neuron` take indices below it. */
	count = 0;
	/** Records that were overwritten before this reader came to them, since its first one. */
	lost = 0;
	readonly #header: Int32Array;
	readonly #records: Int32Array;
	readonly #mask: number;
	readonly #spikesPerBurst: number;
	readonly #pairs: Int32Array;
	#position: number;
	/** What the next record's sequence number is when none is lost. */
	#sequence = 0;
	#synchronised: boolean;

	/** @throws TypeError when `ring` is none */
	constructor(ring: SharedArrayBuffer) {
		const header = ringWords(ring);
		this.#header = header;
		this.#records = ringRecords(ring);
		this.#mask = header[RingHeader.CAPACITY] - 1;
		this.#spikesPerBurst = header[RingHeader.SPIKES_PER_BURST];
		this.#pairs = new Int32Array(2 * this.#spikesPerBurst);
		this.#position = Atomics.load(header, RingHeader.START);
		this.#synchronised = Atomics.load(header, RingHeader.BURSTS) === 0;
	}

	/** Takes the next record; false: there is none yet, and the one before stays. */
	next(): boolean {
		const header = this.#header;
		for (let position = this.#position, late = false; ; late = true) {
			if (position === Atomics.load(header, RingHeader.END)) {
				this.#position = position;
				return false;
			}
			const sequence = this.#copy(position);
			const start = Atomics.load(header, RingHeader.START);
			if (((start - position) | 0) <= 0) {
				this.#accept(position, sequence);
				return true;
			}
			// The oldest is the first to be overwritten: who was late there goes on with the newest.
			position = late ? Atomics.load(header, RingHeader.NEWEST) : start;
		}
	}

	/** Index of the area of spike `index`. */
	area(index: number): number {
		return this.#pairs[2 * index];
	}

	/** Index, within its area, of the neuron of spike `index`. */
	neuron(index: number): number {
		return this.#pairs[2 * index + 1] >>> 0;
	}

	/** Calls `visit` with each spike of the record. */
	forEach(visit: (area: number, neuron: number) => void): void {
		const pairs = this.#pairs;
		for (let i = 0, end = 2 * this.count; i < end; i += 2) visit(pairs[i], pairs[i + 1] >>> 0);
	}

	/** Returns the sequence number. What it copies may be overwritten meanwhile. */
	#copy(position: number): number {
		const records = this.#records;
		const pairs = this.#pairs;
		const mask = this.#mask;
		const kept = records[(position + RingRecord.KEPT) & mask];
		const count = kept >= 0 && kept <= this.#spikesPerBurst ? kept : 0;
		let at = (position + RingRecord.WORDS) & mask;
		for (let i = 0, end = 2 * count; i < end; i += 2) {
			pairs[i] = records[at];
			pairs[i + 1] = records[at + 1];
			at = (at + 2) & mask;
		}
		this.burst = records[(position + RingRecord.BURST) & mask] >>> 0;
		this.beganMs = records[(position + RingRecord.BEGAN_MS) & mask] >>> 0;
		this.burstUs = records[(position + RingRecord.BURST_US) & mask];
		this.spikes = records[(position + RingRecord.SPIKES) & mask];
		this.count = count;
		return records[(position + RingRecord.SEQUENCE) & mask];
	}

	#accept(position: number, sequence: number): void {
		if (this.#synchronised) this.lost += (sequence - this.#sequence) | 0;
		this.#synchronised = true;
		this.#sequence = (sequence + 1) | 0;
		this.#position = (position + RingRecord.WORDS + 2 * this.count) | 0;
	}
}
