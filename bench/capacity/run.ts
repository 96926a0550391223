/**
 * The most neurons that run on the emulated rv32 machine of 320 KB, XS, firmware and report included.
 *   npm run bench:capacity            runs what bench/results/capacity.json tells, and fails where a figure is worse
 *   npm run bench:capacity -- --write looks for the largest sizes anew; rewrites the results and docs/precision.md
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compareWithBudget, type Figures } from "../compare.js";
import { replaceTables } from "../tables.js";
import { largest } from "./largest.js";
import {
	brains,
	CapacityError,
	type CapacityRow,
	measureRow,
	PRECISIONS,
	RESULTS,
	renderCapacity,
} from "./rows.js";

const DOCUMENT = fileURLToPath(new URL("../../docs/precision.md", import.meta.url));

async function write(): Promise<number> {
	const found = brains();
	if (found.length < 2) throw new Error("the table needs FEAGI's essential genome");
	const rows: CapacityRow[] = [];
	for (const brain of found)
		for (const precision of PRECISIONS) {
			const { size, beyond } = await largest(brain, precision);
			const row = await measureRow(brain, precision, size, beyond);
			console.log(`${row.brain}, ${precision}: ${row.neurons} neurons, ${row.largestFree} bytes left`);
			rows.push(row);
		}
	writeFileSync(RESULTS, `${JSON.stringify(rows, undefined, "\t")}\n`);
	writeFileSync(DOCUMENT, replaceTables(readFileSync(DOCUMENT, "utf8"), renderCapacity(rows)));
	return 0;
}

async function compare(): Promise<number> {
	const known = JSON.parse(readFileSync(RESULTS, "utf8")) as CapacityRow[];
	const figures: Record<string, number> = {};
	const budget: Record<string, number> = {};
	let broken = 0;
	for (const brain of brains())
		for (const row of known.filter(({ brain: name }) => name === brain.name)) {
			Object.assign(budget, figuresOf(row));
			try {
				Object.assign(figures, figuresOf(await measureRow(brain, row.precision, row.size, row.beyond)));
			} catch (error) {
				if (!(error instanceof CapacityError)) throw error;
				console.log(error.message);
				broken++;
			}
		}
	const { lines, passed, failed } = compareWithBudget(figures, budget);
	for (const line of lines) console.log(line);
	console.log(`bench:capacity: ${passed} passed, ${failed + broken} failed`);
	return failed + broken === 0 ? 0 : 1;
}

function figuresOf({ brain, precision, sram, image, boot, mean, most }: CapacityRow): Figures {
	const key = `${precision}: ${brain}`;
	return {
		[`${key}, bytes of SRAM`]: sram,
		[`${key}, bytes of flash`]: image,
		[`${key}, instructions to boot`]: boot,
		[`${key}, instructions per burst, mean`]: mean,
		[`${key}, instructions per burst, most`]: most,
	};
}

process.exitCode = await (process.argv.includes("--write") ? write() : compare());
