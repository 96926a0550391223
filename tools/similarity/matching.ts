import type { Train } from "./trains.js";

/**
 * Most pairs of one spike of `a` and one of `b`, each spike in at most one pair, at most `tolerance` bursts apart.
 * Pairing the earliest spikes first is optimal, because all windows are equally wide.
 */
export function matchedSpikes(a: Train, b: Train, tolerance: number): number {
	let [i, j, pairs] = [0, 0, 0];
	while (i < a.length && j < b.length) {
		const apart = a[i] - b[j];
		if (apart < -tolerance) i++;
		else if (apart > tolerance) j++;
		else {
			pairs++;
			i++;
			j++;
		}
	}
	return pairs;
}
