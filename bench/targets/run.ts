/**
 * Prints the bytes of the kernels on every core; with --write they become what `--project targets` holds them to.
 *   npx tsx bench/targets/run.ts [--write]
 */
import { writeFileSync } from "node:fs";
import { cores, missingFor } from "./cores.js";
import { resultsFile, type Sizes, sizesOf, sizeTable } from "./sizes.js";

const sizes: Record<string, Sizes> = {};
for (const core of cores) {
	const missing = missingFor(core);
	if (!missing) sizes[core] = await sizesOf(core);
	else if (process.argv.includes("--write")) throw new Error(`${core}: ${missing}`);
	else console.log(`${core}: skipped, ${missing}`);
}
console.log(sizeTable(sizes));
if (process.argv.includes("--write"))
	writeFileSync(resultsFile, JSON.stringify(sizes, undefined, "\t") + "\n");
