/** Population rates over time: peri-stimulus time histograms. */
import type { Train } from "./trains.js";

/** Width of a bin, bursts. */
const BIN = 5;

/** Spikes of all `trains` in bins of five bursts; the last may be shorter. */
export function psth(trains: Iterable<Train>, bursts: number): Float64Array {
	const bins = new Float64Array(Math.ceil(bursts / BIN));
	for (const train of trains) for (const time of train) bins[Math.floor(time / BIN)]++;
	return bins;
}

/** Pearson's r, −1 … 1. Without variance in one or both: 1 for equal values, else 0. */
export function correlation(a: Float64Array, b: Float64Array): number {
	const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
	const [meanA, meanB] = [mean(a), mean(b)];
	let [ab, aa, bb] = [0, 0, 0];
	for (let i = 0; i < a.length; i++) {
		ab += (a[i] - meanA) * (b[i] - meanB);
		aa += (a[i] - meanA) ** 2;
		bb += (b[i] - meanB) ** 2;
	}
	if (aa === 0 || bb === 0) return aa === bb && a.every((value, i) => value === b[i]) ? 1 : 0;
	return Math.max(-1, Math.min(1, ab / Math.sqrt(aa * bb)));
}
