/** The tables of docs/performance.md, docs/planning.md and README.md that bench/results/bare.json fills. */
import type { Figures } from "../compare.js";
import { errorOf, type Prediction } from "../costs/predictions.js";
import { table } from "../tables.js";
import { bounds } from "./bounds.js";
import { goals } from "./goals.js";
import type { BareResults } from "./results.js";
import { systemGoals } from "./system-goals.js";

const PRECISIONS = ["int8-compact", "int8", "fp16r", "fp16", "fp32"];
const CORES = ["rv32imc", "rv32imafc"];
/** Executes what rv32imc does: its figures are the same. */
const SAME_AS_IMC = "rv32imac";

export type Tables = Readonly<Record<string, readonly string[]>>;

export function readmeTables(results: BareResults): Tables {
	return { bare: summary(results) };
}

export function performanceTables(results: BareResults): Tables {
	return {
		"bare-goals": goalTable(results.figures),
		"bare-system-goals": systemGoalTable(results.figures),
		"bare-bounds": boundTable(),
		"bare-updates": CORES.flatMap((core, i) => [...(i > 0 ? [""] : []), ...updateTable(results, core)]),
		"bare-events": CORES.flatMap((core, i) => [...(i > 0 ? [""] : []), ...eventTable(results, core)]),
		"bare-bursts": CORES.flatMap((core, i) => [...(i > 0 ? [""] : []), ...burstTable(results, core)]),
		"bare-boot": bootTable(results.figures),
	};
}

export function planningTables(results: BareResults): Tables {
	return { "bare-predictions": predictionTable(results) };
}

const SUMMARY: readonly (readonly [name: string, subject: string])[] = [
	["neuron update, all of 2,048 neurons", "update, refractory period, 100 %"],
	["neuron update, 5 % of 2,048 neurons, per neuron", "update, refractory period, 5 %"],
	["synaptic event, list of 32", "event, list, 32 each"],
	["synaptic event, 26 vectors inside", "event, 26 vectors, inside"],
	["synaptic event, box of all to all", "event, box, all to all"],
	["burst, 1,000 neurons and 5,000 synapses that all fire", "burst, dense-1000, dense, mean"],
	["burst, of which 5 % are made to fire", "burst, dense-1000, sparse, mean"],
	["burst, Synfire4 of 186 neurons", "burst, synfire4-186, mean"],
	["burst, Synfire4 of 1,200 neurons", "burst, synfire4-1200, mean"],
	["burst, camera robot", "burst, camera robot, mean"],
	["burst, FEAGI's `essential`", "burst, essential, mean"],
	["burst, 100,000 silent neurons", "burst, silent, 100,000 neurons, idle"],
];

function summary({ figures, baseline }: BareResults): string[] {
	const cell = (from: Figures, core: string, precision: string, subject: string) =>
		number(from[`${core}, ${precision}: ${subject}`]);
	return table(
		["instructions", "INT8", "FEAGI's INT8", "FP32", "FEAGI's FP32", "FP32, FPU", "FEAGI's FP32, FPU"],
		SUMMARY.map(([name, subject]) => [
			name,
			...["int8", "fp32"].flatMap((precision) => [
				cell(figures, "rv32imc", precision, subject),
				cell(baseline, "rv32imc", precision, subject),
			]),
			cell(figures, "rv32imafc", "fp32", subject),
			cell(baseline, "rv32imafc", "fp32", subject),
		]),
	);
}

function goalTable(figures: Figures): string[] {
	return table(
		["goal, instructions", "at most", "measured", "core", ""],
		goals.map(({ what, limit, figure, missed }) => {
			const value = figures[figure];
			const verdict =
				value === undefined ? "not measured" : value <= limit ? "met" : `missed: ${missed ?? "no reason"}`;
			return [what, number(limit), number(value), figure.split(",")[0]!, verdict];
		}),
	);
}

function systemGoalTable(figures: Figures): string[] {
	return table(
		["goal", "limit", "measured", ""],
		systemGoals(figures).map(({ what, limit, measured, met }) => [
			what,
			limit,
			measured,
			met ? "met" : "missed",
		]),
	);
}

function boundTable(): string[] {
	return table(
		["operation", "lower bound", "prototype", "section of the study"],
		bounds.map(({ operation, bound, prototype, section }) => [
			operation,
			number(bound ?? undefined),
			number(prototype),
			section,
		]),
	);
}

function updateTable({ figures, baseline }: BareResults, core: string): string[] {
	return table(
		[`${core}, per neuron of the area`, ...PRECISIONS, "FEAGI's INT8", "FEAGI's FP32"],
		subjectsOf(figures, core, "update, ").map((subject) => [
			subject.slice("update, ".length),
			...rowOf(figures, core, PRECISIONS, subject),
			...rowOf(baseline, core, ["int8", "fp32"], subject),
		]),
	);
}

function eventTable({ figures, baseline }: BareResults, core: string): string[] {
	return table(
		[`${core}, per event delivered`, "integer", "float", "FEAGI's INT8", "FEAGI's FP32"],
		subjectsOf(figures, core, "event, ").map((subject) => [
			subject.slice("event, ".length),
			...rowOf(figures, core, ["int8", "fp32"], subject),
			...rowOf(baseline, core, ["int8", "fp32"], subject),
		]),
	);
}

function burstTable({ figures, baseline }: BareResults, core: string): string[] {
	return table(
		[`${core}, per burst`, ...PRECISIONS, "FEAGI's INT8", "FEAGI's FP32"],
		subjectsOf(figures, core, "burst, ").map((subject) => [
			subject.slice("burst, ".length),
			...rowOf(figures, core, PRECISIONS, subject),
			...rowOf(baseline, core, ["int8", "fp32"], subject),
		]),
	);
}

function bootTable(figures: Figures): string[] {
	const subjects = subjectsOf(figures, "rv32imc", "boot, ").filter((subject) => subject.endsWith(", open"));
	return table(
		["rv32imc", "open", "attach its recording"],
		subjects.map((open) => [
			open.slice("boot, ".length, -", open".length),
			...rowOf(figures, "rv32imc", ["int8"], open),
			...rowOf(figures, "rv32imc", ["int8"], open.replace(/open$/, "attach")),
		]),
	);
}

function predictionTable({ predictions }: BareResults): string[] {
	const times: readonly (keyof Prediction)[] = ["idle", "typical", "worst"];
	return table(
		[
			"core, precision: brain",
			...times.flatMap((time) => [time === "typical" ? "mean" : time === "worst" ? "most" : time, "error"]),
		],
		Object.entries(predictions)
			.filter(([key]) => !key.startsWith(SAME_AS_IMC))
			.map(([key, prediction]) => [
				key,
				...times.flatMap((time) => [number(prediction[time][1]), percent(errorOf(prediction[time]))]),
			]),
	);
}

/** What was measured on the core, in the order of the results. */
function subjectsOf(figures: Figures, core: string, prefix: string): string[] {
	const subjects = Object.keys(figures)
		.filter((key) => key.startsWith(`${core}, `))
		.map((key) => key.slice(key.indexOf(": ") + 2));
	return [...new Set(subjects.filter((subject) => subject.startsWith(prefix)))];
}

function rowOf(figures: Figures, core: string, precisions: readonly string[], subject: string): string[] {
	return precisions.map((precision) => number(figures[`${core}, ${precision}: ${subject}`]));
}

function number(value: number | undefined): string {
	return value === undefined ? "" : value.toLocaleString("en-US");
}

function percent(share: number): string {
	const text = (100 * Math.abs(share)).toFixed(1);
	return `${share < 0 ? "−" : "+"}${text} %`;
}
