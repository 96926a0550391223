/** Every network of the suite compiles, is what it says it is, and fires as much as the study's. */
import { beforeAll, describe, expect, test } from "vitest";
import { type SuiteNetwork, suite } from "../../../bench/similarity/suite.js";
import { BrainImage } from "../../../modules/connectome/image.js";
import { asBuffer } from "../../../tools/cli/files.js";
import { type Compilation, compileGenome } from "../../../tools/compile.js";
import { inputSizes, isHardForHalf } from "./inputs-of-area.js";
import { runNetwork } from "./run-network.js";

/** Spikes per neuron and burst in the study, and the seeds over which ours are averaged. */
const RATES: Readonly<Record<string, readonly [rate: number, seeds: readonly number[]]>> = {
	brunel_ai: [0.03, [1]],
	brunel_logn: [0.03, [1]],
	const_mid: [0.09, [1, 2, 3]],
	const_strong: [0.54, [1]],
	const_weak: [0.017, [1, 2, 3]],
	feagi_grid: [0.03, [1, 2]],
	feagi_int: [0.17, [1, 2, 3, 4, 5]],
	ff_strong: [0.07, [1, 2]],
	ff_weak: [0.018, [1, 2]],
	hetero: [0.19, [1, 2]],
	knife: [0.25, [1, 2, 3]],
	pois_mid: [0.19, [1, 2]],
	pois_weak: [0.023, [1, 2, 3]],
	reflex: [0.07, [1, 2]],
	synfire4: [0.12, [1]],
	tiny_leak: [0.004, [1]],
	va: [0.05, [1]],
	wta: [0.05, [1]],
};
const names = Object.keys(RATES);
/** Some of the many sizes of input nearly divide a threshold by chance. */
const BY_CHANCE = "knife-edge-threshold";
const networks = new Map<string, SuiteNetwork>();
const compiled = new Map<string, Compilation>();

beforeAll(async () => {
	for (const network of await suite()) networks.set(network.name, network);
});

function compilation(name: string): Compilation {
	const known = compiled.get(name) ?? compileGenome(networks.get(name)!.genome(1));
	compiled.set(name, known);
	return known;
}

test("the suite has these networks, twelve feed-forward and six recurrent", () => {
	expect([...networks.keys()]).toEqual(names);
	const recurrent = [...networks.values()].filter(({ kind }) => kind === "recurrent").map(({ name }) => name);
	expect(recurrent).toEqual(["brunel_ai", "brunel_logn", "hetero", "synfire4", "va", "wta"]);
});

describe.each(names)("%s", (name) => {
	test("compiles in fp32 and int8 without a warning that matters", () => {
		const network = networks.get(name)!;
		const int8 = compileGenome(network.genome(1), { precision: "int8" });
		const notes = [...compilation(name).notes, ...int8.notes];
		const warnings = notes.filter(({ level }) => level === "warning").map(({ code }) => code);
		expect(warnings.filter((code) => !(name.startsWith("pois_") && code === BY_CHANCE))).toEqual([]);
		expect(int8.clampedContributions).toBe(0);
		const images = [compilation(name), int8].map(({ bytes }) => new BrainImage(asBuffer(bytes)));
		expect(images[0]!.neuronCount).toBe(images[1]!.neuronCount);
	});

	test("the same seed gives the same bytes, another seed another network", () => {
		const network = networks.get(name)!;
		expect(network.genome(1)).toBe(network.genome(1));
		expect(network.recording(1)).toBe(network.recording(1));
		expect(structureOf(network.genome(2))).not.toBe(structureOf(network.genome(1)));
		if (!name.startsWith("const_")) expect(network.recording(2)).not.toBe(network.recording(1));
	});

	test("halfStrict says whether binary16 holds its leaks and inputs", () => {
		expect(networks.get(name)!.halfStrict).toBe(!isHardForHalf(compilation(name).network));
	});

	test("every generator spike of the recording fires, and neurons as often as in the study", () => {
		const network = networks.get(name)!;
		const [expected, seeds] = RATES[name]!;
		const runs = seeds.map((seed) => {
			const run = runNetwork(network, seed, seed === 1 ? compilation(name) : undefined);
			expect(run.inputSpikes).toBe(network.recording(seed).trim().split("\n").length - 1);
			return run.rate;
		});
		const mean = runs.reduce((sum, rate) => sum + rate, 0) / runs.length;
		expect(mean).toBeGreaterThan(expected / 1.5);
		expect(mean).toBeLessThan(expected * 1.5);
	});
});

test.each([
	["const_weak", 0.01, 0.03],
	["const_mid", 0.03, 0.5],
	["const_strong", 1.9, 2.1],
	["pois_weak", 0.01, 0.03],
	["pois_mid", 0.05, 0.3],
	["ff_weak", 0.0099, 0.0301],
	["tiny_leak", 0.0028, 0.0102],
])("inputs of %s are %d to %d thresholds", (name, low, high) => {
	const sizes = inputSizes(compilation(name).network);
	expect(Math.min(...sizes.map(({ least }) => least))).toBeGreaterThanOrEqual(low);
	expect(Math.max(...sizes.map(({ most }) => most))).toBeLessThanOrEqual(high);
});

test.each([1, 2, 3, 4, 5])("knife, seed %d: every threshold is a whole number of equal inputs", (seed) => {
	const { network } = seed === 1 ? compilation("knife") : compileGenome(networks.get("knife")!.genome(seed));
	const { genome, projections, degrees } = network;
	let inhibitory = 0;
	for (const { source, target, weight, psp, inhibitory: negative } of projections) {
		expect(degrees[source].degrees.length).toBe(1);
		const input = (weight * psp) / degrees[source].degrees[0];
		const count = genome.areas[target].firingThreshold / input;
		expect(Math.abs(count - Math.round(count))).toBeLessThan(1e-5);
		expect(Math.round(count)).toBeGreaterThanOrEqual(2);
		expect(Math.round(count)).toBeLessThanOrEqual(6);
		if (negative) inhibitory++;
	}
	expect(inhibitory).toBeGreaterThan(10);
});

test.each(["brunel_ai", "brunel_logn"])("%s is neither silent nor saturated nor in step", (name) => {
	const network = networks.get(name)!;
	const { spikesOf, scoredNeurons } = runNetwork(network, 1, compilation(name));
	const perBurst = new Array<number>(network.bursts).fill(0);
	for (const spikes of spikesOf.values()) for (const burst of spikes) perBurst[burst]!++;
	expect(Math.max(...perBurst)).toBeLessThan(0.2 * scoredNeurons);
	expect(spikesOf.size).toBeGreaterThan(0.95 * scoredNeurons);
	const variations = [...spikesOf.values()].filter((spikes) => spikes.length > 5).map(variationOfIntervals);
	const mean = variations.reduce((sum, variation) => sum + variation, 0) / variations.length;
	// 0.3 to 0.4, as in the study; a clock has 0.
	expect(mean).toBeGreaterThan(0.2);
});

/** Without names, which hold the seed. */
function structureOf(genome: string): string {
	const { blueprint, neuron_morphologies } = JSON.parse(genome);
	return JSON.stringify([blueprint, neuron_morphologies]);
}

/** Standard deviation over mean of the intervals between spikes. */
function variationOfIntervals(spikes: readonly number[]): number {
	const intervals = spikes.slice(1).map((burst, i) => burst - spikes[i]!);
	const mean = intervals.reduce((sum, interval) => sum + interval, 0) / intervals.length;
	const squares = intervals.map((interval) => (interval - mean) ** 2);
	return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / intervals.length) / mean;
}
