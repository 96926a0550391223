import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { develop, type Network } from "../../../tools/develop/network.js";
import { readGenome } from "../../../tools/genome/read.js";
import {
	type AreaSketch,
	type BrainSketch,
	genomeText,
	type MappingSketch,
	type MorphologySketch,
	plainArea,
	withCore,
} from "../../parity/sketch.js";

const everywhere = ["*", "*", "*"] as const;
const all: MorphologySketch = { kind: "patterns", patterns: [[everywhere, everywhere]] };
const randomizer: MorphologySketch = { kind: "function", name: "randomizer" };

const network = (brain: BrainSketch, seed = 1): Network =>
	develop(readGenome(genomeText(brain), { extended: true }), { extended: true, seed });

function pair(
	mapping: Omit<MappingSketch, "target" | "multiplier">,
	source: Partial<AreaSketch>,
	target: Partial<AreaSketch>,
	more: readonly AreaSketch[] = [],
): BrainSketch {
	return withCore(
		{ ...plainArea, ...source, mappings: [{ target: 4, multiplier: 1, ...mapping }] },
		{ ...plainArea, ...target, id: "c__001" },
		...more,
	);
}

/** Explicit synapses from c__000 to c__001, as [source, target]. */
function synapses({ projections }: Network): [number, number][] {
	const found = projections.find(({ source, target }) => source === 3 && target === 4);
	if (found?.rule.kind !== "list") throw new Error(`${found?.rule.kind}`);
	const { rows, targets } = found.rule.list;
	return Array.from({ length: rows.length - 1 }, (_, n) =>
		[...targets.subarray(rows[n], rows[n + 1])].map((target): [number, number] => [n, target]),
	).flat();
}

describe("synapse_attractivity", () => {
	test.each([1, 10, 50, 90, 99])("%i keeps that many of a hundred", (attractivity) => {
		const brain = pair(
			{ morphology: all, attractivity },
			{ dimensions: [400, 1, 1] },
			{ dimensions: [500, 1, 1] },
		);
		const { length } = synapses(network(brain));
		const p = attractivity / 100;
		expect(Math.abs(length - 200_000 * p)).toBeLessThan(4 * Math.sqrt(200_000 * p * (1 - p)));
	});

	test("treats every source and every target alike", () => {
		const brain = pair(
			{ morphology: all, attractivity: 30 },
			{ dimensions: [20, 5, 4] },
			{ dimensions: [5, 8, 10] },
		);
		const kept = synapses(network(brain));
		for (const side of [0, 1] as const) {
			const counts = new Array(400).fill(0);
			for (const synapse of kept) counts[synapse[side]]++;
			const chi = counts.reduce((sum, n) => sum + (n - 120) ** 2 / (120 * 0.7), 0);
			expect(Math.abs(chi - 400)).toBeLessThan(5 * Math.sqrt(800));
		}
	});

	test("keeps of any rule only what the rule makes, each once, in ascending order", () => {
		const steps = fc.tuple(
			fc.integer({ min: -2, max: 2 }),
			fc.integer({ min: -2, max: 2 }),
			fc.integer({ min: -2, max: 2 }),
		);
		const morphology = fc.oneof(
			fc.constantFrom<MorphologySketch>(all, randomizer, { kind: "projector" }, { kind: "block" }),
			fc
				.array(steps, { minLength: 1, maxLength: 9 })
				.map((vectors): MorphologySketch => ({ kind: "vectors", vectors })),
		);
		const size = fc.tuple(
			fc.integer({ min: 1, max: 5 }),
			fc.integer({ min: 1, max: 5 }),
			fc.integer({ min: 1, max: 5 }),
		);
		const per = fc.integer({ min: 1, max: 2 });
		fc.assert(
			fc.property(
				morphology,
				size,
				size,
				per,
				per,
				fc.integer({ min: 1, max: 98 }),
				(m, s, t, ps, pt, percent) => {
					const source = { dimensions: s, neuronsPerVoxel: ps };
					const target = { dimensions: t, neuronsPerVoxel: pt };
					const of = (attractivity: number) =>
						synapses(network(pair({ morphology: m, attractivity }, source, target))).map(
							([a, b]) => a * 1e6 + b,
						);
					const some = of(percent);
					const more = new Set(of(99));
					expect(some).toEqual([...new Set(some)].sort((a, b) => a - b));
					for (const synapse of some) expect(more).toContain(synapse);
				},
			),
			{ seed: 20260531, numRuns: 150 },
		);
	});

	test("100 leaves a rule a rule, and 0 makes no projection", () => {
		const brain = (attractivity: number) => pair({ morphology: all, attractivity }, {}, {});
		expect(network(brain(100)).projections[0].rule.kind).toBe("boxes");
		expect(network(brain(0)).projections).toEqual([]);
		expect([network(brain(100)).seed, network(brain(0)).seed]).toEqual([0, 0]);
	});

	test("out-degrees count what was kept, for each neuron of a voxel by itself", () => {
		const source = { dimensions: [3, 1, 1], neuronsPerVoxel: 3, uniform: false } as const;
		const brain = pair({ morphology: all, attractivity: 50 }, source, { dimensions: [40, 1, 1] });
		const developed = network(brain);
		const { degrees, classes } = developed.degrees[3];
		const counts = new Array(9).fill(0);
		for (const [n] of synapses(developed)) counts[n]++;
		expect([...classes!].map((c) => degrees[c])).toEqual(counts);
		expect(new Set(counts).size).toBeGreaterThan(3);
	});

	test("of a list that could not be stored is refused at once, before anything is drawn", () => {
		const attempt = (attractivity: number) => () =>
			network(
				pair(
					{ morphology: all, attractivity },
					{ dimensions: [4096, 1024, 1] },
					{ dimensions: [4096, 64, 1] },
				),
			);
		for (const attractivity of [1, 50, 99])
			expect(attempt(attractivity)).toThrowError(
				expect.objectContaining({ code: "too-many-synapses", remedy: expect.stringContaining("100") }),
			);
		expect(attempt(100)).not.toThrow();
	});
});

