import { compileGenome } from "../compile.js";
import { readInput, writeOutput } from "./files.js";
import { printNotes } from "./output.js";

export function compileCommand(genome: string, options: { output: string; precision?: string }): void {
	const compilation = compileGenome(new TextDecoder().decode(readInput(genome)), {
		precision: options.precision,
	});
	writeOutput(options.output, compilation.bytes);
	printNotes(compilation.notes);
	const { network, bytes, plan } = compilation;
	console.log(
		`${options.output}: ${network.genome.title}, ${network.genome.precision}, ${network.genome.areas.length} areas, ` +
			`${bytes.length} bytes of flash, ${plan.bytes} bytes of state`,
	);
}
