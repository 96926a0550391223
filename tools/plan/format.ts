/** A plan as text of at most 100 columns. */
import { inBlocks } from "../board/fit.js";
import { textTable } from "../text-table.js";
import type { BurstTime } from "./burst-time.js";
import type { Figure, Unmeasured } from "./figure.js";
import { OPERATIONS, operations } from "./operations.js";
import type { BoardPlan, Plan, PrecisionPlan } from "./plan.js";

export function formatPlan(plan: Plan): string[] {
	const { genome, input } = plan;
	return [
		`${genome.title}: ${genome.areas} areas, ${whole(genome.neurons)} neurons, ${whole(genome.synapses)} synapses, a burst each ${decimal(genome.periodMs)} ms`,
		`${whole(input.bursts)} bursts on ${input.description} (seed ${input.seed})`,
		...section("SRAM, bytes", sramTable(plan.precisions)),
		...section("Flash, bytes", flashTable(plan.precisions)),
		...section(
			"Does it fit? bytes and neurons of this mix, all predicted: heaps are others' reports",
			boardTable(plan),
		),
		...section("Burst, counted: exact", activityTables(plan.precisions)),
		...section("Burst time, predicted: one instruction per cycle, native code", timeTable(plan)),
		...largestSection(plan.precisions),
		...section("80 GB, as bytes times neurons and nothing else", plan.precisions.map(gpuLine)),
		...section("Not measured", missingOf(plan)),
	];
}

function section(heading: string, lines: readonly string[]): string[] {
	return lines.length === 0 ? [] : ["", heading, ...lines.map((line) => `  ${line}`.trimEnd())];
}

function sramTable(precisions: readonly PrecisionPlan[]): string[] {
	const pools = new Set(precisions.flatMap(({ sram }) => Object.keys(sram.pools)));
	const row = (name: string, of: (sram: PrecisionPlan["sram"]) => Figure | Unmeasured | undefined) =>
		figureRow(
			name,
			precisions.map(({ sram }) => of(sram)),
		);
	return numberTable([
		["", ...precisions.map(({ precision }) => precision), ""],
		...[...pools].map((pool) => row(pool, (sram) => sram.pools[pool])),
		row("alignment", (sram) => sram.alignment),
		row("state, all pools", (sram) => sram.state),
		...Object.keys(precisions[0].sram.xs).map((part) => row(`XS ${part}`, (sram) => sram.xs[part])),
		row("native code's context", (sram) => sram.context),
		row("headroom", (sram) => sram.headroom),
		row("needed", (sram) => sram.needed),
		row("state per neuron", (sram) => sram.bytesPerNeuron),
	]);
}

function flashTable(precisions: readonly PrecisionPlan[]): string[] {
	const sections = new Set(precisions.flatMap(({ flash }) => Object.keys(flash.sections)));
	const row = (name: string, of: (flash: PrecisionPlan["flash"]) => Figure | undefined) =>
		figureRow(
			name,
			precisions.map(({ flash }) => of(flash)),
		);
	return [
		...numberTable([
			["", ...precisions.map(({ precision }) => precision), ""],
			...[...sections].map((name) => row(name, (flash) => flash.sections[name])),
			row("brain image", (flash) => flash.image),
		]),
		...firmwareLines(precisions[0]),
	];
}

function firmwareLines({ boards }: PrecisionPlan): string[] {
	const known = boards.filter(({ firmware }) => firmware.value !== null);
	if (known.length === 0) return ["firmware: not measured"];
	return known.map(({ board, firmware }) => `firmware of ${board}: ${cell(firmware)} ${firmware.label}`);
}

function boardTable({ precisions, boards: heaps }: Plan): string[] {
	const rows = precisions.flatMap(({ precision, boards }) =>
		boards.map((board, i) => [
			precision,
			board.board,
			whole(board.needed),
			whole(board.stateIn === "PSRAM" ? heaps[i].sram + heaps[i].psram : heaps[i].sram),
			verdict(board),
			whole(board.capacity.value),
		]),
	);
	return numberTable([["precision", "board", "needed", "heap", "verdict", "neurons"], ...rows], 2);
}

function verdict(board: BoardPlan): string {
	const { fits, spare, limitedBy, stateIn } = board;
	const where = stateIn === "PSRAM" ? ", state in PSRAM" : inBlocks(board);
	return fits ? `fits, ${whole(spare)} left${where}` : `short by ${whole(-spare)} (${limitedBy})`;
}

