/** Seeded random numbers (mulberry32): the same on every machine, so that a stimulus is its seed. */
export class Prng {
	#state: number;

	constructor(seed: number) {
		this.#state = seed >>> 0;
	}

	/** The next u32. */
	next(): number {
		this.#state = (this.#state + 0x6d2b79f5) >>> 0;
		let t = this.#state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return (t ^ (t >>> 14)) >>> 0;
	}

	/** 0 ≤ value < 1. */
	unit(): number {
		return this.next() / 4294967296;
	}

	/** An integer 0 … limit − 1. */
	below(limit: number): number {
		return Math.floor(this.unit() * limit);
	}

	/** `items` in random order, as a new array. */
	shuffled<T>(items: readonly T[]): T[] {
		const result = [...items];
		for (let i = result.length - 1; i > 0; i--) {
			const j = this.below(i + 1);
			[result[i], result[j]] = [result[j]!, result[i]!];
		}
		return result;
	}
}
