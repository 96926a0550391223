/** Fenced blocks, tables and links of a document in docs/. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../../", import.meta.url));

export const readDocument = (name: string): string => readFileSync(`${root}docs/${name}`, "utf8");

export interface Block {
	/** What follows the opening fence: sh, text, json. */
	readonly language: string;
	readonly text: string;
	/** Of its opening fence, from 1. */
	readonly line: number;
}

export interface Example {
	/** What a reader would type. */
	readonly commands: Block;
	/** What it prints: the `text` block that comes next, if that is before any other. */
	readonly expected: Block | undefined;
}

/** @throws Error for a fence that is not closed */
export function blocksOf(document: string): Block[] {
	const lines = document.split("\n");
	const blocks: Block[] = [];
	for (let i = 0; i < lines.length; i++) {
		const language = /^```(.*)$/.exec(lines[i])?.[1];
		if (language === undefined) continue;
		const end = lines.indexOf("```", i + 1);
		if (end < 0) throw new Error(`line ${i + 1}: the block is not closed`);
		blocks.push({ language, text: lines.slice(i + 1, end).join("\n"), line: i + 1 });
		i = end;
	}
	return blocks;
}

export function examplesOf(document: string): Example[] {
	const blocks = blocksOf(document);
	return blocks.flatMap((commands, i) => {
		if (commands.language !== "sh") return [];
		const next = blocks[i + 1];
		return [{ commands, expected: next?.language === "text" ? next : undefined }];
	});
}

/** Cells of the first table below a line that begins with `before`: header, then rows; without backquotes. */
export function tableAfter(document: string, before: string): string[][] {
	const lines = document.split("\n");
	const heading = lines.findIndex((line) => line.startsWith(before));
	if (heading < 0) throw new Error(`no line begins with ${JSON.stringify(before)}`);
	const start = lines.findIndex((line, i) => i > heading && line.startsWith("|"));
	const end = lines.findIndex((line, i) => i > start && !line.startsWith("|"));
	return lines
		.slice(start, end < 0 ? undefined : end)
		.filter((line) => !/^[|\s:-]+$/.test(line))
		.map((line) =>
			line
				.split("|")
				.slice(1, -1)
				.map((cell) => cell.trim().replaceAll("`", "")),
		);
}

/** Anchors of a document's headings, as GitHub makes them. */
export function anchorsOf(document: string): string[] {
	return document
		.split("\n")
		.filter((line) => /^#+ /.test(line))
		.map((line) =>
			line
				.replace(/^#+ /, "")
				.toLowerCase()
				.replace(/[^\p{L}\p{N}\s_-]/gu, "")
				.replaceAll(" ", "-"),
		);
}
