/** What is asked of the builder is what the compiler finds in its genome. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layer, neuronsOf, voxelOf } from "../../../bench/similarity/area-properties.js";
import { GenomeBuilder } from "../../../bench/similarity/genome-builder.js";
import { distinct, levels, logUniform, randomFor, uniform } from "../../../bench/similarity/random-values.js";
import { recordingText } from "../../../bench/similarity/spike-trains.js";
import type { Synapse } from "../../../bench/similarity/wiring.js";
import { BrainImage } from "../../../modules/connectome/image.js";
import { asBuffer } from "../../../tools/cli/files.js";
import { compileGenome } from "../../../tools/compile.js";
import type { Network } from "../../../tools/develop/network.js";
import { UsageError } from "../../../tools/errors.js";
import { neuronCount } from "../../../tools/genome/area.js";
import { Prng } from "../../../tools/stimulus/prng.js";
import { parseRecording } from "../../../tools/stimulus/recording.js";

const side = fc.integer({ min: 1, max: 7 });
const dimensions = fc.tuple(side, side, side);
const weight = fc.integer({ min: -255, max: 255 }).filter((value) => value !== 0);

/** "from,to,weight" of every synapse between the two areas, sorted, each as often as it occurs. */
function synapsesOf({ genome, projections }: Network): string[] {
	return projections
		.flatMap(({ rule, weight: size, inhibitory, source, target }) => {
			const signed = inhibitory ? -size : size;
			if (rule.kind === "list")
				return Array.from({ length: neuronCount(genome.areas[source]) }, (_, from) =>
					[...rule.list.targets.subarray(rule.list.rows[from], rule.list.rows[from + 1])].map(
						(to) => `${from},${to},${signed}`,
					),
				).flat();
			if (rule.kind !== "boxes") throw new Error("pairs became vectors");
			const [from, to] = [genome.areas[source].dimensions, genome.areas[target].dimensions];
			const result: string[] = [];
			for (const [xs, ys, zs] of rule.boxes)
				for (let i = 0; i < neuronsOf(from); i++)
					for (let k = 0; k < neuronsOf(to); k++) {
						const [a, b] = [voxelOf(i, from), voxelOf(k, to)];
						const inside = [xs, ys, zs].every(
							(axis, n) => b[n]! >= axis[2 * a[n]!]! && b[n]! < axis[2 * a[n]! + 1]!,
						);
						if (inside) result.push(`${i},${k},${signed}`);
					}
			return result;
		})
		.sort();
}

describe("connect", () => {
	test("makes every synapse once, with its weight, and no other", () => {
		const cases = fc.tuple(dimensions, dimensions).chain(([from, to]) =>
			fc.tuple(
				fc.constant(from),
				fc.constant(to),
				fc.uniqueArray(
					fc.record({
						from: fc.nat({ max: neuronsOf(from) - 1 }),
						to: fc.nat({ max: neuronsOf(to) - 1 }),
						weight: fc.oneof(weight, fc.constantFrom(1, 2)),
					}),
					{ maxLength: 40, selector: (synapse) => Object.values(synapse).join() },
				),
			),
		);
		fc.assert(
			fc.property(cases, ([from, to, synapses]) => {
				const builder = new GenomeBuilder("pairs");
				const source = builder.input({ name: "generators", dimensions: from });
				const target = builder.area("target", to, { threshold: 1 });
				builder.connect(source, target, synapses);
				const { network } = compileGenome(builder.text());
				const expected = synapses.map((synapse) => `${synapse.from},${synapse.to},${synapse.weight}`);
				expect(synapsesOf(network)).toEqual(expected.sort());
			}),
			{ numRuns: 150 },
		);
	});

	test("splits what is too much for one rule without losing any", () => {
		const builder = new GenomeBuilder("many");
		const source = builder.input({ name: "generators", dimensions: layer(80) });
		const target = builder.area("target", layer(80), { threshold: 1 });
		const all = distinct(new Prng(3), 4500, 80 * 80);
		const synapses = all.map((i): Synapse => ({ from: Math.floor(i / 80), to: i % 80, weight: 3 }));
		builder.connect(source, target, synapses);
		const { network } = compileGenome(builder.text());
		expect(network.projections.map(({ synapses: count }) => count)).toEqual([2000, 2000, 500]);
		expect(network.projections.every(({ rule }) => rule.kind === "list")).toBe(true);
		expect(new Set(synapsesOf(network)).size).toBe(4500);
	});

	test.each([
		["a pair that is joined twice with one weight", [5, 5]],
		["a weight of 0", [0]],
		["a weight beyond a byte", [256]],
		["a weight with a fraction", [1.5]],
	])("refuses %s", (_, weights) => {
		const builder = new GenomeBuilder("refused");
		const source = builder.input({ name: "generators", dimensions: [2, 2, 1] });
		const target = builder.area("target", [2, 2, 1], { threshold: 1 });
		const synapses = weights.map((value) => ({ from: 1, to: 2, weight: value }));
		expect(() => builder.connect(source, target, synapses)).toThrow(
			expect.objectContaining({ code: "suite-synapse", where: "generators → target" }),
		);
	});
});

