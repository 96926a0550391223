/** The measured tables of README.md, from the results files; `npm run bench -- --write` puts them there. */
import type { Agreement } from "./agreement.js";
import type { Figures } from "./compare.js";

const MHZ = 160;
const SRAM = 327_680;
const ORDER = ["int8-compact", "int8", "fp16r", "fp16", "fp32"];

/** Lines between the markers `<!-- bench:NAME -->` and `<!-- /bench -->`. */
export function renderTables(figures: Figures, agreement: readonly Agreement[]): Record<string, string[]> {
	return { brains: brains(figures), costs: costs(figures), agreement: agreements(agreement) };
}

/** Replaces what stands between the markers of each table. Throws when a marker is missing. */
export function replaceTables(text: string, tables: Readonly<Record<string, readonly string[]>>): string {
	for (const [name, lines] of Object.entries(tables)) {
		const pattern = new RegExp(`(<!-- bench:${name} -->\n)[\\s\\S]*?(<!-- /bench -->)`);
		if (!pattern.test(text)) throw new Error(`no table "${name}" there`);
		text = text.replace(
			pattern,
			(_, before: string, after: string) => `${before}\n${lines.join("\n")}\n\n${after}`,
		);
	}
	return text;
}

function brains(figures: Figures): string[] {
	const measured = (brain: string) =>
		ORDER.filter((precision) => `${precision}, native: ${brain}, bytes of SRAM` in figures);
	const rows = ["camera robot", "essential"].flatMap((brain) =>
		measured(brain).map((precision) => {
			const figure = (what: string) => figures[`${precision}, native: ${brain}, ${what}`]!;
			const sram = figure("bytes of SRAM");
			const most = figure("instructions per burst on moving digits, most");
			const mean = "instructions per burst on moving digits, mean";
			const reference = figures[`${precision}, typescript: ${brain}, ${mean}`];
			return [
				brain === "essential" ? "FEAGI's `essential`" : brain,
				precision,
				`${number(sram)} B`,
				`${number(SRAM - sram)} B`,
				`${number(figure("bytes of flash"))} B`,
				million(figure("instructions to boot")),
				million(figure("instructions per idle burst")),
				million(figure(mean)),
				million(most),
				`${(most / MHZ / 1000).toFixed(1)} ms`,
				reference === undefined ? "" : million(reference),
			];
		}),
	);
	return table(
		[
			"brain",
			"precision",
			"SRAM, all in",
			"left of 320 KB",
			"image",
			"boot",
			"idle burst",
			"burst, mean",
			"burst, most",
			"most, at 160 MHz",
			"mean in TypeScript",
		],
		rows,
	);
}

function costs(figures: Figures): string[] {
	const names = [...new Set(Object.keys(figures).map((key) => key.split(": ")[1]))].filter((name) =>
		/instructions per (?:candidate|synapse)$/.test(name ?? ""),
	);
	return table(
		["cost", ...ORDER],
		names.map((name) => [
			name,
			...ORDER.map((precision) => {
				const figure = figures[`${precision}: ${name}`];
				return figure === undefined ? "" : number(figure);
			}),
		]),
	);
}

function agreements(rows: readonly Agreement[]): string[] {
	return table(
		["genome", "neurons", "synapses", "FP32 spikes", "INT8 spikes", "in common", "clamped stores"],
		rows.map((row) => [
			row.genome,
			number(row.neurons),
			number(row.synapses),
			number(row.fp32Spikes),
			number(row.int8Spikes),
			`${((200 * row.common) / (row.fp32Spikes + row.int8Spikes)).toFixed(2)} %`,
			number(row.saturations),
		]),
	);
}

/** Markdown; numbers to the right, the first column to the left. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
	const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
	return [line(head), line(head.map((_, i) => (i === 0 ? "---" : "---:"))), ...rows.map(line)];
}

function number(value: number): string {
	return value.toLocaleString("en-US");
}

function million(value: number): string {
	return `${(value / 1e6).toFixed(2)} M`;
}
