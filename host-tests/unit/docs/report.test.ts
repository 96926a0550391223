/** docs/report.md names the fields of a real report, all of them and no others. */
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { PRECISION_NAMES } from "../../../modules/connectome/layout.js";
import type { Report } from "../../../modules/runtime/report.js";
import { feagiXsHere, genomes } from "../cli/run-cli.js";
import { readDocument, tableAfter } from "./documents.js";

const text = readDocument("report.md");
const [, ...rows] = tableAfter(text, "# The report");

async function reportIn(precision: string): Promise<Report> {
	const camera = join(genomes, "camera.fp32.genome.json");
	const { stdout } = await feagiXsHere("run", camera, "--precision", precision, "--bursts", "120", "--json");
	return JSON.parse(stdout) as Report;
}

/** Names in backquotes of the sentence or cell that begins with `start`. */
function named(start: RegExp, end: string): string[] {
	const from = text.search(start);
	expect(from).toBeGreaterThanOrEqual(0);
	const part = text.slice(from, text.indexOf(end, from));
	return [...part.replace(start, "").matchAll(/`([A-Za-z]+)`/g)].map(([, name]) => name);
}

describe("fields", () => {
	let report: Report;
	beforeAll(async () => {
		report = await reportIn("int8-compact");
	});

	test("of the report", () => {
		const documented = rows.flatMap(([cell]) => cell.split(", "));
		expect(documented.sort()).toEqual(Object.keys(report).sort());
	});

	test("of sram", () => {
		const labels = ["pools", "heap"];
		const parts = named(/^`sram` has /m, " is what XS holds").filter((name) => !labels.includes(name));
		expect([...new Set([...parts, "total"])].sort()).toEqual(Object.keys(report.sram).sort());
	});

	test("of saturated, capacity and labels", () => {
		expect(report.saturated.length).toBeGreaterThan(0);
		const cell = (field: string) => rows.find(([name]) => name === field)![1];
		for (const key of Object.keys(report.saturated[0])) expect(cell("saturated")).toContain(key);
		for (const key of Object.keys(report.capacity)) expect(cell("capacity")).toContain(key);
		expect(named(/^\| `labels` \| `measured` or `predicted`/m, " |\n").sort()).toEqual(
			Object.keys(report.labels).sort(),
		);
	});
});

describe("precisions", () => {
	test("are all named", () => {
		const cell = rows.find(([name]) => name === "precision")![1];
		expect(cell.match(/\b(?:fp|int)[a-z0-9-]+/g)).toEqual([...PRECISION_NAMES]);
	});

	test.each(PRECISION_NAMES)("%s: saturated adds up to saturations, which fp32 has none of", async (name) => {
		const { precision, saturations, saturated } = await reportIn(name);
		expect(precision).toBe(name);
		expect(saturated.reduce((sum, { low, high }) => sum + low + high, 0)).toBe(saturations);
		if (name === "fp32") expect(saturations).toBe(0);
		if (name === "int8-compact") expect(saturations).toBeGreaterThan(0);
	});
});
