import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchedSpikes } from "../../../tools/similarity/matching.js";
import { spikeDistance } from "../../../tools/similarity/spike-distance.js";
import type { Train } from "../../../tools/similarity/trains.js";
import { TAU, vanRossum } from "../../../tools/similarity/van-rossum.js";
import pyspike from "./pyspike-numbers.json";
import { train } from "./rasters.js";

const BURSTS = 60;
const pair = [train(BURSTS), train(BURSTS)] as const;

describe("matching", () => {
	/** Maximum bipartite matching by augmenting paths. */
	function mostPairs(a: Train, b: Train, tolerance: number): number {
		const partner = new Array<number>(b.length).fill(-1);
		const augment = (i: number, seen: Set<number>): boolean =>
			[...b].some((time, j) => {
				if (seen.has(j) || Math.abs(time - a[i]) > tolerance) return false;
				seen.add(j);
				if (partner[j] !== -1 && !augment(partner[j], seen)) return false;
				partner[j] = i;
				return true;
			});
		return [...a].filter((_, i) => augment(i, new Set())).length;
	}

	test("finds as many pairs as there can be", () => {
		fc.assert(
			fc.property(...pair, fc.nat(4), (a, b, tolerance) => {
				expect(matchedSpikes(a, b, tolerance)).toBe(mostPairs(a, b, tolerance));
			}),
		);
	});
});

describe("van Rossum distance", () => {
	test("is the integral of the squared difference of the filtered trains", () => {
		const kernel = (a: Train, b: Train) =>
			[...a].reduce((sum, s) => [...b].reduce((part, t) => part + Math.exp(-Math.abs(s - t) / TAU), sum), 0);
		fc.assert(
			fc.property(...pair, (a, b) => {
				const { distance, norm } = vanRossum(a, b);
				const [aa, bb, ab] = [kernel(a, a), kernel(b, b), kernel(a, b)];
				expect(distance).toBeCloseTo(aa + bb - 2 * ab, 8);
				expect(norm).toBeCloseTo(aa + bb, 8);
				expect(vanRossum(a, a).distance).toBe(0);
			}),
		);
	});
});

describe("SPIKE distance", () => {
	test.each(pyspike.cases)("$bursts bursts, distance $distance: as PySpike", ({ a, b, bursts, distance }) =>
		expect(spikeDistance(Uint32Array.from(a), Uint32Array.from(b), bursts)).toBeCloseTo(distance, 10),
	);

	test("is symmetric, within 0 … 1, and 0 for equal trains", () => {
		fc.assert(
			fc.property(...pair, (a, b) => {
				const distance = spikeDistance(a, b, BURSTS);
				expect(distance).toBeCloseTo(spikeDistance(b, a, BURSTS), 12);
				expect(distance).toBeGreaterThanOrEqual(0);
				expect(distance).toBeLessThanOrEqual(1);
				expect(spikeDistance(a, a, BURSTS)).toBe(0);
			}),
		);
	});
});
