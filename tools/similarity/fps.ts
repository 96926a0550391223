/** Firing pattern similarity: coincidences of spikes, corrected for chance. */

/** Counts over some neurons; whole numbers, so that the score is exact but for its one division. */
export interface Tally {
	/** A = Σ aᵢ, spikes of the reference. */
	readonly reference: number;
	/** B = Σ bᵢ, spikes of the candidate. */
	readonly candidate: number;
	/** C, spikes of the same neuron in the same burst of both. */
	readonly common: number;
	/** Σ aᵢ·bᵢ = E·T, the coincidences expected from the rates alone times the bursts. */
	readonly products: number;
}

/**
 * FPS in per cent over `bursts` = T bursts: Cohen's kappa of the two rasters, pooled over neurons,
 *
 *     FPS = 100 · (C − E) / ((A + B)/2 − E),    E = Σ aᵢ·bᵢ / T
 *
 * 100 only for equal rasters, about 0 for independent ones of the same rates, negative below chance. Where the
 * denominator is zero (every neuron silent, or firing in each burst) it is 100 if A = B = C, else 0.
 */
export function fps({ reference, candidate, common, products }: Tally, bursts: number): number {
	const denominator = bursts * (reference + candidate) - 2 * products;
	if (denominator === 0) return reference === common && candidate === common ? 100 : 0;
	return 100 * ((2 * (bursts * common - products)) / denominator);
}

export function sumTallies(tallies: Iterable<Tally>): Tally {
	let [reference, candidate, common, products] = [0, 0, 0, 0];
	for (const tally of tallies) {
		reference += tally.reference;
		candidate += tally.candidate;
		common += tally.common;
		products += tally.products;
	}
	return { reference, candidate, common, products };
}

/** F1 in per cent: 2·matches / (A + B); 100 where neither run has spikes. */
export function f1(matches: number, reference: number, candidate: number): number {
	return reference + candidate === 0 ? 100 : 100 * ((2 * matches) / (reference + candidate));
}
