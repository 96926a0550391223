import fc from "fast-check";
import type { BurstInput } from "./compare.js";
import type { Injection } from "./dense-brain.js";
import {
	type AreaSketch,
	type BrainSketch,
	type Element,
	type ExtendedFunction,
	type MappingSketch,
	type MorphologySketch,
	plainArea,
	type Triple,
} from "./sketch.js";

export interface Scenario {
	readonly brain: BrainSketch;
	readonly slabNeurons: number;
	readonly bursts: readonly BurstInput[];
}

/** What a generator of scenarios may be restricted to. */
export interface Restrictions {
	/** Whole-number PSPs that are not divided, whole inputs, no leak: nothing rounds in any precision. */
	readonly exact?: boolean;
	/** Thresholds, limits, leaks and PSPs of any binary32 that JSON can hold. */
	readonly extreme?: boolean;
	/** Morphologies beyond FEAGI's, and synapses that are kept or not by a draw. */
	readonly extended?: boolean;
}

const real = (min: number, max: number) => fc.float({ min, max, noNaN: true, noDefaultInfinity: true });
const anything = fc.float({ noNaN: true, noDefaultInfinity: true });
const axis = fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 6 }));
const dimensions: fc.Arbitrary<Triple> = fc.tuple(axis, axis, axis);
const small: fc.Arbitrary<Triple> = fc.tuple(
	fc.integer({ min: -3, max: 3 }),
	fc.integer({ min: -3, max: 3 }),
	fc.integer({ min: -3, max: 3 }),
);
const blockSize = fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 3 }));
const element: fc.Arbitrary<Element> = fc.oneof(
	fc.constantFrom<Element>("*", "?", "!"),
	fc.integer({ min: 0, max: 4 }),
);
const elements = fc.tuple(element, element, element);
/** Mostly everything, so that pairs overlap and the rule becomes a list. */
const wildcards = fc.oneof(
	{ arbitrary: fc.constant<Element>("*"), weight: 5 },
	{ arbitrary: fc.constantFrom<Element>(0, 1, "?", "!"), weight: 2 },
);
const broad = fc.tuple(wildcards, wildcards, wildcards);
const morphology: fc.Arbitrary<MorphologySketch> = fc.oneof(
	fc.constant<MorphologySketch>({ kind: "projector" }),
	fc.constant<MorphologySketch>({ kind: "block" }),
	fc.array(small, { maxLength: 4 }).map((vectors): MorphologySketch => ({ kind: "vectors", vectors })),
	fc
		.array(fc.oneof(fc.tuple(elements, elements), fc.tuple(broad, broad)), { minLength: 1, maxLength: 4 })
		.map((patterns): MorphologySketch => ({ kind: "patterns", patterns })),
);
const upTo = (max: number) => fc.tuple(fc.integer({ min: 1, max }), fc.integer({ min: 0, max: max - 1 }));
const beyondFeagi = fc.letrec<{ any: MorphologySketch; tile: MorphologySketch }>((tie) => ({
	any: fc.oneof(
		{ maxDepth: 2 },
		morphology,
		fc
			.constantFrom<ExtendedFunction>(
				"expander_x",
				"reducer_x",
				"lateral_pairs_x",
				"last_to_first",
				"randomizer",
			)
			.map((name): MorphologySketch => ({ kind: "function", name })),
		tie("tile"),
	),
	tile: fc.record<MorphologySketch & { kind: "tile" }>({
		kind: fc.constant("tile"),
		block: fc.tuple(blockSize, blockSize, blockSize),
		pattern: fc.tuple(upTo(2), upTo(2), upTo(2)),
		mapper: tie("any"),
	}),
})).any;
const multiplier = fc.oneof(
	{ arbitrary: fc.integer({ min: 1, max: 4 }), weight: 5 },
	{ arbitrary: fc.integer({ min: -4, max: 0 }), weight: 3 },
	{ arbitrary: fc.constantFrom(-300, -255, 200, 255, 300), weight: 1 },
);
const mostly = <T>(usual: T, other: fc.Arbitrary<T>) =>
	fc.oneof({ arbitrary: fc.constant(usual), weight: 2 }, { arbitrary: other, weight: 1 });

const extremes: fc.Arbitrary<Partial<AreaSketch>> = fc.record(
	{
		threshold: anything,
		increments: fc.tuple(anything, anything, anything),
		limit: anything,
		leak: anything,
		psc: anything,
		excitability: anything,
	},
	{ requiredKeys: [] },
);