/** Precisions that do the same share a table. */
function activityTables(precisions: readonly PrecisionPlan[]): string[] {
	const groups = new Map<string, PrecisionPlan[]>();
	for (const one of precisions) {
		const key = JSON.stringify(one.activity);
		groups.set(key, [...(groups.get(key) ?? []), one]);
	}
	return [...groups.values()].flatMap((group, i) => {
		const [{ activity }] = group;
		const { synapticEvents, updates } = activity;
		const all = { ...activity.operations, neuronsWithInput: updates, synapticEvents };
		const rows = [
			...operations.map((key) => [key, OPERATIONS[key]] as const),
			["neuronsWithInput", "neurons with input in all"] as const,
			["synapticEvents", "synaptic events in all"] as const,
		]
			.filter(([key]) => all[key].idle.value > 0 || all[key].most.value > 0)
			.map(([key, name]) => [
				name,
				...[all[key].idle, all[key].mean, all[key].most].map(({ value }) => decimal(value)),
			]);
		const names = group.map(({ precision }) => precision).join(", ");
		return [...(i > 0 ? [""] : []), ...numberTable([[names, "idle, mean", "mean", "most"], ...rows])];
	});
}

function timeTable({ precisions, costs }: Plan): string[] {
	const rows = precisions.flatMap(({ precision, boards }) =>
		boards
			.filter(({ burst }) => burst.worst.instructions.value !== null)
			.map(({ board, burst }) => [precision, board, ...[burst.idle, burst.typical, burst.worst].map(time)]),
	);
	if (rows.length === 0) return ["not measured"];
	return [
		`counts: ${costs}`,
		...numberTable([["precision", "board", "idle, mean", "mean", "most"], ...rows], 2),
	];
}

function time({ instructions, milliseconds }: BurstTime): string {
	return `${whole(Math.round(instructions.value ?? 0))} = ${(milliseconds.value ?? 0).toFixed(3)} ms`;
}

function largestSection(precisions: readonly PrecisionPlan[]): string[] {
	if (precisions[0].boards.every(({ largest }) => largest === undefined)) return [];
	const rows = precisions.flatMap(({ precision, boards }) =>
		boards.map(({ board, largest }) =>
			largest
				? [
						precision,
						board,
						largest.limitedBy,
						`${largest.steps}/64`,
						whole(largest.neurons),
						whole(largest.synapses),
						whole(largest.stateBytes),
						whole(largest.imageBytes),
					]
				: [precision, board, "no size fits, or no axis scales", "", "", "", "", ""],
		),
	);
	const head = ["precision", "board", "ends at", "axes", "neurons", "synapses", "state", "image"];
	return section("Largest version of the genome, exact, on predicted heaps", numberTable([head, ...rows], 3));
}

function gpuLine({ precision, gpu }: PrecisionPlan): string {
	return `${precision}: ${gpu.bytesPerNeuron.value.toFixed(3)} B per neuron (exact), ${whole(gpu.neurons.value)} neurons (predicted)`;
}

/** Every measurement that a number above would need, once. */
function missingOf({ precisions }: Plan): string[] {
	const figures = precisions.flatMap(({ sram, boards }) => [
		sram.context,
		...boards.flatMap(({ firmware, burst }) => [firmware, burst.worst.instructions]),
	]);
	return [...new Set(figures.flatMap((figure) => (figure.value === null ? figure.missing : [])))].sort();
}

function figureRow(name: string, figures: readonly (Figure | Unmeasured | undefined)[]): string[] {
	const label = figures.find((figure) => figure !== undefined)?.label ?? "";
	// Without a number the label would say it twice.
	if (label === "not measured") return [name, ...figures.map(() => ""), label];
	return [name, ...figures.map(cell), label];
}

function cell(figure: Figure | Unmeasured | undefined): string {
	if (figure === undefined) return "–";
	return figure.value === null ? "not measured" : decimal(figure.value);
}

/** Columns from `firstNumber` on are numbers and end flush; the last may be a label. */
function numberTable(rows: readonly (readonly string[])[], firstNumber = 1): string[] {
	const width = (column: number) => Math.max(...rows.map((row) => row[column].length));
	const isNumber = (column: number) =>
		column >= firstNumber && rows.slice(1).some((row) => /^[\d–-]/.test(row[column]));
	return textTable(
		rows.map((row) => row.map((text, column) => (isNumber(column) ? text.padStart(width(column)) : text))),
	);
}

function whole(value: number): string {
	return value.toLocaleString("en-US");
}

/** Up to three decimals. */
function decimal(value: number): string {
	return value.toLocaleString("en-US", { maximumFractionDigits: 3 });
}
