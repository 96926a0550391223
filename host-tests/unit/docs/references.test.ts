/** What the documents name exists, and nothing that they should name is missing. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { feagiXs } from "../cli/run-cli.js";
import { anchorsOf, readDocument, root, tableAfter } from "./documents.js";

const NAMES = ["precision.md", "migrating-from-feagi.md", "tuning-precision.md", "report.md"];
const documents = NAMES.map((name) => [name, readDocument(name)] as const);

const source = (path: string) => readFileSync(root + path, "utf8");

describe.each(documents)("%s", (_, text) => {
	test("links lead to files and headings that exist", () => {
		for (const [, target, anchor] of text.matchAll(/\]\((?!http)([^)#]*)(?:#([^)]+))?\)/g)) {
			const path = target ? join(root, "docs", target) : undefined;
			if (path) expect(existsSync(path), target).toBe(true);
			if (!anchor) continue;
			expect(anchorsOf(path ? readFileSync(path, "utf8") : text), `${target}#${anchor}`).toContain(anchor);
		}
	});

	test("files and scripts are only named where they exist", () => {
		for (const [, path] of text.matchAll(/`((?:tools|modules|host-tests|bench|genomes)\/[^\s`]+)`/g))
			expect(existsSync(join(root, path)), path).toBe(true);
	});
});

test("every note on units and calibration is explained, and none that does not exist", () => {
	const made = [
		"tools/quantise/notes.ts",
		"tools/quantise/calibration-notes.ts",
		"tools/genome/quantization.ts",
	]
		.map(source)
		.join("\n");
	const codes = [...made.matchAll(/notes\.(?:warn|info)\(\s*"([a-z-]+)"/g)].map(([, code]) => code);
	const [, ...rows] = tableAfter(readDocument("tuning-precision.md"), "## When it is compiled");
	const explained = rows.flatMap(([cell]) => cell.split(", "));
	expect([...new Set([...codes, "calibration-ignored"])].sort()).toEqual(explained.sort());
	const known = source("docs/notes.md");
	for (const code of explained) expect(known, code).toContain(`\`${code}\``);
});

test("similarity's options are all explained, and none that does not exist", async () => {
	const { stdout } = await feagiXs("similarity", "--help");
	const offered = new Set([...stdout.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, option]) => option));
	const [, ...rows] = tableAfter(readDocument("precision.md"), "- The other lines");
	const explained = rows.flatMap(([cell]) => cell.match(/--[a-z-]+/g) ?? []);
	expect(explained.sort()).toEqual([...offered].sort());
});

test("keys and spellings are those that are read", () => {
	const [, ...rows] = tableAfter(readDocument("precision.md"), "## In the genome");
	const reader = source("tools/genome/precision.ts");
	const listed = /new Map<string, PrecisionName>\(\[([\s\S]*?)\]\);/.exec(reader)![1];
	const spellings = [...listed.matchAll(/\["([^"]+)", "[^"]+"\]/g)].map(([, spelling]) => spelling);
	expect(spellings.length).toBeGreaterThan(10);
	const [key, , values] = rows[0];
	expect(key).toBe("quantization_precision");
	const names = source("tools/quantise/precisions.ts").match(/(?<=info\(\s*")[a-z0-9-]+/g)!;
	for (const spelling of spellings) expect([...values.match(/[a-z0-9_-]+/g)!, ...names]).toContain(spelling);
	for (const [name] of rows) expect(source("tools/genome/quantization.ts") + reader).toContain(name);
});