function areaOf(
	id: string,
	count: number,
	{ exact = false, extreme = false, extended = false }: Restrictions,
): fc.Arbitrary<AreaSketch> {
	const quarters = (min: number, max: number) => fc.integer({ min: min * 4, max: max * 4 }).map((n) => n / 4);
	const potential = exact ? quarters : real;
	const increment = mostly(
		0,
		fc.oneof(potential(-2, 2), exact ? fc.constant(0.5) : fc.constantFrom(1e-7, 2e-7)),
	);
	const leak = mostly(0, fc.oneof(real(0, 1), fc.constantFrom(0.5, 1, 1.5, 10, 1e-6)));
	const mapping: fc.Arbitrary<MappingSketch> = fc.record({
		target: fc.integer({ min: 0, max: count - 1 }),
		morphology: extended ? beyondFeagi : morphology,
		multiplier,
		...(extended ? { attractivity: fc.constantFrom(0, 1, 30, 50, 75, 99, 100, 100) } : {}),
	});
	return fc
		.record<AreaSketch>({
			id: fc.constant(id),
			dimensions,
			neuronsPerVoxel: mostly(1, fc.integer({ min: 1, max: 3 })),
			threshold: fc.oneof(
				potential(0, 20),
				fc.constantFrom(1, 5),
				exact ? potential(1, 3) : potential(-2, 2),
			),
			increments: fc.tuple(increment, increment, increment),
			limit: mostly(0, potential(1, 60)),
			refractory: mostly(0, fc.integer({ min: 1, max: 5 })),
			snooze: mostly(0, fc.oneof(fc.integer({ min: 1, max: 4 }), fc.constantFrom(300, 65535))),
			fireLimit: mostly(0, fc.oneof(fc.integer({ min: 1, max: 3 }), fc.constant(300))),
			excitability: mostly(1, fc.oneof(real(0, 1), fc.constantFrom(0, 0.5, 0.999, 0.9989999))),
			leak: exact ? fc.constant(0) : leak,
			psc: fc.oneof(
				fc.integer({ min: 0, max: 12 }),
				exact ? fc.constant(3) : fc.constantFrom(0.5, 2.75, 255, 500),
			),
			accumulates: fc.boolean(),
			driven: mostly(false, fc.constant(true)),
			uniform: exact ? fc.constant(true) : fc.boolean(),
			mappings: fc.array(mapping, { maxLength: 4 }),
		})
		.chain((area) => (extreme ? extremes.map((wild) => ({ ...area, ...wild })) : fc.constant(area)))
		.map((area) => (id.startsWith("_") ? { ...area, dimensions: [1, 1, 1], neuronsPerVoxel: 1 } : area));
}

const inputIds = ["iic000", "iic100"];

/** Brains with recurrence, several mappings between the same areas, and input on the three ways into the engine. */
export function scenarios(restrictions: Restrictions = {}): fc.Arbitrary<Scenario> {
	return fc
		.record({ custom: fc.integer({ min: 1, max: 4 }), inputs: fc.integer({ min: 1, max: 2 }) })
		.chain(({ custom, inputs }) => {
			const ids = [
				"_death",
				"_power",
				"_fatigue",
				...new Array(custom).fill(0).map((_, i) => `c__00${i}`),
				...inputIds.slice(0, inputs),
			];
			return fc.tuple(...ids.map((id) => areaOf(id, ids.length, restrictions)));
		})
		.chain((brain) =>
			fc.record<Scenario>({
				brain: fc.constant(brain),
				slabNeurons: fc.constantFrom(1, 5, 32, 33, 2048),
				bursts: fc.array(burstInput(brain, restrictions), { minLength: 10, maxLength: 25 }),
			}),
		);
}

function burstInput(brain: BrainSketch, { exact = false }: Restrictions): fc.Arbitrary<BurstInput> {
	const first = exact ? brain.findIndex(({ id }) => id.startsWith("i")) : 0;
	const whole = fc.integer({ min: 1, max: 9 });
	const injection = fc
		.record({
			area: fc.integer({ min: first, max: brain.length - 1 }),
			at: fc.nat({ max: 9999 }),
			potential: exact ? whole : fc.oneof(whole, real(-5, 20), fc.constantFrom(255, 1e6, -1e6)),
		})
		.filter(({ potential }) => potential !== 0)
		.map(({ area, at, potential }): Injection => ({ area, index: at % neuronsOf(brain[area]), potential }));
	const ascending = (events: Injection[]) => events.sort((a, b) => a.area - b.area || a.index - b.index);
	return fc.record<BurstInput>({
		queue: fc.array(injection, { maxLength: 12 }),
		streams: fc.array(injection, { maxLength: 12 }).map(ascending),
	});
}

function neuronsOf({ dimensions: [width, height, depth], neuronsPerVoxel }: AreaSketch): number {
	return width * height * depth * neuronsPerVoxel;
}

/** An area whose ids need four bytes, beside a small one, wired both ways. */
export const wideScenarios: fc.Arbitrary<Scenario> = fc
	.record({
		large: fc.constantFrom<Triple>([1, 65537, 1], [257, 1, 257], [70000, 1, 1]),
		toSmall: morphology,
		toLarge: morphology,
		uniform: fc.boolean(),
		slabNeurons: fc.constantFrom(2048, 4096, 65536),
	})
	.chain(({ large, toSmall, toLarge, uniform, slabNeurons }) => {
		const brain: BrainSketch = [
			{ ...plainArea, id: "_death" },
			{ ...plainArea, id: "_power" },
			{ ...plainArea, id: "_fatigue" },
			{
				...plainArea,
				dimensions: large,
				uniform,
				fireLimit: 2,
				leak: 0.25,
				mappings: [{ target: 4, morphology: toSmall, multiplier: 1 }],
			},
			{
				...plainArea,
				id: "c__001",
				dimensions: [4, 3, 1],
				threshold: 0.5,
				mappings: [{ target: 3, morphology: toLarge, multiplier: 2 }],
			},
		];
		return fc.record<Scenario>({
			brain: fc.constant(brain),
			slabNeurons: fc.constant(slabNeurons),
			bursts: fc.array(burstInput(brain, {}), { minLength: 3, maxLength: 4 }),
		});
	});
