/** Reads the tables of docs/*-format.md, so that tests can hold them against the constants. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

export interface FieldRow {
	readonly offset: number;
	readonly size: number;
	/** "–" for bytes without meaning. */
	readonly field: string;
}

export const readDoc = (name: string): string => readFileSync(`${root}docs/${name}`, "utf8");

const NUMBER = /^[0-9]+$/;
const NAME = /^`[A-Z_0-9]+`$/;

/** Cells of all table rows that begin with cells like these. */
function rows(text: string, ...like: readonly RegExp[]): string[][] {
	return text
		.split("\n")
		.filter((line) => line.startsWith("|"))
		.map((line) =>
			line
				.split("|")
				.slice(1, -1)
				.map((cell) => cell.trim()),
		)
		.filter((cells) => like.every((pattern, i) => pattern.test(cells[i] ?? "")))
		.map((cells) => cells.map((cell) => cell.replaceAll("`", "")));
}

/** Text under the heading `title`, up to the next heading. */
function chapter(doc: string, title: string): string {
	const start = doc.split("\n").findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, "") === title);
	if (start < 0) throw new Error(`no heading ${title}`);
	const lines = doc.split("\n").slice(start + 1);
	const end = lines.findIndex((line) => /^#+ /.test(line));
	return lines.slice(0, end < 0 ? undefined : end).join("\n");
}

/** Field table of a record. */
export function fields(doc: string, title: string): FieldRow[] {
	return rows(chapter(doc, title), NUMBER, NUMBER).map(([offset, size, field]) => ({
		offset: Number(offset),
		size: Number(size),
		field,
	}));
}

/** Length that the text under `title` gives its record. */
export function recordBytes(doc: string, title: string): number {
	return Number(/ has (\d+) bytes\./.exec(chapter(doc, title))?.[1]);
}

/** Tables of a number and a constant's name: kinds, flags, precisions. */
export function constants(doc: string, title: string): Record<string, number> {
	return Object.fromEntries(
		rows(chapter(doc, title), NUMBER, NAME).map(([value, name]) => [name, Number(value)]),
	);
}

/** Codes of the error table. */
export const errorCodes = (doc: string): number[] =>
	rows(chapter(doc, "Errors"), NUMBER).map(([code]) => Number(code));

/** Codes with which the sources in `folder` construct `error`, ascending. */
export function thrownCodes(folder: string, error: string): number[] {
	const sources = readdirSync(`${root}${folder}`)
		.filter((name) => name.endsWith(".ts"))
		.map((name) => readFileSync(`${root}${folder}/${name}`, "utf8"))
		.join("\n");
	const codes = [...sources.matchAll(new RegExp(`new ${error}\\(\\s*(\\d+)\\b`, "g"))].map(([, code]) =>
		Number(code),
	);
	const calls = [...sources.matchAll(new RegExp(`new ${error}\\(`, "g"))].length;
	if (calls !== codes.length)
		throw new Error(`${calls - codes.length} of ${calls} ${error} have no literal code`);
	return [...new Set(codes)].sort((a, b) => a - b);
}

/** Value that the row of `field` begins its meaning with. */
export function meaning(doc: string, title: string, field: string): string {
	const row = rows(chapter(doc, title), NUMBER, NUMBER).find((cells) => cells[2] === field);
	return row?.[3] ?? "";
}
