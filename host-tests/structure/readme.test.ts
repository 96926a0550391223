/** README says what was measured, and its commands exist. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { Agreement } from "../../bench/agreement.js";
import type { Figures } from "../../bench/compare.js";
import { type Firmware, romTable } from "../../bench/firmware/table.js";
import { renderTables, replaceTables } from "../../bench/tables.js";
import { budget } from "../../tools/board/budget.js";
import { XS_BYTES } from "../../tools/board/fit.js";
import { readGenome } from "../../tools/genome/read.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const readme = readFileSync(`${root}README.md`, "utf8");
const json = <T>(path: string) => JSON.parse(readFileSync(root + path, "utf8")) as T;

test("its tables are those of the results files", () => {
	const tables = renderTables(
		json<Figures>("bench/results/rv32.json"),
		json<Agreement[]>("bench/results/agreement.json"),
	);
	expect(replaceTables(readme, tables)).toBe(readme);
});

test("flash by board is what bench:firmware measured, here and in the document on boards", () => {
	const boards = json<Record<string, Firmware>>("bench/results/firmware.json");
	const [, table] = readme.split("| board | brain image | ROM image | kernels |");
	const rows = table.split("\n\n")[0].split("\n").slice(2);
	expect(rows.length).toBeGreaterThan(4);
	for (const row of rows) {
		const [name, ...cells] = row.split("|").slice(1, 5);
		const { brainBytes, romBytes, kernelBytes } = boards[name.trim().slice(1, -1)];
		const figures = [brainBytes, romBytes, kernelBytes].map((bytes) => `${bytes.toLocaleString("en")} B`);
		expect(cells.map((cell) => cell.trim())).toEqual(figures);
	}
	const document = readFileSync(`${root}docs/esp32.md`, "utf8");
	expect(replaceTables(document, romTable(boards))).toBe(document);
});

test("state and capacity by board are those of the plan", () => {
	const genome = readGenome(readFileSync(`${root}genomes/camera.int8.genome.json`, "utf8"));
	for (const { board, needed, capacity } of budget(genome.areas, genome.precision)) {
		const row = readme
			.split("\n")
			.find((line) => new RegExp(`^\\| \`${board.name}\` \\| [\\d,]+ B `).test(line))!;
		const [state, , neurons] = row.split("|").slice(5, 8);
		expect(state.trim()).toBe(`${(needed - XS_BYTES).toLocaleString("en")} B`);
		expect(neurons.trim().split(", in ")[0]).toBe(capacity.toLocaleString("en"));
	}
});

test("every npm script that it names exists", () => {
	const { scripts } = json<{ scripts: Record<string, string> }>("package.json");
	const named = [...readme.matchAll(/npm (?:run )?(start|test|(?<=run )[a-z][\w:-]*)/g)].map(
		([, name]) => name,
	);
	expect(named.length).toBeGreaterThan(10);
	for (const name of named) expect(Object.keys(scripts)).toContain(name);
});

test("every file that it links to exists", () => {
	const links = [...readme.matchAll(/\]\((?!http)([^)#]+)\)/g)].map(([, path]) => path);
	expect(links.length).toBeGreaterThan(5);
	for (const link of links) expect(existsSync(root + link), link).toBe(true);
});

test("the brains that it counts as equal to FEAGI's are those of the compatibility document", () => {
	const [, cases, bursts] = /\| all \| (\d+) \| (\d+) \| \1 \|/.exec(
		readFileSync(`${root}docs/feagi-compatibility.md`, "utf8"),
	)!;
	expect(readme).toContain(`membrane potentials of ${Number(cases).toLocaleString("en-US")} brains`);
	expect(readme).toContain(`${Number(bursts).toLocaleString("en-US")} bursts`);
});
