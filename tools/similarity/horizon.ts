/** How long two freely running brains stay together. */
import { fps } from "./fps.js";
import { mergeBurst } from "./merge.js";
import type { Raster } from "./raster.js";

export interface Horizon {
	/** Largest H such that FPS ≥ 99 % on bursts [0, H). */
	readonly h99: number;
	/** The same for 90 %. */
	readonly h90: number;
	/** First burst with different spikes; null where there is none. */
	readonly firstMismatch: number | null;
}

/** Counts of one group of neurons over the bursts so far; the names are those of `Tally`. */
class Prefix {
	reference = 0;
	candidate = 0;
	common = 0;
	products = 0;
	h99 = 0;
	h90 = 0;
	firstMismatch: number | null = null;

	/** After the spikes of burst `bursts` − 1. */
	close(bursts: number): void {
		const score = fps(this, bursts);
		if (score >= 99) this.h99 = bursts;
		if (score >= 90) this.h90 = bursts;
	}
}

/**
 * The horizon of each of `groups` groups of neurons; `groupOf[neuron]` is the neuron's group, −1 for none. Linear in
 * spikes and in groups times bursts.
 */
export function horizons(
	reference: Raster,
	candidate: Raster,
	groupOf: Int32Array,
	groups: number,
): Horizon[] {
	const prefixes = Array.from({ length: groups }, () => new Prefix());
	const a = new Uint32Array(reference.neurons);
	const b = new Uint32Array(reference.neurons);
	for (let time = 0; time < reference.bursts; time++) {
		mergeBurst(reference.fired[time], candidate.fired[time], (neuron, side) => {
			const prefix = prefixes[groupOf[neuron]];
			if (!prefix) return;
			// (a + 1)·b = a·b + b, and likewise: Σ aᵢ·bᵢ without a pass over the neurons
			if (side !== "candidate") {
				prefix.reference++;
				prefix.products += b[neuron];
				a[neuron]++;
			}
			if (side !== "reference") {
				prefix.candidate++;
				prefix.products += a[neuron];
				b[neuron]++;
			}
			if (side === "both") prefix.common++;
			else prefix.firstMismatch ??= time;
		});
		for (const prefix of prefixes) prefix.close(time + 1);
	}
	return prefixes.map(({ h99, h90, firstMismatch }) => ({ h99, h90, firstMismatch }));
}
