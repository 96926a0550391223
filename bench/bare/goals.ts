/** Absolute goals in instructions, whatever the budgets say; and why, where one is missed. */
import type { Figures } from "../compare.js";
import { brains, silentBrain } from "./brains.js";

export interface Goal {
	readonly what: string;
	readonly limit: number;
	/** Key of bench/results/bare.json. */
	readonly figure: string;
	/** The brain that it takes, where that may be missing. */
	readonly brain?: string;
	/** What stands in the way: a goal that is missed without this fails the benchmark. */
	readonly missed?: string;
}

/** 15 Hz at 160 MHz and one instruction per cycle, a tenth of it. */
const TENTH_OF_A_PERIOD = Math.floor(160e6 / 15 / 10);

/** With a leak and a refractory period; every twelfth neuron that does not wait fires. */
const DENSE = "update, refractory period, 100 %";

export const goals: readonly Goal[] = Object.freeze([
	{ what: "INT8 update, all neurons", limit: 40, figure: `rv32imc, int8: ${DENSE}` },
	{ what: "INT8 compact update, all neurons", limit: 24, figure: `rv32imc, int8-compact: ${DENSE}` },
	{
		what: "INT8 update, 5 % active, per neuron of the area",
		limit: 6,
		figure: "rv32imc, int8: update, all of them, 5 %",
	},
	{ what: "FP32 update, all neurons, no FPU", limit: 190, figure: `rv32imc, fp32: ${DENSE}` },
	{
		what: "FP32 update, all neurons, FPU",
		limit: 20,
		figure: `rv32imafc, fp32: ${DENSE}`,
		missed:
			"with a refractory period a countdown in a pool of its own is looked up for each neuron; no bound forbids 20, the prototype of the study reached 22.4",
	},
	{
		what: "silent brain of 100,000 neurons, INT8",
		limit: 1000,
		figure: `rv32imc, int8: burst, ${silentBrain.name}, idle`,
	},
	{
		what: "silent brain of 100,000 neurons, FP32",
		limit: 1000,
		figure: `rv32imc, fp32: burst, ${silentBrain.name}, idle`,
	},
	{ what: "INT8 event, list", limit: 12, figure: "rv32imc, int8: event, list, 32 each" },
	{ what: "INT8 event, vectors inside", limit: 12, figure: "rv32imc, int8: event, 26 vectors, inside" },
	{ what: "INT8 event, box", limit: 6, figure: "rv32imc, int8: event, box, all to all" },
	{
		what: "1,000 neurons and 5,000 synapses, all firing, INT8",
		limit: 120_000,
		figure: "rv32imc, int8: burst, dense-1000, dense, mean",
	},
	{
		what: "FEAGI's essential genome, INT8: a tenth of its period at 160 MHz",
		limit: TENTH_OF_A_PERIOD,
		figure: "rv32imc, int8: burst, essential, mean",
		brain: "essential",
	},
]);

/** Those whose brain is on this machine: FEAGI's genomes are not part of the repository. */
export const measurableGoals: readonly Goal[] = Object.freeze(
	goals.filter(({ brain }) => brain === undefined || brains.some(({ name }) => name === brain)),
);

/** Goals that are missed for a reason that they state. */
export function missedGoals(figures: Figures): readonly Goal[] {
	return goals.filter(({ limit, figure, missed }) => missed !== undefined && figures[figure]! > limit);
}

/** A line for each goal that is missed and has no reason to be. */
export function brokenGoals(figures: Figures, among: readonly Goal[] = goals): string[] {
	return among.flatMap(({ what, limit, figure, missed }) => {
		const value = figures[figure];
		if (value === undefined) return [`not measured ${what}: ${figure}`];
		return value > limit && !missed ? [`goal broken  ${what}: ${value}, at most ${limit}`] : [];
	});
}
