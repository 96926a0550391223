/** The compiler: genome text in, brain image and notes out. Deterministic; touches no file. */
import { BrainImage } from "../modules/connectome/image.js";
import { develop, type Network } from "./develop/network.js";
import type { Note } from "./genome/model.js";
import type { RangeWish } from "./genome/quantization.js";
import { readGenome } from "./genome/read.js";
import { type Emission, emitImage } from "./image/emit.js";
import { type AreaPaths, areaPathsOf, pathOf } from "./inspect/paths.js";
import { type AreaParameters, areaParameters, type Quantisation } from "./quantise/area-parameters.js";
import { type CalibrationRun, calibrate } from "./quantise/calibration.js";
import { quantisationNotes } from "./quantise/notes.js";
import { formatOf } from "./quantise/precisions.js";

export interface CompileOptions {
	/** Overrides the genome's quantization_precision. */
	readonly precision?: string;
	/** Overrides the genome's quantization_range. */
	readonly range?: RangeWish;
	/** Overrides the genome's quantization_same_unit. */
	readonly sameUnit?: boolean;
	/** The integer precisions take units that hold what neurons keep when the same brain runs on this in fp32. */
	readonly calibrate?: CalibrationRun;
	/** Most neurons that one pass of the accumulators covers, 1 to 65,536: less scratch memory, more passes. */
	readonly slabNeurons?: number;
	/** Bytes of the blocks that the board's heap offers the state, largest first: it takes up to four. @default one, of any size */
	readonly blocks?: readonly number[] | undefined;
	/** Execute morphologies that FEAGI accepts and makes no synapses for (default: false). */
	readonly extended?: boolean;
	/** What synapses are drawn with, 1 (the default) to 4,294,967,295. */
	readonly seed?: number;
}

export interface Compilation extends Emission {
	readonly network: Network;
	readonly notes: readonly Note[];
}

/** Throws GenomeError for whatever cannot become an image. */
export function compileGenome(text: string, options: CompileOptions = {}): Compilation {
	const genome = readGenome(text, options);
	const network = develop(genome, options);
	const { precision, range, sameUnit } = genome;
	const calibrates = !formatOf(precision).float && range.policy === "auto";
	const calibration =
		calibrates && options.calibrate ? calibrate(fp32Image(network), options.calibrate) : undefined;
	const quantisation: Quantisation = { precision, range, sameUnit, calibration };
	const parameters = parametersOf(network, quantisation);
	const emission = emitImage(network, precision, parameters, options);
	// Only a note needs the paths, and they cost another look at the text.
	let paths: AreaPaths | undefined;
	const notes = [
		...genome.notes,
		...(options.calibrate && !calibrates ? [ignoredCalibration(network)] : []),
		...tilingNotes(network),
		...quantisationNotes(network, quantisation, parameters, (area, property) => {
			paths ??= areaPathsOf(text);
			return pathOf(paths, area, property);
		}),
	];
	return { ...emission, network, notes };
}

function parametersOf(network: Network, quantisation: Quantisation): AreaParameters[] {
	return network.genome.areas.map((_, i) => areaParameters(network, i, quantisation));
}

/** In genome units, so that what it keeps can be read off. */
function fp32Image(network: Network): BrainImage {
	const quantisation: Quantisation = { precision: "fp32", range: { policy: "auto" }, sameUnit: false };
	const { bytes } = emitImage(network, "fp32", parametersOf(network, quantisation));
	return new BrainImage(new Uint8Array(bytes).buffer);
}

function ignoredCalibration({ genome: { precision, range } }: Network): Note {
	const why = range.policy === "auto" ? `${precision} needs no range` : `the range is ${range.policy}`;
	const message = `The brain was not calibrated: ${why}.`;
	return { level: "info", code: "calibration-ignored", path: "--calibrate", message };
}

/** Composites whose blocks do not fit into the source. */
function tilingNotes({ genome, projections }: Network): Note[] {
	return projections
		.filter(({ mapping, synapses }) => {
			return synapses === 0 && genome.morphologies.get(mapping.morphology)?.type === "composite";
		})
		.map(({ mapping: { path, morphology } }) => ({
			level: "warning",
			code: "composite-empty",
			path,
			message: `Composite morphology "${morphology}" makes no synapses here: see whether src_seed fits into the area.`,
		}));
}
