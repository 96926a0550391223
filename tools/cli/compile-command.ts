import type { BrainOptions } from "./brain-options.js";
import { loadGenome, readGenomeFile, writeOutput } from "./files.js";
import { takeNotes } from "./output.js";

export function compileCommand(file: string, options: BrainOptions & { output: string }): void {
	const { compilation, notes } = loadGenome(readGenomeFile(file), options);
	takeNotes(notes, file, options.strict);
	writeOutput(options.output, compilation.bytes);
	const { network, bytes, plan } = compilation;
	console.log(
		`${options.output}: ${network.genome.title}, ${network.genome.precision}, ${network.genome.areas.length} areas, ` +
			`${bytes.length} bytes of flash, ${plan.bytes} bytes of state`,
	);
}
