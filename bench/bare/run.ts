/**
 * Native kernels on bare cores: exact instruction counts, FEAGI's embedded algorithm beside, costs for `feagi-xs plan`.
 *   npm run bench:bare             measures and prints every figure beside its budget
 *   npm run bench:bare -- --check  prints only what is wrong: over budget by 2 %, a goal broken, a prediction that misses
 *   npm run bench:bare -- --tables fills the tables of the documents from the results files
 *   npm run bench:bare -- --write  rewrites bench/results/bare.json and kernels.json and the tables that they fill
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { PrecisionName } from "../../tools/genome/model.js";
import { type KernelCosts, readCosts } from "../../tools/plan/costs.js";
import { compareWithBudget, type Figures } from "../compare.js";
import { measureContext, measureKernelCosts } from "../costs/kernel-costs.js";
import { riscv, xtensa } from "../costs/machine.js";
import { BOUND, errorOf, type Prediction, type Predictions, predict } from "../costs/predictions.js";
import { replaceTables } from "../tables.js";
import { missingToRun, riscvCores } from "../targets/cores.js";
import { measureBaseline } from "./baseline-figures.js";
import { missingBrains } from "./brains.js";
import type { Core } from "./build.js";
import { measureFigures, PRECISIONS } from "./figures.js";
import { brokenGoals, measurableGoals, missedGoals } from "./goals.js";
import { type BareResults, readResults, resultsPath } from "./results.js";
import { Runs } from "./runs.js";
import { performanceTables, planningTables, readmeTables, type Tables } from "./tables.js";

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
/** rv32imac executes what rv32imc does: its figures are written, and watched there. */
const WATCHED: readonly Core[] = ["rv32imc", "rv32imafc"];

interface CoreRuns {
	readonly core: Core;
	readonly runs: Runs;
}

function runsOn(cores: readonly Core[]): CoreRuns[] {
	return cores.map((core) => ({ core, runs: new Runs(riscv(core)) }));
}

async function measureAll(all: readonly CoreRuns[]): Promise<Figures> {
	const figures: Record<string, number> = {};
	for (const { runs } of all) Object.assign(figures, await measureFigures(runs));
	return figures;
}

async function predictAll(all: readonly Runs[], costs: KernelCosts): Promise<Predictions> {
	const predictions: Record<string, Prediction> = {};
	for (const runs of all)
		for (const precision of PRECISIONS)
			Object.assign(predictions, await predict(runs, precision as PrecisionName, costs));
	return predictions;
}

/** A line for each prediction that misses by more than the bound. */
function wrongPredictions(predictions: Predictions): string[] {
	return Object.entries(predictions).flatMap(([key, prediction]) =>
		(["idle", "typical", "worst"] as const).flatMap((time) => {
			const error = errorOf(prediction[time]);
			// Not a number: a cost is missing.
			if (Math.abs(error) <= BOUND) return [];
			return [`predicted ${time} of ${key}: off by ${(100 * error).toFixed(1)} %, at most ${100 * BOUND} %`];
		}),
	);
}

async function check(silent: boolean): Promise<number> {
	const watched = runsOn(WATCHED);
	const figures = await measureAll(watched);
	const { lines, passed, failed } = compareWithBudget(figures, readResults().figures);
	for (const line of lines) if (!silent || !line.startsWith("ok ")) console.log(line);
	const costs = readCosts();
	if (!costs) throw new Error("bench/results/kernels.json is not here: --write makes it");
	const predictions = await predictAll(
		watched.map(({ runs }) => runs),
		costs,
	);
	const wrong = [...brokenGoals(figures, measurableGoals), ...wrongPredictions(predictions)];
	for (const line of [...wrong, ...missingBrains.map((missing) => `skipped: ${missing}`)]) console.log(line);
	console.log(
		`kernel budgets: ${passed} figures within 2 %, ${failed} not; ${3 * Object.keys(predictions).length} predictions; ${measurableGoals.length} goals, of which ${missedGoals(figures).length} missed for a stated reason; ${wrong.length} goals and predictions wrong`,
	);
	return failed + wrong.length === 0 ? 0 : 1;
}

async function write(): Promise<number> {
	if (missingBrains.length > 0) throw new Error(`the tables need ${missingBrains.join("; ")}`);
	const missing = missingToRun("esp32");
	if (missing) throw new Error(`esp32: ${missing}`);
	const riscvRuns = runsOn(riscvCores);
	const figures = await measureAll(riscvRuns);
	const baseline: Record<string, number> = {};
	for (const { core, runs } of riscvRuns) Object.assign(baseline, await measureBaseline(runs, core));
	const esp32 = new Runs(await xtensa());
	const all = [...riscvRuns.map(({ runs }) => runs), esp32];
	const context = await measureContext(all[0]!, "int8");
	const costs = await measureKernelCosts(
		all.map(({ machine }) => machine),
		PRECISIONS,
		context,
		console.log,
	);
	const predictions = await predictAll(all, costs);
	const results: BareResults = { figures, baseline, predictions };
	writeJson(resultsPath, results);
	writeJson(path("../results/kernels.json"), costs);
	fillTables(results);
	const wrong = [...brokenGoals(figures), ...wrongPredictions(predictions)];
	for (const line of wrong) console.log(line);
	return wrong.length === 0 ? 0 : 1;
}

function fillTables(results: BareResults): number {
	fill("../../README.md", readmeTables(results));
	fill("../../docs/performance.md", performanceTables(results));
	fill("../../docs/planning.md", planningTables(results));
	return 0;
}

function writeJson(file: string, value: unknown): void {
	writeFileSync(file, `${JSON.stringify(value, undefined, "\t")}\n`);
	console.log(`wrote ${file}`);
}

function fill(name: string, tables: Tables): void {
	const file = path(name);
	writeFileSync(file, replaceTables(readFileSync(file, "utf8"), tables));
}

const asked = (option: string) => process.argv.includes(option);
if (asked("--tables")) process.exitCode = fillTables(readResults());
else process.exitCode = asked("--write") ? await write() : await check(asked("--check"));