test.each([0, 256, 2.5])("refuses a PSP of %d", (psp) => {
	const area = () => new GenomeBuilder("refused").area("area", [1, 1, 1], { threshold: 1, psp });
	expect(area).toThrow(UsageError);
	expect(area).toThrow(expect.objectContaining({ code: "suite-area" }));
});

test("properties arrive as they were asked for, and input areas are sensors", () => {
	const builder = new GenomeBuilder("properties");
	builder.input({ name: "generators", dimensions: [3, 1, 1] }, { psp: 9, sharesPsp: true });
	builder.area("full", [2, 3, 4], {
		threshold: 2.5,
		thresholdIncrement: [0.5, 1, 2],
		thresholdLimit: 40,
		leak: 0.25,
		refractory: 3,
		fireLimit: 4,
		snooze: 5,
		excitability: 0.5,
		accumulates: false,
		psp: 7,
	});
	const { areas } = compileGenome(builder.text()).network.genome;
	expect(areas.find(({ name }) => name === "generators")).toMatchObject({
		kind: "ipu",
		firingThreshold: 1,
		mpChargeAccumulation: false,
		postsynapticCurrent: 9,
		pspUniformDistribution: false,
	});
	expect(areas.find(({ name }) => name === "full")).toMatchObject({
		kind: "custom",
		dimensions: [2, 3, 4],
		firingThreshold: 2.5,
		firingThresholdIncrement: [0.5, 1, 2],
		firingThresholdLimit: 40,
		leakCoefficient: 0.25,
		refractoryPeriod: 3,
		consecutiveFireLimit: 4,
		snoozePeriod: 5,
		excitability: 0.5,
		mpChargeAccumulation: false,
		postsynapticCurrent: 7,
		pspUniformDistribution: true,
	});
});

test("a recording names the neurons that were meant", () => {
	fc.assert(
		fc.property(dimensions, fc.infiniteStream(fc.nat()), (size, numbers) => {
			const input = { name: "generators", dimensions: size };
			const builder = new GenomeBuilder("recorded");
			builder.input(input);
			const image = new BrainImage(asBuffer(compileGenome(builder.text()).bytes));
			const neurons = [...new Set([...numbers.take(5)].map((value) => value % neuronsOf(size)))];
			neurons.sort((a, b) => a - b);
			const text = recordingText(3, (burst) => (burst === 1 ? [{ input, neurons }] : []));
			const bursts = parseRecording(text, "recording.csv", image, 3);
			const area = image.findArea("generators");
			const events = neurons.map((neuron) => [neuron, 1]);
			expect(bursts).toEqual([[], [{ area, events }], []]);
		}),
		{ numRuns: 100 },
	);
});

describe("random values", () => {
	test("stay inside their bounds", () => {
		const bounds = fc.tuple(
			fc.double({ min: 0.01, max: 10, noNaN: true }),
			fc.double({ min: 1.1, max: 50, noNaN: true }),
		);
		fc.assert(
			fc.property(fc.integer(), bounds, fc.integer({ min: 1, max: 20 }), (seed, [low, ratio], count) => {
				const random = new Prng(seed);
				const high = low * ratio;
				const value = uniform(random, low, high);
				expect(value).toBeGreaterThanOrEqual(low);
				expect(value).toBeLessThan(high);
				// Rounded to five digits.
				expect(logUniform(random, low, high)).toBeGreaterThan(low * 0.9999);
				expect(logUniform(random, low, high)).toBeLessThan(high * 1.0001);
				const parts = levels(count, low, high);
				const mean = parts.reduce((sum, part) => sum + part, 0) / count;
				expect(mean).toBeCloseTo((low + high) / 2, 6);
				const some = distinct(random, count, 20);
				expect(new Set(some).size).toBe(count);
			}),
		);
	});

	test("depend on network, seed and purpose", () => {
		const first = (network: string, seed: number, purpose: "wiring" | "spikes") =>
			randomFor(network, seed, purpose).next();
		const draws = [
			first("a", 1, "wiring"),
			first("b", 1, "wiring"),
			first("a", 2, "wiring"),
			first("a", 1, "spikes"),
		];
		expect(new Set(draws).size).toBe(4);
		expect(first("a", 1, "wiring")).toBe(draws[0]);
	});
});

test("a layer has its neurons and is as square as it can be", () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 2000 }), (neurons) => {
			const [width, height, depth] = layer(neurons);
			expect(width * height * depth).toBe(neurons);
			for (let other = width + 1; other * other <= neurons; other++) expect(neurons % other).not.toBe(0);
		}),
	);
});
