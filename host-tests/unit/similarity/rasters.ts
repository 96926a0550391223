/** Rasters to compare: a small brain with seeded spikes, and known damage done to them. */
import fc from "fast-check";
import type { Raster, RasterArea } from "../../../tools/similarity/raster.js";
import { Prng } from "../../../tools/stimulus/prng.js";

/** Bursts in which each neuron fires, in any order. */
export type Times = readonly (readonly number[])[];

export const AREAS: readonly RasterArea[] = [
	{ name: "retina", first: 0, size: 10, scored: false },
	{ name: "vision", first: 10, size: 60, scored: true },
	{ name: "decision", first: 70, size: 25, scored: true },
	{ name: "motor", first: 95, size: 15, scored: true },
];
const NEURONS = 110;

/** Times outside the run are dropped, double ones count once. */
export function raster(times: Times, bursts: number, areas: readonly RasterArea[] = AREAS): Raster {
	const fired: number[][] = Array.from({ length: bursts }, () => []);
	times.forEach((train, neuron) => {
		for (const time of new Set(train)) fired[time]?.push(neuron);
	});
	return { areas, neurons: times.length, bursts, fired };
}

/** Neurons with rates from 0 to about 0.2 spikes per burst and irregular intervals; every eleventh is silent. */
export function seededTimes(bursts: number, seed: number): number[][] {
	const random = new Prng(seed);
	return Array.from({ length: NEURONS }, (_, neuron) => {
		if (neuron % 11 === 0) return [];
		const shortest = 2 + random.below(8);
		const spread = 2 + random.below(60);
		const train: number[] = [];
		for (let time = random.below(spread); time < bursts; time += shortest + random.below(spread))
			train.push(time);
		return train;
	});
}

/** What can go wrong with a run, as in table T9 of the study behind docs/quantization.md. */
export function damaged(times: Times, bursts: number, seed: number): Record<string, number[][]> {
	const random = new Prng(seed);
	const each = (change: (time: number) => readonly number[]) => times.map((train) => train.flatMap(change));
	const either = () => (random.below(2) === 0 ? -1 : 1);
	return {
		identity: each((time) => [time]),
		"drop 1 %": each((time) => (random.unit() < 0.01 ? [] : [time])),
		"drop 10 %": each((time) => (random.unit() < 0.1 ? [] : [time])),
		"jitter 10 %": each((time) => [random.unit() < 0.1 ? time + either() : time]),
		"jitter all": each((time) => [time + either()]),
		"shift by one": each((time) => [time + 1]),
		"insert 5 %": each((time) => (random.unit() < 0.05 ? [time, random.below(bursts)] : [time])),
		"one in 20 silent": times.map((train, neuron) => (neuron % 20 === 0 ? [] : [...train])),
		"Poisson, same rates": times.map((train) =>
			Array.from({ length: bursts }, (_, time) => time).filter(() => random.unit() < train.length / bursts),
		),
		"neurons permuted": AREAS.flatMap(({ first, size }) =>
			random.shuffled(times.slice(first, first + size).map((train) => [...train])),
		),
	};
}

/** An ascending train within `bursts`. */
export const train = (bursts: number) =>
	fc
		.uniqueArray(fc.nat(bursts - 1), { maxLength: Math.min(bursts, 40) })
		.map((times) => Uint32Array.from(times).sort());

/** Any two rasters of one small brain: an input area of two neurons, two areas of three. */
export const rasterPair = fc.integer({ min: 1, max: 40 }).chain((bursts) => {
	const areas = [
		{ name: "in", first: 0, size: 2, scored: false },
		{ name: "a", first: 2, size: 3, scored: true },
		{ name: "b", first: 5, size: 3, scored: true },
	];
	const one = fc
		.array(fc.array(fc.nat(bursts - 1), { maxLength: 12 }), { minLength: 8, maxLength: 8 })
		.map((times) => raster(times, bursts, areas));
	return fc.tuple(one, one);
});
