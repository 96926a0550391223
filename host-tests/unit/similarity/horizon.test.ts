import fc from "fast-check";
import { expect, test } from "vitest";
import { compareFreeRunning, compareTeacherForced } from "../../../tools/similarity/compare.js";
import { horizons } from "../../../tools/similarity/horizon.js";
import type { Raster } from "../../../tools/similarity/raster.js";
import { raster, rasterPair } from "./rasters.js";

const labels = { reference: "fp32", candidate: "int8" };

const prefix = (run: Raster, bursts: number): Raster => ({
	...run,
	bursts,
	fired: run.fired.slice(0, bursts),
});

test("H99 and H90 are the longest prefixes that score 99 and 90 %, in all and by area", () => {
	fc.assert(
		fc.property(rasterPair, ([a, mixed]) => {
			// the same at first, else horizons would all be 0
			const b = { ...mixed, fired: a.fired.map((burst, t) => (t % 5 === 4 ? mixed.fired[t] : burst)) };
			const whole = compareFreeRunning(a, b, labels);
			const prefixes = Array.from({ length: a.bursts }, (_, t) =>
				compareTeacherForced(prefix(a, t + 1), prefix(b, t + 1), labels),
			);
			const last = (scores: readonly number[], least: number) =>
				scores.findLastIndex((score) => score >= least) + 1;
			const all = prefixes.map(({ fps }) => fps);
			expect(whole.fps).toEqual({ percent: all.at(-1), h99: last(all, 99), h90: last(all, 90) });
			whole.areas.forEach(({ fps }, area) => {
				const scores = prefixes.map(({ areas }) => areas[area].fps);
				expect(fps).toEqual({ percent: scores.at(-1), h99: last(scores, 99), h90: last(scores, 90) });
			});
		}),
	);
});

test("the worst neuron has the horizon of its own spikes", () => {
	const areas = [{ name: "a", first: 0, size: 2, scored: true }];
	const reference = raster(
		[
			[0, 1, 3],
			[0, 4, 5, 8],
		],
		10,
		areas,
	);
	const candidate = raster(
		[
			[0, 1, 3],
			[0, 4, 6, 9],
		],
		10,
		areas,
	);
	const { worstNeuron } = compareFreeRunning(reference, candidate, labels);
	expect(worstNeuron).toMatchObject({ area: "a", index: 1, fps: { h99: 5, h90: 5 } });
});

test("the first mismatch is of scored neurons only", () => {
	const groups = Int32Array.of(-1, 0);
	const one = raster(
		[
			[0, 2],
			[1, 4],
		],
		6,
		[],
	);
	const other = raster([[1], [1, 5]], 6, []);
	expect(horizons(one, other, groups, 1)[0].firstMismatch).toBe(4);
	expect(horizons(one, one, groups, 1)[0]).toEqual({ h99: 6, h90: 6, firstMismatch: null });
});
