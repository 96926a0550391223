import { BrainImage } from "../../modules/connectome/image.js";
import { PRECISION_NAMES } from "../../modules/connectome/layout.js";
import { Npu } from "../../modules/npu/npu.js";
import { formatHash, stateHash } from "../../modules/npu/state-hash.js";
import { type Report, saturatedAreas } from "../../modules/runtime/report.js";
import { compareFacts, formatDifferences } from "../inspect/facts.js";
import { genomeFacts } from "../inspect/genome-facts.js";
import { imageFacts } from "../inspect/image-facts.js";
import { freeRun } from "../similarity/brain-run.js";
import { buildStimulus } from "../stimulus/build-stimulus.js";
import { textTable } from "../text-table.js";
import type { BrainOptions } from "./brain-options.js";
import { asBuffer, isImage, type LoadedBrain, loadBrain, readInput } from "./files.js";

interface CompareOptions extends BrainOptions {
	readonly json?: boolean;
	/** Also run both on this input. */
	readonly frames?: string;
}

/** What one of two brains did with the same input. */
interface ComparedRun {
	readonly precision: string;
	readonly spikes: number;
	readonly stateHash: string;
	readonly saturated: Report["saturated"];
}

const BURSTS = 300;

/** Two genomes by what they mean, anything else by the images; returns the exit code, as diff does. */
export function compareCommand(a: string, b: string, options: CompareOptions): number {
	const brains = [load(a, options), load(b, options)] as const;
	const images = brains.map(({ bytes }) => new BrainImage(asBuffer(bytes)));
	const [first, second] = brains.map(({ genome }, i) =>
		genome && brains.every((brain) => brain.genome)
			? genomeFacts(genome.compilation.network)
			: imageFacts(images[i]!),
	);
	const differences = compareFacts(first!, second!);
	const runs = options.frames === undefined ? undefined : images.map((image) => run(image, options));
	if (options.json) console.log(JSON.stringify({ same: differences.length === 0, differences, runs }));
	else {
		for (const line of formatDifferences(differences)) console.log(line);
		if (runs) for (const line of ["", ...formatRuns(runs)]) console.log(line);
	}
	return differences.length === 0 ? 0 : 1;
}

/** The options are for the genomes among the two. */
function load(file: string, options: BrainOptions): LoadedBrain {
	return isImage(readInput(file)) ? loadBrain(file, {}) : loadBrain(file, options);
}

function run(image: BrainImage, { frames, bursts = BURSTS, seed = 1 }: CompareOptions): ComparedRun {
	const { bytes } = buildStimulus({ source: frames, image, bursts, seed });
	const npu = new Npu(image);
	freeRun(npu, bytes, bursts);
	return {
		precision: PRECISION_NAMES[image.precision]!,
		spikes: npu.spikes,
		stateHash: formatHash(stateHash(npu)),
		saturated: saturatedAreas(npu),
	};
}

function formatRuns(runs: readonly ComparedRun[]): string[] {
	const areas = [...new Set(runs.flatMap(({ saturated }) => saturated.map(({ area }) => area)))];
	const clamps = ({ saturated }: ComparedRun, name: string) => {
		const { low, high } = saturated.find(({ area }) => area === name) ?? { low: 0, high: 0 };
		return `${low} low, ${high} high`;
	};
	return textTable([
		["", "first", "second"],
		["precision", ...runs.map(({ precision }) => precision)],
		["spikes", ...runs.map(({ spikes }) => `${spikes}`)],
		["state hash", ...runs.map(({ stateHash }) => stateHash)],
		...areas.map((area) => [`clamped in ${area}`, ...runs.map((one) => clamps(one, area))]),
	]);
}
