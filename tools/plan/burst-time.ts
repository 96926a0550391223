/** Operations of counted bursts times measured instructions per operation. */
import type { Board, Core } from "../board/boards.js";
import type { PrecisionName } from "../genome/model.js";
import { COSTS_FILE, hasCore, type Instructions, instructionsOf, type KernelCosts } from "./costs.js";
import { type Figure, predicted, type Unmeasured, unmeasured } from "./figure.js";
import { OPERATIONS, operations, type Work } from "./operations.js";

export interface BurstTime {
	readonly instructions: Figure | Unmeasured;
	/** At one instruction per cycle: a bound, not what the chip does. */
	readonly milliseconds: Figure | Unmeasured;
}

export interface BurstTimes {
	/** Mean without input. */
	readonly idle: BurstTime;
	/** Mean with input. */
	readonly typical: BurstTime;
	/** The costliest burst of the run. */
	readonly worst: BurstTime;
}

export interface CountedRuns {
	readonly idle: readonly Work[];
	readonly driven: readonly Work[];
}

export function burstTimes(
	runs: CountedRuns,
	board: Board,
	precision: PrecisionName,
	costs: KernelCosts | undefined,
	stateIn: "SRAM" | "PSRAM",
): BurstTimes {
	const found = costsFor(runs, board.core, precision, costs);
	const { clockMHz } = board;
	const missing = Array.isArray(found) ? found : [];
	if (stateIn === "PSRAM") missing.push("time of access to external RAM");
	if (missing.length > 0) {
		const nothing = { instructions: unmeasured(...missing), milliseconds: unmeasured(...missing) };
		return { idle: nothing, typical: nothing, worst: nothing };
	}
	const cost = (work: Work) => instructionsFor(work, found as Instructions);
	const time = (count: number): BurstTime => ({
		instructions: predicted(count),
		milliseconds: predicted(count / (clockMHz * 1000)),
	});
	const driven = runs.driven.map(cost);
	return {
		idle: time(mean(runs.idle.map(cost))),
		typical: time(mean(driven)),
		worst: time(driven.reduce((most, count) => Math.max(most, count), 0)),
	};
}

/** All operations that happen must have a cost; operations that never do need none. */
function instructionsFor(work: Work, cost: Instructions): number {
	return operations.reduce((sum, operation) => sum + work[operation] * (cost[operation] ?? 0), 0);
}

/** The costs, or what is missing. */
function costsFor(
	{ idle, driven }: CountedRuns,
	core: Core,
	precision: PrecisionName,
	costs: KernelCosts | undefined,
): Instructions | string[] {
	const found = instructionsOf(costs, core, precision);
	if (!found)
		return [`instructions of ${core}${hasCore(costs, core) ? ` in ${precision}` : ""} (${COSTS_FILE})`];
	const used = operations.filter((operation) =>
		[idle, driven].some((run) => run.some((work) => work[operation] > 0)),
	);
	const missing = used.filter((operation) => found[operation] === undefined);
	if (missing.length === 0) return found;
	return missing.map((operation) => `${operation} (${OPERATIONS[operation]}) of ${core} in ${precision}`);
}

export function mean(numbers: readonly number[]): number {
	return numbers.length === 0 ? 0 : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
