/**
 * Contributions are clamped to 2^27 units and sums to 2^30, 17 and 136 thresholds of an area with excitation alone.
 * Unless a note says so, no neuron and no PSP may know: every state is that of sums without limit.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { AreaParameters } from "../../../tools/quantise/area-parameters.js";
import { integers } from "../../parity/arithmetic.js";
import { bootSketch } from "../../parity/brain.js";
import { compareBursts } from "../../parity/compare.js";
import { type Arithmetic, DenseBrain } from "../../parity/dense-brain.js";
import { type AreaSketch, type BrainSketch, plainArea, withCore } from "../../parity/sketch.js";

const SOURCES = 24;
const everywhere = ["*", "*", "*"] as const;
const all = { kind: "patterns", patterns: [[everywhere, everywhere]] } as const;

/** c__000 excites and c__002 inhibits c__001, whose spikes c__003 collects. */
function brainOf(target: Partial<AreaSketch>, psc: number, weight: number, inhibition: number): BrainSketch {
	const source = { ...plainArea, dimensions: [SOURCES, 1, 1] as const, psc };
	const inhibit = inhibition > 0 ? [{ target: 4, morphology: all, multiplier: -inhibition }] : [];
	return withCore(
		{ ...source, mappings: [{ target: 4, morphology: all, multiplier: weight }] },
		{
			...plainArea,
			id: "c__001",
			mappings: [{ target: 6, morphology: { kind: "projector" }, multiplier: 1 }],
			...target,
		},
		{ ...source, id: "c__002", mappings: inhibit },
		{ ...plainArea, id: "c__003", threshold: 1e5 },
	);
}

function unlimited(
	arithmetic: Arithmetic<bigint>,
	parameters: readonly AreaParameters[],
): Arithmetic<bigint> {
	return {
		...arithmetic,
		limit: (area) => (parameters[area]!.thresholdLimit === 2 ** 31 - 1 ? 2n ** 99n : arithmetic.limit(area)),
		add: (a, b) => a + b,
		contribution: (wires, psp, degree, driven) => {
			const { unit } = parameters[wires.target]!;
			const size = driven
				? psp * Math.fround(wires.weight / (degree * unit))
				: (wires.weight * psp) / degree / unit;
			const units = BigInt(Math.floor(size + 0.5));
			return wires.inhibitory ? -units : units;
		},
	};
}

const mostly = <T>(usual: T, other: fc.Arbitrary<T>) =>
	fc.oneof({ arbitrary: fc.constant(usual), weight: 2 }, { arbitrary: other, weight: 1 });
const logarithmic = (least: number, most: number) =>
	fc.double({ min: Math.log(least), max: Math.log(most), noNaN: true }).map((x) => Math.fround(Math.exp(x)));
const scenario = fc.record({
	target: fc.record<Partial<AreaSketch>>({
		threshold: logarithmic(1e-3, 1e3),
		limit: mostly(0, logarithmic(1e-2, 1e5)),
		driven: fc.boolean(),
		accumulates: mostly(true, fc.constant(false)),
		refractory: mostly(0, fc.constantFrom(1, 3)),
		fireLimit: mostly(0, fc.constantFrom(1, 2)),
		excitability: mostly(1, fc.constant(0.5)),
		leak: mostly(0, fc.constantFrom(0.1, 1.5)),
	}),
	psc: fc.constantFrom(1, 10, 255),
	weight: fc.oneof(fc.integer({ min: 1, max: 20 }), fc.constant(255)),
	inhibition: mostly(0, fc.constantFrom(1, 10, 255)),
	bursts: fc.array(fc.record({ excited: fc.nat({ max: SOURCES }), inhibited: fc.nat({ max: SOURCES }) }), {
		minLength: 4,
		maxLength: 10,
	}),
});

test.each([
	["int8", 16n],
	["int8-compact", 8n],
] as const)("%s", (precision, fractionBits) => {
	let clamped = 0;
	fc.assert(
		fc.property(scenario, ({ target, psc, weight, inhibition, bursts }) => {
			const brain = brainOf(target, psc, weight, inhibition);
			const engine = bootSketch(brain, { precision });
			const { compilation } = engine;
			if (compilation.notes.some(({ code }) => /^(contribution-clamped|sum-may-clamp)$/.test(code))) return;
			const { parameters } = compilation;
			const reference = new DenseBrain(
				brain,
				unlimited(integers(brain, parameters, fractionBits), parameters),
			);
			const firing = (area: number, count: number) =>
				Array.from({ length: count }, (_, index) => ({ area, index, potential: 1 }));
			compareBursts(
				engine,
				reference,
				bursts.map(({ excited, inhibited }) => ({
					queue: [...firing(3, excited), ...firing(5, inhibited)],
					streams: [],
				})),
			);
			if (SOURCES * weight * psc > 2 ** 30 * parameters[4]!.unit) clamped++;
		}),
		{ seed: 20260651, numRuns: 1500 },
	);
	expect(clamped).toBeGreaterThan(150);
});
