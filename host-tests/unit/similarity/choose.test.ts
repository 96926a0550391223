import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { choose, MOST } from "../../../tools/similarity/picture/choose.js";
import { Prng } from "../../../tools/stimulus/prng.js";
import { raster, rasterPair } from "./rasters.js";

/** `count` areas of `size` neurons behind one of inputs. */
const brain = (count: number, size: number) =>
	Array.from({ length: count + 1 }, (_, i) => ({
		name: `area ${i}`,
		first: i * size,
		size,
		scored: i > 0,
	}));

const seeded = (neurons: number, bursts: number, seed: number) => {
	const random = new Prng(seed);
	return Array.from({ length: neurons }, () => Array.from({ length: 5 }, () => random.below(bursts)));
};

test("a small brain and a short run are shown whole, silent neurons too, inputs not", () => {
	fc.assert(
		fc.property(rasterPair, ([a, b]) => {
			const { from, to, bands, differing } = choose(a, b);
			expect([from, to]).toEqual([0, a.bursts]);
			expect(bands.map(({ neurons }) => neurons)).toEqual([
				[2, 3, 4],
				[5, 6, 7],
			]);
			expect(differing[0]).toBe(differing[1]);
		}),
	);
});

describe("a large one", () => {
	const areas = brain(30, 40);
	const bursts = 1000;
	const times = seeded(31 * 40, bursts, 1);
	/** One spike less, later, in neurons 3 and 7 of the last area, none elsewhere. */
	const changed = times.map((train) => train.map((time) => (time >= 610 && time < 640 ? 5 : time)));
	changed[30 * 40 + 3] = [...times[30 * 40 + 3], 620];
	changed[30 * 40 + 7] = [...times[30 * 40 + 7], 630];
	const base = times.map((train) => train.map((time) => (time >= 610 && time < 640 ? 5 : time)));
	const choice = choose(raster(base, bursts, areas), raster(changed, bursts, areas));

	test("is shown where most spikes differ, in the middle of the picture", () => {
		expect(choice.to - choice.from).toBe(MOST.bursts);
		expect(choice.from + choice.to).toBeCloseTo(620 + 630, -1);
		expect(choice.differing).toEqual([2, 2]);
	});

	test("with the neurons that differ, and active ones of other areas", () => {
		expect(choice.bands.length).toBe(MOST.areas);
		expect(choice.bands.at(-1)?.area.name).toBe("area 30");
		expect(choice.bands.at(-1)?.neurons).toEqual(expect.arrayContaining([30 * 40 + 3, 30 * 40 + 7]));
		expect(choice.bands.flatMap(({ neurons }) => neurons).length).toBe(MOST.neurons);
		const sizes = choice.bands.map(({ neurons }) => neurons.length);
		expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(3);
	});

	test("neurons ascend within areas, and areas as in the brain", () => {
		const neurons = choice.bands.flatMap((band) => band.neurons);
		expect(neurons).toEqual([...neurons].sort((a, b) => a - b));
	});

	test("or from where the caller wants, as far as there are bursts", () => {
		const from = (burst: number) =>
			choose(raster(base, bursts, areas), raster(changed, bursts, areas), burst).from;
		expect([from(0), from(300), from(990), from(-5)]).toEqual([0, 300, bursts - MOST.bursts, 0]);
	});
});

test("of more differing neurons than fit, those with most differences", () => {
	const areas = brain(2, 100);
	const silent = Array.from({ length: 300 }, () => []);
	const spikes = silent.map((_, neuron) =>
		neuron < 100 ? [] : Array.from({ length: 1 + (neuron % 8) }, (_, t) => t),
	);
	const { bands, differing } = choose(raster(silent, 20, areas), raster(spikes, 20, areas));
	const shown = bands.flatMap(({ neurons }) => neurons);
	expect(shown.length).toBe(MOST.neurons);
	expect(Math.min(...shown.map((neuron) => neuron % 8))).toBe(4);
	expect(differing[1]).toBe(spikes.flat().length);
	expect(differing[0]).toBe(shown.reduce((sum, neuron) => sum + 1 + (neuron % 8), 0));
});

test("equal runs are shown where they are most active", () => {
	const areas = brain(1, 2);
	const busy = Array.from({ length: 100 }, (_, i) => 700 + i);
	const run = raster([[1], [2], busy, [3]], 1000, areas);
	const { from, to } = choose(run, run);
	expect([from <= 700, to >= 800]).toEqual([true, true]);
});