describe("the randomizer", () => {
	test("gives each source neuron one synapse, spread evenly over the voxels", () => {
		const brain = pair(
			{ morphology: randomizer },
			{ dimensions: [100, 50, 2], neuronsPerVoxel: 2 },
			{ dimensions: [5, 4, 5], neuronsPerVoxel: 3 },
		);
		const made = synapses(network(brain));
		expect(made.map(([n]) => n)).toEqual(Array.from({ length: 20_000 }, (_, n) => n));
		const counts = new Array(100).fill(0);
		for (const [, target] of made) {
			expect(target % 3).toBe(2);
			counts[(target - 2) / 3]++;
		}
		const chi = counts.reduce((sum, n) => sum + (n - 200) ** 2 / 200, 0);
		expect(Math.abs(chi - 99)).toBeLessThan(5 * Math.sqrt(198));
	});
});

describe.each<[string, Omit<MappingSketch, "target" | "multiplier">]>([
	["kept synapses", { morphology: all, attractivity: 50 }],
	["random voxels", { morphology: randomizer }],
])("%s", (_, mapping) => {
	const source = { dimensions: [10, 4, 1] } as const;
	const target = { dimensions: [4, 10, 1] } as const;
	const expected = synapses(network(pair(mapping, source, target)));

	test("are the same for the same seed, and others for another", () => {
		expect(synapses(network(pair(mapping, source, target), 1))).toEqual(expected);
		expect(synapses(network(pair(mapping, source, target), 2))).not.toEqual(expected);
	});

	test("do not change when an area is added, before or after, or another mapping", () => {
		const other = (id: string): AreaSketch => ({
			...plainArea,
			id,
			dimensions: [7, 1, 1],
			mappings: [{ target: 4, multiplier: 1, ...mapping }],
		});
		expect(synapses(network(pair(mapping, source, target, [other("c__002")])))).toEqual(expected);
		const [death, power, fatigue, from, to] = pair(mapping, source, target);
		const before = [
			...[death, power, fatigue, { ...other("cAAAAA"), mappings: [] }],
			{ ...from, mappings: [{ target: 5, multiplier: 1, ...mapping }] },
			to,
		];
		const { projections } = network(before);
		const { rule } = projections.find(({ source: from, target: to }) => from === 4 && to === 5)!;
		expect(rule.kind === "list" && [...rule.list.targets]).toEqual(expected.map(([, t]) => t));
		const more: BrainSketch = [
			death,
			power,
			fatigue,
			{ ...from, mappings: [...from.mappings, { target: 3, multiplier: 1, ...mapping }] },
			to,
		];
		expect(synapses(network(more))).toEqual(expected);
	});

	test("of two equal rules between the same areas are different ones", () => {
		const twice = [mapping, mapping].map((one) => ({ target: 4, multiplier: 1, ...one }));
		const { projections } = network(
			withCore({ ...plainArea, ...source, mappings: twice }, { ...plainArea, ...target, id: "c__001" }),
		);
		const [first, second] = projections.map(({ rule }) => rule.kind === "list" && [...rule.list.targets]);
		expect(first).not.toEqual(second);
	});
});

test.each([0, -1, 1.5, 2 ** 32, Number.NaN])("seed %d is refused", (seed) => {
	expect(() => network(pair({ morphology: all }, {}, {}), seed)).toThrowError(
		expect.objectContaining({ code: "seed-option", where: "--wiring-seed" }),
	);
});

test("the seed belongs to the network exactly when something was drawn", () => {
	expect(network(pair({ morphology: all }, {}, {}), 9).seed).toBe(0);
	expect(network(pair({ morphology: all, attractivity: 99 }, {}, {}), 9).seed).toBe(9);
	expect(network(pair({ morphology: randomizer }, {}, {}), 9).seed).toBe(9);
	const overlapping: MorphologySketch = {
		kind: "patterns",
		patterns: [
			[everywhere, everywhere],
			[everywhere, [0, "*", "*"]],
		],
	};
	expect(network(pair({ morphology: overlapping }, {}, {}), 9).seed).toBe(0);
});
