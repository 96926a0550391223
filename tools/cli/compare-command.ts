import { BrainImage } from "../../modules/connectome/image.js";
import { compareFacts, formatDifferences } from "../inspect/facts.js";
import { genomeFacts } from "../inspect/genome-facts.js";
import { imageFacts } from "../inspect/image-facts.js";
import type { BrainOptions } from "./brain-options.js";
import { asBuffer, isImage, type LoadedBrain, loadBrain, readInput } from "./files.js";

/** Two genomes by what they mean, anything else by the images; returns the exit code, as diff does. */
export function compareCommand(a: string, b: string, options: BrainOptions & { json?: boolean }): number {
	const brains = [load(a, options), load(b, options)] as const;
	const [first, second] = brains.map(({ bytes, genome }) =>
		genome && brains.every((brain) => brain.genome)
			? genomeFacts(genome.compilation.network)
			: imageFacts(new BrainImage(asBuffer(bytes))),
	);
	const differences = compareFacts(first!, second!);
	if (options.json) console.log(JSON.stringify({ same: differences.length === 0, differences }));
	else for (const line of formatDifferences(differences)) console.log(line);
	return differences.length === 0 ? 0 : 1;
}

/** The options are for the genomes among the two. */
function load(file: string, options: BrainOptions): LoadedBrain {
	return isImage(readInput(file)) ? loadBrain(file, {}) : loadBrain(file, options);
}
