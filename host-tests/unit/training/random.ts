/** Seeded draws of the training tests: mulberry32. */
export interface Random {
	/** In [0, 1). */
	next(): number;
	/** Whole, 0 … count − 1. */
	below(count: number): number;
	pick<T>(choices: readonly T[]): T;
}

export function seeded(seed: number): Random {
	let state = seed | 0;
	const next = () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
	const below = (count: number) => Math.floor(next() * count);
	return { next, below, pick: (choices) => choices[below(choices.length)] };
}
