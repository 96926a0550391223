/** mulberry32: the same numbers on every machine. */
export class Random {
	#state: number;

	constructor(seed: number) {
		this.#state = seed;
	}

	/** 0 ≤ … < 1. */
	next(): number {
		this.#state = (this.#state + 0x6d2b79f5) | 0;
		let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	}

	/** 0 to `end` − 1. */
	below(end: number): number {
		return Math.floor(this.next() * end);
	}

	pick<T>(values: readonly T[]): T {
		return values[this.below(values.length)];
	}

	/** A binary32 that JSON holds exactly. */
	real(low: number, high: number): number {
		return Math.fround(low + this.next() * (high - low));
	}
}
