/** Instructions per operation on one core in one precision, fitted to the exact counts of the experiments. */

import type { Instructions } from "../../tools/plan/costs.js";
import { countRun } from "../../tools/plan/count-run.js";
import { type Operation, operations, type Work } from "../../tools/plan/operations.js";
import { experiments } from "./experiments.js";
import { fitCosts, type Row } from "./fit.js";
import type { Machine, MeasuredPhases } from "./machine.js";
import { prepare } from "./prepare.js";

/** Where an operation's instructions are spent; some are spent in several places. */
const PHASES = {
	between: [
		...["burst", "stream", "silentArea", "awakeArea", "pass", "firingArea", "wakening"],
		...["forgettingArea", "forgottenWord", "forgottenCharge"],
	],
	deliver: ["burst", "pass", "injection", "injectedByte", "injectedSingle"],
	propagate: [
		...["pass", "silentProjection", "projection", "firedWord", "sharedSpike", "drivenSpike"],
		...["listSpike", "vectorSpike", "boxSpike", "boxBlock", "boxRow", "clippedRow"],
		...["listEvent", "vectorEvent", "boxEvent", "listCheck", "vectorCheck", "boxCheck", "checkedEvent"],
		"furtherInput",
	],
	update: [
		...[
			"sweep",
			"sweptNeuron",
			"sweptGroup",
			"update",
			"memorylessUpdate",
			"generalUpdate",
			"generalMemoryless",
			"blocked",
		],
		...["leakingUpdate", "waitingUpdate", "countedUpdate", "chargedUpdate", "heldUpdate"],
		...["spike", "settledSpike", "storedPsp"],
	],
} as const satisfies Record<string, readonly Operation[]>;

type Phase = keyof typeof PHASES;

/** Smaller counts weigh as if they were this large: what is off by a few instructions does not matter. */
const FLOOR = 150;

interface MeasuredBurst {
	readonly work: Work;
	readonly measured: MeasuredPhases;
}

export interface FittedCosts {
	readonly instructions: Instructions;
	/** Share by which the fit misses whole bursts of the experiments: root of the mean square. */
	readonly residual: number;
}

export async function measureCosts(machine: Machine, precision: string): Promise<FittedCosts> {
	const bursts: MeasuredBurst[] = [];
	for (const experiment of experiments()) {
		const { bytes, image, stimulus } = prepare(experiment, precision);
		const runs = await machine.phases(bytes, experiment.bursts, stimulus);
		countRun(image, stimulus, experiment.bursts).forEach(({ work }, burst) => {
			// The first burst empties the sums, too.
			if (burst > 0) bursts.push({ work, measured: runs[burst]! });
		});
	}
	const cost: Record<string, number> = {};
	for (const phase of Object.keys(PHASES) as Phase[]) {
		const keys: readonly Operation[] = PHASES[phase];
		const fitted = fitCosts(
			// Charges are forgotten in fp32 alone.
			keys.filter((key) => bursts.some(({ work }) => work[key] > 0)),
			distinctRows(bursts.map(({ work, measured }) => ({ counts: work, total: measured[phase] }))),
			FLOOR,
		);
		for (const [key, value] of Object.entries(fitted)) cost[key] = (cost[key] ?? 0) + value;
	}
	const errors = bursts.map(({ work, measured }) => {
		const predicted = operations.reduce((sum, key) => sum + work[key] * (cost[key] ?? 0), 0);
		const whole = measured.between + measured.deliver + measured.propagate + measured.update;
		return predicted / whole - 1;
	});
	return {
		instructions: Object.fromEntries(
			operations.filter((key) => key in cost).map((key) => [key, Math.round(cost[key]! * 100) / 100]),
		),
		residual: Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length),
	};
}

/** Bursts that repeat weigh once. */
function distinctRows(rows: readonly Row<Operation>[]): Row<Operation>[] {
	return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
}
