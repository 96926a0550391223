import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareTeacherForced } from "../../../tools/similarity/compare.js";
import { fps, type Tally } from "../../../tools/similarity/fps.js";
import type { Raster } from "../../../tools/similarity/raster.js";
import { AREAS, damaged, raster, rasterPair, seededTimes } from "./rasters.js";

const labels = { reference: "fp32", candidate: "int8" };
const fpsOf = (a: Raster, b: Raster) => compareTeacherForced(a, b, labels).fps;

/** The formula from the definition, neuron by neuron over dense rasters. */
function literal(a: Raster, b: Raster): number {
	let [spikesA, spikesB, common, expected] = [0, 0, 0, 0];
	for (const { first, size, scored } of a.areas)
		for (let neuron = first; scored && neuron < first + size; neuron++) {
			const [one, other] = [a, b].map(({ fired }) => fired.map((burst) => burst.includes(neuron)));
			const count = (values: readonly boolean[]) => values.filter(Boolean).length;
			spikesA += count(one);
			spikesB += count(other);
			common += count(one.map((fires, time) => fires && other[time]));
			expected += (count(one) * count(other)) / a.bursts;
		}
	const denominator = (spikesA + spikesB) / 2 - expected;
	if (denominator < 1e-9) return spikesA === spikesB && spikesB === common ? 100 : 0;
	return (100 * (common - expected)) / denominator;
}

const scoredSpikes = ({ fired }: Raster) => fired.map((burst) => burst.filter((neuron) => neuron >= 2));

test("is the formula of its definition, for any two rasters", () => {
	fc.assert(
		fc.property(rasterPair, ([a, b]) => {
			expect(fpsOf(a, b)).toBeCloseTo(literal(a, b), 9);
		}),
	);
});

test("is symmetric, at most 100, and 100 only for equal spikes", () => {
	fc.assert(
		fc.property(rasterPair, ([a, b]) => {
			const score = fpsOf(a, b);
			expect(score).toBe(fpsOf(b, a));
			expect(score).toBeLessThanOrEqual(100);
			const equal = JSON.stringify(scoredSpikes(a)) === JSON.stringify(scoredSpikes(b));
			expect(score === 100).toBe(equal);
			expect(fpsOf(a, a)).toBe(100);
		}),
	);
});

describe("an empty denominator", () => {
	const tally = (reference: number, candidate: number, common: number, products: number): Tally => ({
		reference,
		candidate,
		common,
		products,
	});

	test.each([
		["nothing fires", tally(0, 0, 0, 0), 100],
		["everything fires in each burst", tally(20, 20, 20, 200), 100],
		["counts that no raster has", tally(20, 20, 10, 200), 0],
	])("%s", (_, counts, score) => expect(fps(counts, 10)).toBe(score));

	test("no burst at all", () => expect(fps(tally(0, 0, 0, 0), 0)).toBe(100));

	test("one run silent is a score of 0, not an empty denominator", () =>
		expect(fps(tally(5, 0, 0, 0), 10)).toBe(0));
});

describe("what it makes of known damage", () => {
	const [bursts, seed] = [3000, 7];
	const times = seededTimes(bursts, seed);
	const runs = damaged(times, bursts, seed);
	const score = (name: string) => fpsOf(raster(times, bursts), raster(runs[name]!, bursts));

	test("one burst late is no similarity", () => expect(score("shift by one")).toBeLessThanOrEqual(2));

	test("the same rates by chance are none either", () =>
		expect(Math.abs(score("Poisson, same rates"))).toBeLessThan(1));

	test("one spike in a hundred missing costs about half a point", () => {
		expect(score("drop 1 %")).toBeGreaterThan(99.2);
		expect(score("drop 1 %")).toBeLessThan(99.8);
	});

	test("inputs are not scored", () => {
		const noise = times.map((train, neuron) => (neuron < AREAS[0].size ? [0, 1, 2, 3] : train));
		expect(fpsOf(raster(times, bursts), raster(noise, bursts))).toBe(100);
	});
});
