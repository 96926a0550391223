/** The benchmark networks have the sizes they are named after and do what their figures are about. */
import { describe, expect, test } from "vitest";
import { benchNetworks } from "../../../bench/networks/all.js";
import { dense } from "../../../bench/networks/dense.js";
import type { BenchNetwork } from "../../../bench/networks/network.js";
import { synfire4Small, synfire4Whole } from "../../../bench/networks/synfire4.js";
import { update } from "../../../bench/networks/update.js";
import { BrainImage } from "../../../modules/connectome/image.js";
import { asBuffer } from "../../../tools/cli/files.js";
import { compileGenome } from "../../../tools/compile.js";
import { play } from "./play.js";

const CORE_NEURONS = 3;
const PRECISIONS = ["fp32", "int8", "int8-compact"];

const SIZES: readonly (readonly [BenchNetwork, neurons: number, synapses: number, lists: number])[] = [
	[update, 1000, 0, 0],
	[dense, 1000, 5000, 1],
	[synfire4Small, 186, 1899, 14],
	[synfire4Whole, 1200, 80_000, 14],
];

test("all of them are checked here", () => {
	expect(benchNetworks).toEqual(SIZES.map(([network]) => network));
});

describe.each(SIZES)("$name", (network, neurons, synapses, lists) => {
	test(`has ${neurons} neurons and ${synapses} synapses in ${lists} lists`, () => {
		expect([network.neurons, network.synapses]).toEqual([neurons, synapses]);
		const { bytes, network: developed, notes } = compileGenome(network.genome(), { precision: "int8" });
		const image = new BrainImage(asBuffer(bytes));
		expect(image.neuronCount).toBe(neurons + CORE_NEURONS);
		const { projections } = developed;
		expect(projections.reduce((sum, projection) => sum + projection.synapses, 0)).toBe(synapses);
		expect(projections.map(({ rule }) => rule.kind)).toEqual(new Array(lists).fill("list"));
		expect(notes.filter(({ level }) => level === "warning")).toEqual([]);
	});

	test("is the same text every time", () => {
		expect(network.genome()).toBe(network.genome());
		for (const recording of Object.values(network.recordings)) expect(recording()).toBe(recording());
	});
});

describe.each(PRECISIONS)("%s", (precision) => {
	test("dense: every neuron fires in every burst, without further input", () => {
		const { all } = play(dense, "dense", precision);
		expect(all).toEqual(new Array(dense.bursts).fill(1000));
	});

	test("dense, sparse drive: 5 % fire and hardly any others", () => {
		const { all } = play(dense, "sparse", precision);
		for (const spikes of all) {
			expect(spikes).toBeGreaterThanOrEqual(50);
			expect(spikes).toBeLessThan(70);
		}
	});

	test("update: one neuron in twelve fires", () => {
		const { all } = play(update, "input", precision);
		const mean = all.reduce((sum, spikes) => sum + spikes, 0) / all.length;
		expect(mean).toBeGreaterThan(60);
		expect(mean).toBeLessThan(120);
	});

	test.each([synfire4Small, synfire4Whole])("$name: the wave travels round the ring", (network) => {
		const { spikes, all } = play(network, "volleys", precision);
		const start = spikes.get("excitatory 0")!.findIndex((count) => count > 0);
		expect(start).toBeLessThan(4);
		const size = (name: string) => Math.max(...spikes.get(name)!);
		for (const kind of ["excitatory", "inhibitory"])
			for (let group = 0; group < 4; group++) {
				const name = `${kind} ${group}`;
				const wave = spikes.get(name)!.slice(4);
				const inStep = wave.filter((_, i) => (i - start - group) % 4 === 0);
				const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0);
				expect(Math.min(...inStep), name).toBeGreaterThan(0.9 * size(name));
				expect(sum(inStep), name).toBeGreaterThan(0.98 * sum(wave));
			}
		const rate = all.reduce((a, b) => a + b, 0) / network.bursts / network.neurons;
		expect(rate).toBeGreaterThan(0.2);
		expect(rate).toBeLessThan(0.23);
	});

	test("synfire4: one volley is enough, and none makes no wave", () => {
		const once = play(synfire4Small, "volleys", precision, (burst) => burst < 20);
		expect(
			once.spikes
				.get("excitatory 3")!
				.slice(-8)
				.filter((count) => count >= 29),
		).toHaveLength(2);
		const never = play(synfire4Small, "volleys", precision, () => false);
		expect(never.all.every((spikes) => spikes === 0)).toBe(true);
	});
});
