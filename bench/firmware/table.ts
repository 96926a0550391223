/** The table of docs/esp32.md, from bench/results/firmware.json; `npm run bench:firmware -- --write` puts it there. */
import type { RomParts } from "./rom-parts.js";

export interface Firmware {
	/** Constants and bytecode in flash, bytes, the brain among them. */
	readonly romBytes: number;
	readonly romParts: RomParts;
	/** Of the kernels, for the chip's own instruction set, bytes. */
	readonly kernelBytes: number;
	readonly brainBytes: number;
}

/** One core, two cores, and a screen. */
const BOARDS = ["esp32c3", "esp32", "m5stack"];
const ROWS: readonly (readonly [string, keyof RomParts])[] = [
	["objects: functions, prototypes, scopes, constants", "objects"],
	["bytecode", "bytecode"],
	["names of properties and variables", "names"],
	["resources: the brain, and a screen's font", "resources"],
	["other strings, tables of modules and natives", "others"],
];

export function romTable(boards: Readonly<Record<string, Firmware>>): Record<string, string[]> {
	const cells = (bytesOf: (board: Firmware) => number) =>
		BOARDS.map((name) => `${bytesOf(boards[name]).toLocaleString("en")} B`);
	const row = (...columns: readonly string[]) => `| ${columns.join(" | ")} |`;
	return {
		rom: [
			row("ROM image", ...BOARDS.map((name) => `\`${name}\``)),
			row("---", ...BOARDS.map(() => "---:")),
			...ROWS.map(([what, part]) => row(what, ...cells(({ romParts }) => romParts[part]))),
			row("all", ...cells(({ romBytes }) => romBytes)),
		],
	};
}
