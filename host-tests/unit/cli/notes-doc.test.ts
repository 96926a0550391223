/** docs/notes.md lists every note and error code of the tools, with its level, and no other. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../../", import.meta.url));

const LITERALS: readonly (readonly [
	RegExp,
	(match: RegExpExecArray) => readonly [code: string, level: string],
])[] = [
	[
		/\bnotes\.(info|warn)\(\s*"([a-z0-9-]+)"/gi,
		([, verb, code]) => [code!, verb === "warn" ? "warning" : "info"],
	],
	[/\blevel: "(info|warning)",\s*code: "([a-z0-9-]+)"/g, ([, level, code]) => [code!, level!]],
	[/\brefuse\(\s*"([a-z0-9-]+)"/g, ([, code]) => [code!, "error"]],
	[/\bnew \w*Error\(\s*"([a-z0-9-]+)"/g, ([, code]) => [code!, "error"]],
	[/^\t\| "([a-z0-9-]+)"/gm, ([, code]) => [code!, "error"]],
];

/** Codes that the sources name, each with its levels. */
function codesOfSources(): Map<string, Set<string>> {
	const codes = new Map<string, Set<string>>();
	for (const file of readdirSync(`${root}tools`, { recursive: true, encoding: "utf8" })) {
		if (!file.endsWith(".ts")) continue;
		const text = readFileSync(`${root}tools/${file}`, "utf8");
		for (const [pattern, codeOf] of LITERALS) {
			if (pattern.flags.includes("m") && !file.endsWith("refuse.ts")) continue;
			for (const match of text.matchAll(pattern)) {
				const [code, level] = codeOf(match as RegExpExecArray);
				codes.set(code, (codes.get(code) ?? new Set()).add(level));
			}
		}
	}
	return codes;
}

const rows = [
	...readFileSync(`${root}docs/notes.md`, "utf8").matchAll(
		/^\| `([a-z0-9-]+)` \| ([a-z, ]+) \| (.+) \| (.+) \|$/gm,
	),
].map(([, code, levels, meaning, remedy]) => ({ code: code!, levels: levels!.split(", "), meaning, remedy }));

test("every code of the sources is in the table with its levels, and no other", () => {
	const levels = (entries: Iterable<readonly [string, Iterable<string>]>) =>
		Object.fromEntries([...entries].map(([code, of]) => [code, [...of].sort()]));
	const sources = levels(codesOfSources());
	expect(Object.keys(sources).length).toBeGreaterThan(80);
	expect(levels(rows.map(({ code, levels: of }) => [code, of]))).toEqual(sources);
});

test("every code has one row, a meaning and a remedy", () => {
	expect(new Set(rows.map(({ code }) => code)).size).toBe(rows.length);
	for (const { code, meaning, remedy } of rows) {
		expect(meaning!.length, code).toBeGreaterThan(15);
		expect(remedy!.length, code).toBeGreaterThan(5);
	}
});
