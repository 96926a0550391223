import { chooseBoards } from "../board/choose.js";
import { readCosts } from "../plan/costs.js";
import { formatPlan } from "../plan/format.js";
import { makePlan } from "../plan/plan.js";
import { precisions } from "../quantise/precisions.js";
import { type BrainOptions, compileOptions } from "./brain-options.js";
import { loadGenome, readGenomeFile } from "./files.js";
import { takeNotes } from "./output.js";

interface PlanOptions extends BrainOptions {
	readonly board?: string;
	readonly frames?: string;
	readonly bursts: number;
	readonly seed: number;
	readonly max?: boolean;
	readonly costs?: string;
	readonly json?: boolean;
}

/** What a genome costs on boards: memory, burst time, and how much more would fit. */
export function planCommand(file: string, options: PlanOptions): void {
	const text = readGenomeFile(file);
	const boards = chooseBoards(options.board);
	const costs = readCosts(options.costs);
	const genome = loadGenome(text, options);
	const { precision } = genome.compilation.network.genome;
	takeNotes(genome.notes, file, options.strict);
	const plan = makePlan({
		text,
		precisions: options.precision === undefined ? precisions.map(({ name }) => name) : [precision],
		boards,
		compile: compileOptions(options),
		source: options.frames,
		bursts: options.bursts,
		seed: options.seed,
		costs,
		max: options.max,
	});
	if (options.json) console.log(JSON.stringify(plan));
	else for (const line of formatPlan(plan)) console.log(line);
}
