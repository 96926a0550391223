/** Inter-spike intervals. */
import type { Train } from "./trains.js";

/** Fewer intervals say nothing about how regular a neuron fires. */
const FEWEST_INTERVALS = 4;

/** Mean coefficient of variation of the intervals, over neurons with at least five spikes; null without one. */
export function meanCv(trains: Iterable<Train>): number | null {
	let [sum, neurons] = [0, 0];
	for (const train of trains) {
		const intervals = train.length - 1;
		if (intervals < FEWEST_INTERVALS) continue;
		const mean = (train[intervals] - train[0]) / intervals;
		let squares = 0;
		for (let i = 0; i < intervals; i++) squares += (train[i + 1] - train[i] - mean) ** 2;
		sum += Math.sqrt(squares / intervals) / mean;
		neurons++;
	}
	return neurons === 0 ? null : sum / neurons;
}

/**
 * Kolmogorov-Smirnov distance of the intervals pooled over neurons, 0 … 1: the largest difference of the two
 * cumulative distributions. 0 where neither run has an interval, 1 where only one has none.
 */
export function intervalKs(a: Iterable<Train>, b: Iterable<Train>): number {
	const [first, second] = [intervalCounts(a), intervalCounts(b)];
	const [sumA, sumB] = [total(first), total(second)];
	if (sumA === 0 || sumB === 0) return sumA === sumB ? 0 : 1;
	let [x, y, largest] = [0, 0, 0];
	for (const interval of [...new Set([...first.keys(), ...second.keys()])].sort((p, q) => p - q)) {
		x += first.get(interval) ?? 0;
		y += second.get(interval) ?? 0;
		largest = Math.max(largest, Math.abs(x / sumA - y / sumB));
	}
	return largest;
}

function intervalCounts(trains: Iterable<Train>): Map<number, number> {
	const counts = new Map<number, number>();
	for (const train of trains)
		for (let i = 1; i < train.length; i++) {
			const interval = train[i] - train[i - 1];
			counts.set(interval, (counts.get(interval) ?? 0) + 1);
		}
	return counts;
}

function total(counts: ReadonlyMap<number, number>): number {
	let sum = 0;
	for (const count of counts.values()) sum += count;
	return sum;
}
