import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { develop } from "../../../tools/develop/network.js";
import { readGenome } from "../../../tools/genome/read.js";
import { scenarios } from "../../parity/generate.js";
import {
	type AreaSketch,
	type BrainSketch,
	genomeText,
	type MorphologySketch,
	plainArea,
	withCore,
} from "../../parity/sketch.js";
import { wire } from "../../parity/wiring.js";

const network = (brain: BrainSketch) => develop(readGenome(genomeText(brain)));
const everywhere = ["*", "*", "*"] as const;

/** Two areas and one mapping from the first to the second. */
function pair(morphology: MorphologySketch, source: Partial<AreaSketch>, target: Partial<AreaSketch> = {}) {
	return network(
		withCore(
			{ ...plainArea, ...source, mappings: [{ target: 4, morphology, multiplier: 1 }] },
			{ ...plainArea, ...target, id: "c__001" },
		),
	);
}

describe("against every voxel pair by itself", () => {
	test("synapses, order, degrees and fan-in are right", () => {
		fc.assert(
			fc.property(scenarios(), ({ brain }) => {
				const { projections, degrees } = network(brain);
				const wires = wire(brain);
				expect(
					projections.map(({ source, target, weight, psp, inhibitory }) => ({
						source,
						target,
						weight,
						psp,
						inhibitory,
					})),
				).toEqual(
					wires.map(({ source, target, weight, psp, inhibitory }) => ({
						source,
						target,
						weight,
						psp,
						inhibitory,
					})),
				);
				projections.forEach((projection, i) => {
					expect(projection.synapses).toBe(wires[i].targets.flat().length);
					const fanIn = new Map<number, number>();
					for (const target of wires[i].targets.flat()) fanIn.set(target, (fanIn.get(target) ?? 0) + 1);
					expect(projection.largestFanIn).toBeGreaterThanOrEqual(Math.max(0, ...fanIn.values()));
				});
				brain.forEach((area, a) => {
					const outgoing = wires.filter(({ source }) => source === a);
					for (const [n] of (outgoing[0]?.targets ?? []).entries()) {
						const degree = outgoing.reduce((sum, { targets }) => sum + targets[n].length, 0);
						const { classes, degrees: byClass } = degrees[a];
						if (area.uniform) expect(byClass).toEqual([1]);
						else if (degree > 0) expect(byClass[classes?.[n] ?? 0]).toBe(degree);
					}
				});
			}),
			{ seed: 20260511, numRuns: 300 },
		);
	});
});

describe("a rule costs no memory per synapse", () => {
	test("where patterns do not reach a target twice", () => {
		const { projections } = pair(
			{
				kind: "patterns",
				patterns: [
					[everywhere, [0, "*", "*"]],
					[everywhere, [1, "*", "*"]],
				],
			},
			{ dimensions: [9, 9, 9] },
			{ dimensions: [3, 9, 9] },
		);
		expect(projections[0].rule.kind).toBe("boxes");
		expect(projections[0].synapses).toBe(729 * 2 * 81);
	});

	test("and a pattern that is written twice counts once", () => {
		const twice = {
			kind: "patterns",
			patterns: [
				[everywhere, everywhere],
				[everywhere, everywhere],
			],
		} as const;
		const { projections } = pair(twice, { dimensions: [4, 1, 1] }, { dimensions: [5, 1, 1] });
		expect(projections[0].rule.kind).toBe("boxes");
		expect(projections[0].synapses).toBe(20);
	});

	test("but patterns that overlap become a list, with ascending rows and each target once", () => {
		const overlap = {
			kind: "patterns",
			patterns: [
				[everywhere, [0, "*", "*"]],
				[everywhere, ["*", 0, "*"]],
			],
		} as const;
		const { projections } = pair(
			overlap,
			{ dimensions: [2, 1, 1], neuronsPerVoxel: 2 },
			{ dimensions: [2, 3, 1], neuronsPerVoxel: 3 },
		);
		const { rule, largestFanIn } = projections[0];
		if (rule.kind !== "list") throw new Error(rule.kind);
		// Voxels (0,0) (0,1) (0,2) (1,0), of each the last of three neurons.
		expect([...rule.list.targets]).toEqual([1, 2, 3, 4].flatMap(() => [2, 5, 8, 11]));
		expect([...rule.list.rows]).toEqual([0, 4, 8, 12, 16]);
		expect(largestFanIn).toBe(4);
	});

	test("a list of more than 2^24 synapses is refused with a remedy", () => {
		const overlap = {
			kind: "patterns",
			patterns: [
				[everywhere, [0, "*", "*"]],
				[everywhere, ["*", 0, "*"]],
			],
		} as const;
		const attempt = () => pair(overlap, { dimensions: [129, 100, 1] }, { dimensions: [1500, 1, 1] });
		expect(attempt).toThrowError(
			expect.objectContaining({ code: "too-many-synapses", remedy: expect.stringContaining("shrink") }),
		);
	});
});

describe("out-degrees", () => {
	test("count over all destinations, and only neurons with synapses make classes", () => {
		const steps: MorphologySketch = {
			kind: "vectors",
			vectors: [
				[0, 0, 0],
				[2, 0, 0],
			],
		};
		const { degrees } = network(
			withCore(
				{
					...plainArea,
					dimensions: [4, 1, 1],
					uniform: false,
					mappings: [
						{ target: 3, morphology: steps, multiplier: 1 },
						{ target: 4, morphology: { kind: "vectors", vectors: [[-1, 0, 0]] }, multiplier: 0 },
					],
				},
				{ ...plainArea, id: "c__001", dimensions: [2, 1, 1] },
			),
		);
		// To itself 2 2 1 1, to the other 0 1 1 0 (dead synapses count as well).
		expect([...degrees[3].degrees]).toEqual([1, 2, 3]);
		expect([...degrees[3].classes!]).toEqual([1, 2, 1, 0]);
		expect(degrees[4]).toEqual({ degrees: [1], classes: undefined });
	});

	test("that are all equal need no table", () => {
		const { degrees } = pair(
			{ kind: "patterns", patterns: [[everywhere, everywhere]] },
			{ dimensions: [3, 1, 1], uniform: false },
			{ dimensions: [5, 1, 1] },
		);
		expect(degrees[3]).toEqual({ degrees: [5], classes: undefined });
	});
});

describe("a mapping's strength", () => {
	test.each([
		[1, 1, 1, 1, false],
		[-3, 25, 3, 25, true],
		[300, 500, 255, 255, false],
		[-300, 0.5, 255, 0, true],
		[0, -7, 0, 0, false],
		[7, 254.99, 7, 254, false],
	])("multiplier %d and PSP %d", (multiplier, psc, weight, psp, inhibitory) => {
		const mapping = { target: 3, morphology: { kind: "projector" }, multiplier } as const;
		const { projections } = network(withCore({ ...plainArea, psc, mappings: [mapping] }));
		expect(projections[0]).toMatchObject({ weight, psp, inhibitory });
	});
});

test("a step that no voxel can take is left out, however long", () => {
	const { projections } = pair(
		{
			kind: "vectors",
			vectors: [
				[2147483647, 0, 0],
				[-2147483648, 0, 0],
				[0, 0, 1],
				[2, 0, 0],
				[-3, 0, 0],
				[0, 1, 0],
			],
		},
		{ dimensions: [4, 2, 1] },
		{ dimensions: [2, 3, 1] },
	);
	expect(projections[0].rule).toEqual({
		kind: "vectors",
		vectors: [
			[-3, 0, 0],
			[0, 1, 0],
		],
	});
	expect(projections[0].synapses).toBe(2 + 4);
});
