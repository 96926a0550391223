/** The compiler: genome text in, brain image and notes out. Deterministic; touches no file. */
import { develop, type Network } from "./develop/network.js";
import type { Note } from "./genome/model.js";
import { readGenome } from "./genome/read.js";
import { type Emission, emitImage } from "./image/emit.js";

export interface CompileOptions {
	/** Overrides the genome's quantization_precision. */
	readonly precision?: string;
	/** Most neurons that one pass of the accumulators covers, 1 to 65,536: less scratch memory, more passes. */
	readonly slabNeurons?: number;
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
	const emission = emitImage(network, genome.precision, options.slabNeurons);
	const notes = [...genome.notes, ...tilingNotes(network), ...quantisationNotes(network, emission)];
	return { ...emission, network, notes };
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

/** Where INT8 cannot hold what the genome adds up. */
function quantisationNotes({ genome }: Network, emission: Emission): Note[] {
	const notes = genome.areas.flatMap(({ name, path }, i): Note[] => {
		if (emission.parameters[i].sumsFit) return [];
		const message = `In INT8 the inputs of "${name}" can add up to more than its sums hold; some are clamped on the way, so that the order of excitation and inhibition shows.`;
		return [{ level: "warning", code: "sum-may-clamp", path, message }];
	});
	if (emission.clampedContributions === 0) return notes;
	const message = `${emission.clampedContributions} contributions are larger than one input of INT8 can be, and are clamped to it.`;
	return [...notes, { level: "warning", code: "contribution-clamped", path: "", message }];
}
