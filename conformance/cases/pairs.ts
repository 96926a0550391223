import { type AreaSketch, type MappingSketch, plainArea, withCore } from "../../host-tests/parity/sketch.js";
import type { Case } from "../case.js";
import { Random } from "./random.js";
import { sketchCase } from "./sketch-case.js";

type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** An input area, a main area and a target area, which the changes below take apart. */
interface Bench {
	readonly power: Draft<AreaSketch>;
	readonly main: Draft<AreaSketch>;
	readonly target: Draft<AreaSketch>;
	readonly input: Draft<AreaSketch>;
	/** Of the mapping from main to target. */
	readonly out: Draft<MappingSketch>;
}

const POWER = 1;
const MAIN = 3;
const TARGET = 4;
const INPUT = 5;

const changes: Readonly<Record<string, (bench: Bench) => void>> = {
	threshold: ({ main }) => Object.assign(main, { threshold: 2.3 }),
	gradient: ({ main }) => Object.assign(main, { increments: [0.25, -0.7, 1.1] }),
	limit: ({ main }) => Object.assign(main, { limit: 6.5 }),
	refractory: ({ main }) => Object.assign(main, { refractory: 2 }),
	fireLimit: ({ main }) => Object.assign(main, { fireLimit: 2 }),
	snooze: ({ main }) => Object.assign(main, { snooze: 3, fireLimit: main.fireLimit || 3 }),
	excitability: ({ main }) => Object.assign(main, { excitability: 0.5 }),
	leak: ({ main }) => Object.assign(main, { leak: 0.3 }),
	"leak above 1": ({ main }) => Object.assign(main, { leak: 1.75 }),
	"no charge accumulation": ({ main }) => Object.assign(main, { accumulates: false }),
	mp_driven_psp: ({ main }) => Object.assign(main, { driven: true }),
	"shared psp": ({ main }) => Object.assign(main, { uniform: false }),
	"neurons per voxel": ({ main }) => Object.assign(main, { neuronsPerVoxel: 2 }),
	"psc fraction": ({ main }) => Object.assign(main, { psc: 2.75 }),
	"psc above 255": ({ main }) => Object.assign(main, { psc: 500 }),
	"negative multiplier": ({ out }) => Object.assign(out, { multiplier: -2 }),
	"multiplier above 255": ({ out }) => Object.assign(out, { multiplier: 300 }),
	"multiplier 0": ({ out }) => Object.assign(out, { multiplier: 0 }),
	"projector to other dimensions": ({ target }) => Object.assign(target, { dimensions: [5, 1, 3] }),
	vectors: ({ out }) =>
		Object.assign(out, {
			morphology: {
				kind: "vectors",
				vectors: [
					[0, 0, 0],
					[1, 0, 0],
					[0, 1, -1],
				],
			},
		}),
	patterns: ({ out }) =>
		Object.assign(out, {
			morphology: {
				kind: "patterns",
				patterns: [
					[
						["*", "?", 0],
						["!", "?", "*"],
					],
					[
						[0, "*", "*"],
						[1, 2, 0],
					],
				],
			},
		}),
	block_to_block: ({ out }) => Object.assign(out, { morphology: { kind: "block" } }),
	recurrence: ({ main }) =>
		connect(
			main,
			MAIN,
			{
				kind: "vectors",
				vectors: [
					[1, 0, 0],
					[-2, 0, 0],
				],
			},
			1,
		),
	feedback: ({ target }) => connect(target, MAIN, { kind: "projector" }, -1),
	power: ({ power }) => {
		Object.assign(power, { accumulates: false });
		connect(
			power,
			MAIN,
			{
				kind: "patterns",
				patterns: [
					[
						["*", "*", "*"],
						[0, "*", 1],
					],
				],
			},
			2,
		);
	},
	"fan-in": ({ input }) =>
		connect(
			input,
			TARGET,
			{
				kind: "patterns",
				patterns: [
					[
						["*", "*", "*"],
						["*", 1, "*"],
					],
				],
			},
			1,
		),
	"two projections": ({ main }) => connect(main, TARGET, { kind: "vectors", vectors: [[0, 1, 0]] }, 3),
};

/** Changes of the same property: the second would undo the first. */
const exclusive: readonly (readonly string[])[] = [
	["leak", "leak above 1"],
	["psc fraction", "psc above 255"],
	["negative multiplier", "multiplier above 255", "multiplier 0"],
	["vectors", "patterns", "block_to_block"],
];

/** Every change alone and with every other one. */
export function pairs(): Case[] {
	const random = new Random(2);
	const names = Object.keys(changes);
	const cases = [benchCase([], random)];
	for (const name of names) cases.push(benchCase([name], random));
	for (const [i, a] of names.entries())
		for (const b of names.slice(i + 1))
			if (!exclusive.some((group) => group.includes(a) && group.includes(b)))
				cases.push(benchCase([a, b], random));
	return cases;
}

function benchCase(features: readonly string[], random: Random): Case {
	const out: MappingSketch = { target: TARGET, morphology: { kind: "projector" }, multiplier: 1 };
	const into: MappingSketch = { target: MAIN, morphology: { kind: "projector" }, multiplier: 1 };
	const main: AreaSketch = { ...plainArea, dimensions: [3, 2, 2], threshold: 3, psc: 3, mappings: [out] };
	const target: AreaSketch = { ...plainArea, id: "c__001", dimensions: [2, 3, 2], threshold: 7, psc: 2 };
	const input: AreaSketch = {
		...plainArea,
		id: "iic000",
		dimensions: [2, 2, 1],
		threshold: 0.5,
		psc: 2,
		mappings: [into],
	};
	const brain = withCore(main, target, input);
	for (const name of features) changes[name]({ power: brain[POWER], main, target, input, out });
	const bursts = new Array(14).fill(0).map((_, burst) =>
		new Array(burst % 5 === 4 ? 0 : 3).fill(0).map(() => {
			const area = random.pick([INPUT, INPUT, MAIN]);
			const [width, height, depth] = brain[area].dimensions;
			const index = random.below(width * height * depth * brain[area].neuronsPerVoxel);
			return { area, index, potential: random.pick([1, 2, 1.5, random.real(-1, 5)]) };
		}),
	);
	return sketchCase(`pair: ${features.join(" + ") || "none"}`, ["pair", ...features], brain, bursts);
}

function connect(
	area: Draft<AreaSketch>,
	target: number,
	morphology: MappingSketch["morphology"],
	multiplier: number,
): void {
	area.mappings = [...area.mappings, { target, morphology, multiplier }];
}
