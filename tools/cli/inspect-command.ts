import { BrainImage } from "../../modules/connectome/image.js";
import { UsageError } from "../errors.js";
import { describeImage, formatDescription } from "../image/describe.js";
import { formatReport, reportGenome } from "../inspect/genome-report.js";
import { brainArithmetic } from "../training/brain-arithmetic.js";
import type { BrainOptions } from "./brain-options.js";
import { asBuffer, loadBrain, writeOutput } from "./files.js";
import { repair } from "./fix-command.js";
import { takeNotes } from "./output.js";

interface InspectOptions extends BrainOptions {
	readonly json?: boolean;
	readonly fix?: string;
	readonly arithmetic?: string;
}

export function inspectCommand(file: string, options: InspectOptions): void {
	const { bytes, genome } = loadBrain(file, options);
	const description = describeImage(new BrainImage(asBuffer(bytes)));
	if (!genome) {
		const wish = options.fix === undefined ? options.arithmetic && "--arithmetic" : "--fix";
		if (wish !== undefined)
			throw new UsageError(
				"image-genome",
				file,
				`${wish} needs the genome, this is an image`,
				"give the genome it was compiled from",
			);
		if (options.json) console.log(JSON.stringify({ ...description, notes: [] }));
		else for (const line of formatDescription(description)) console.log(line);
		return;
	}
	takeNotes(genome.notes, file, options.strict);
	const report = reportGenome(genome.text, genome.compilation, genome.notes);
	const repaired = options.fix === undefined ? undefined : repair(genome.text, options.fix);
	if (options.arithmetic !== undefined)
		writeOutput(
			options.arithmetic,
			new TextEncoder().encode(`${JSON.stringify(brainArithmetic(genome.compilation))}\n`),
		);
	if (options.json) {
		console.log(
			JSON.stringify({ ...description, notes: genome.notes, genome: report, fixes: repaired?.fixes }),
		);
		return;
	}
	for (const line of [...formatDescription(description), "", ...formatReport(report)]) console.log(line);
	if (repaired) console.log(`\n${repaired.summary}`);
}
