/** Bytes of the kernels, by core and file: code with its constants, and memory that is not the brain's. */
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildFolder, call, compile, kernelSources } from "./compile.js";
import { type Core, llvm, RISCV } from "./cores.js";

export interface Size {
	readonly text: number;
	readonly data: number;
	readonly bss: number;
}
/** By file. */
export type Sizes = Readonly<Record<string, Size>>;

export const resultsFile = fileURLToPath(new URL("../results/targets.json", import.meta.url));
/** How much larger than its result a file may be. */
export const TOLERANCE = 1.02;

export async function sizesOf(core: Core): Promise<Sizes> {
	const sizes: Record<string, Size> = {};
	for (const source of kernelSources()) {
		const object = await compile(core, source, join(buildFolder, core));
		const printed = await call(core === "esp32" ? llvm("llvm-size") : `${RISCV}size`, [object]);
		const [text, data, bss] = printed.split("\n")[1]!.trim().split(/\s+/).map(Number);
		sizes[basename(source)] = { text, data, bss };
	}
	return sizes;
}

function total(sizes: Sizes): Size {
	const sum = (of: keyof Size) => Object.values(sizes).reduce((all, size) => all + size[of], 0);
	return { text: sum("text"), data: sum("data"), bss: sum("bss") };
}

/** A row per file, a column per core. */
export function sizeTable(all: Readonly<Record<string, Sizes>>): string {
	const names = Object.keys(all);
	const columns = Object.values(all);
	const files = Object.keys(columns[0] ?? {});
	const cell = ({ text, data, bss }: Size) => `${text} / ${data} / ${bss}`;
	const rows = [
		["text / data / bss", ...names],
		...files.map((file) => [file, ...columns.map((sizes) => cell(sizes[file]!))]),
		["all", ...columns.map((sizes) => cell(total(sizes)))],
	];
	const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
	return rows
		.map((row) => row.map((text, i) => (i ? text.padStart(widths[i]!) : text.padEnd(widths[i]!))).join("  "))
		.join("\n");
}
