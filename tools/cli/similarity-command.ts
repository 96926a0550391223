import { BrainImage } from "../../modules/connectome/image.js";
import { precisionOption } from "../genome/precision.js";
import { formatSimilarity } from "../similarity/format.js";
import { type Measurement, measure } from "../similarity/measure.js";
import { drawSimilarity } from "../similarity/picture/draw.js";
import { renderPng } from "../similarity/picture/png.js";
import { buildStimulus } from "../stimulus/build-stimulus.js";
import { textTable } from "../text-table.js";
import type { BrainOptions } from "./brain-options.js";
import { asBuffer, type LoadedGenome, loadGenome, readGenomeFile, writeOutput } from "./files.js";
import { takeNotes } from "./output.js";

interface SimilarityOptions extends BrainOptions {
	readonly against: string;
	readonly frames?: string;
	readonly bursts: number;
	readonly seed: number;
	readonly free?: boolean;
	readonly svg?: string;
	readonly png?: string;
	readonly json?: boolean;
}

/** One genome in two precisions on one recording: what they fire, spike by spike. */
export async function similarityCommand(file: string, options: SimilarityOptions): Promise<void> {
	const text = readGenomeFile(file);
	const against = precisionOption("--against", options.against);
	const precision = options.precision ?? instead(text, against, options);
	const candidate = loadGenome(text, { ...options, precision });
	// Only the candidate's notes: the reference's are the same, or about a unit that it does not have.
	takeNotes(candidate.notes, file, options.strict);
	const reference = loadGenome(text, { ...options, precision: against, calibrate: undefined });
	const image = imageOf(reference);
	const stimulus = buildStimulus({
		source: options.frames,
		image,
		bursts: options.bursts,
		seed: options.seed,
	});
	const result = measure({
		reference: image,
		candidate: imageOf(candidate),
		stimulus: stimulus.bytes,
		bursts: options.bursts,
		freeRunning: options.free ?? false,
		oneSpikeAhead: true,
	});
	await draw(result, options);
	const { teacherForced, freeRunning, saturated } = result;
	if (options.json) {
		const input = stimulus.description;
		console.log(JSON.stringify({ genome: image.title, input, teacherForced, freeRunning, saturated }));
		return;
	}
	console.log(`${image.title}, ${stimulus.description}\n`);
	for (const line of formatSimilarity(teacherForced)) console.log(line);
	if (freeRunning) for (const line of ["", ...formatSimilarity(freeRunning)]) console.log(line);
	for (const line of saturationTable(result)) console.log(line);
}

/** int8 where the genome's precision is what it is compared with. */
function instead(text: string, against: string, options: SimilarityOptions): string | undefined {
	const { precision } = loadGenome(text, { ...options, calibrate: undefined }).compilation.network.genome;
	return precision === against ? "int8" : undefined;
}

function imageOf({ compilation }: LoadedGenome): BrainImage {
	return new BrainImage(asBuffer(compilation.bytes));
}

/** Free runs where they were asked for: from where they part. */
async function draw(result: Measurement, { svg, png }: SimilarityOptions): Promise<void> {
	if (svg === undefined && png === undefined) return;
	const { rasters, freeRasters, freeRunning, teacherForced } = result;
	const picture =
		freeRasters && freeRunning
			? drawSimilarity(...freeRasters, freeRunning, { from: Math.max(0, freeRunning.fps.h99 - 40) })
			: drawSimilarity(...rasters, teacherForced);
	if (svg !== undefined) writeOutput(svg, new TextEncoder().encode(picture));
	if (png !== undefined) writeOutput(png, await renderPng(picture));
}

function saturationTable({ saturated, teacherForced }: Measurement): string[] {
	if (saturated.length === 0) return ["", `${teacherForced.candidate}: no potential was clamped`];
	const rows = saturated.map(({ area, low, high }) => [area, `${low}`, `${high}`]);
	return ["", ...textTable([["clamped potentials", "at the low end", "at the high end"], ...rows])];
}
