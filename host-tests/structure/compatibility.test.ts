/** docs/feagi-compatibility.md says what was measured, names tests that exist, and leaves no property out. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { nameOf, renderConformance, replaceConformance } from "../../conformance/compatibility.js";
import { isDivergence } from "../../conformance/report.js";
import { aliases, otherNames, properties } from "../../tools/genome/properties.js";
import { readGolden } from "../golden/feagi/golden.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const text = readFileSync(`${root}docs/feagi-compatibility.md`, "utf8");
const golden = readGolden();

/** Cells of the tables whose last column is "proven by". */
const rows = [...text.matchAll(/^\|[^\n]*\| proven by \|\n\|[-|: ]+\|\n((?:\|[^\n]*\|\n)+)/gm)].flatMap(
	([, table]) =>
		table
			.trim()
			.split("\n")
			.map((line) =>
				line
					.split(/(?<!\\)\|/)
					.slice(1, -1)
					.map((cell) => cell.trim()),
			),
);

test("its measured part is what the golden files say", () => {
	expect(replaceConformance(text, renderConformance(golden))).toBe(text);
});

describe("what it says to be proven", () => {
	const features = new Set(golden.flatMap(({ case: c }) => c.features));

	test("is in five columns", () => {
		expect(rows.length).toBeGreaterThan(50);
		for (const cells of rows) expect(cells.length, cells[0]).toBe(5);
	});

	test.each(rows.map((cells) => [cells[0], cells[4]]))("%s", (_, proof) => {
		const files = [...proof.matchAll(/`([^`]+)`/g)].map(([, file]) => file);
		const named = [...proof.matchAll(/oracle \(([^)]+)\)/g)].flatMap(([, list]) => list.split(", "));
		for (const file of files) {
			expect(file).toMatch(/\.test\.ts$/);
			expect(existsSync(`${root}host-tests/${file}`), file).toBe(true);
		}
		for (const feature of named) expect(features).toContain(feature);
		expect(files.length + named.length > 0 || /^not tested/.test(proof), proof).toBe(true);
	});
});

describe("it names", () => {
	const quoted = new Set([...text.matchAll(/`([^`\n]+)`/g)].map(([, word]) => word));

	test.each(properties.map(({ code, suffix, name }) => [`${code}-${suffix}`, name]))(
		"%s, %s",
		(code, name) => {
			expect(quoted).toContain(code);
			expect(quoted).toContain(name);
		},
	);

	test("every other spelling of a property", () => {
		for (const name of [...aliases.keys(), ...otherNames.keys()]) expect(quoted).toContain(name);
	});

	test("every case that differs on purpose, each under a heading, and no other", () => {
		const [, chapter] = text.split("\n### Cases of the oracle\n");
		const headings = chapter
			.split(/\n##+ /)[0]
			.split("\n")
			.flatMap((line) => /^\d+\. \*\*(.+?)\.\*\*/.exec(line)?.[1] ?? []);
		expect(headings).toEqual(golden.filter(isDivergence).map(nameOf));
	});

	test("files that exist", () => {
		const links = [...text.matchAll(/\]\((?!http)([^)#]+)(?:#[^)]*)?\)/g)].map(([, path]) => path);
		expect(links.length).toBeGreaterThan(3);
		for (const link of links) expect(existsSync(`${root}docs/${link}`), link).toBe(true);
	});
});
