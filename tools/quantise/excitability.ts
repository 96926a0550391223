/** FEAGI fires a neuron when `f32(hash) / 2^32 < excitability`, and always from 0.999 on. */
export interface ExcitabilityRule {
	readonly always: boolean;
	/** A hash below this fires. */
	readonly threshold: number;
}

/** The number of 32-bit hashes that pass FEAGI's binary32 comparison, found by bisection: it is monotone. */
export function excitabilityRule(excitability: number): ExcitabilityRule {
	const limit = Math.fround(excitability);
	if (limit >= Math.fround(0.999)) return { always: true, threshold: 0 };
	const passes = (hash: number) => Math.fround(Math.fround(hash) / 4294967296) < limit;
	let low = 0;
	let high = 4294967296;
	while (low < high) {
		const middle = Math.floor((low + high) / 2);
		if (passes(middle)) low = middle + 1;
		else high = middle;
	}
	return { always: false, threshold: low };
}
