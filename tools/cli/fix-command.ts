import type { Genome, Note } from "../genome/model.js";
import { fixGenome } from "../genome/write/fix.js";
import { readGenomeFile, writeOutput } from "./files.js";
import { printNotes } from "./output.js";

interface Repair {
	readonly fixes: readonly Note[];
	readonly summary: string;
}

export function fixCommand(file: string, options: { output: string; format?: Genome["form"] }): void {
	console.log(repair(readGenomeFile(file), options.output, options.format).summary);
}

/** Writes the repaired genome and prints what was repaired to standard error. */
export function repair(text: string, output: string, form?: Genome["form"]): Repair {
	const { text: repaired, genome, fixes } = fixGenome(text, { form });
	writeOutput(output, new TextEncoder().encode(repaired));
	printNotes(fixes);
	const warnings = genome.notes.filter(({ level }) => level === "warning").length;
	const rules = genome.areas.reduce((sum, { mappings }) => sum + mappings.length, 0);
	const done = fixes.length === 0 ? "nothing to repair" : `${fixes.length} kinds of repair`;
	const left =
		warnings === 0
			? "no warnings left"
			: `${warnings} warning${warnings > 1 ? "s" : ""} left: see feagi-xs inspect`;
	const summary =
		`${output}: ${genome.title || "untitled"}, ${genome.form} ${genome.version}, ${genome.areas.length} areas, ` +
		`${rules} mapping rules; ${done}, ${left}`;
	return { fixes, summary };
}
