/** Brains of any size, as images: the generated mix, and FEAGI's `essential` with longer axes. */
import { develop } from "../../tools/develop/network.js";
import { readGenome } from "../../tools/genome/read.js";
import { emitImage } from "../../tools/image/emit.js";
import { scaleAreas } from "../../tools/plan/scale.js";
import { areaParameters } from "../../tools/quantise/area-parameters.js";
import { mixGenome } from "./mix.js";

export interface SizedBrain {
	readonly name: string;
	/** Smallest size that is worth asking for. */
	readonly smallest: number;
	/** Undefined where the compiler takes no such size. More neurons with each size. */
	image(size: number, precision: string): SizedImage | undefined;
}

export interface SizedImage {
	readonly bytes: Uint8Array;
	readonly stateBytes: number;
}

export const seeingRobot: SizedBrain = {
	name: "seeing robot",
	smallest: 20,
	image: (size, precision) => imageOf(mixGenome(size), precision),
};

/** `genome`'s axes times size / 64, as `feagi-xs plan --max` does it. */
export function scaled(name: string, genome: string): SizedBrain {
	return { name, smallest: 16, image: (size, precision) => imageOf(genome, precision, size) };
}

function imageOf(text: string, precision: string, steps?: number): SizedImage | undefined {
	const genome = readGenome(text, { precision });
	const areas = steps === undefined ? genome.areas : scaleAreas(genome.areas, steps);
	if (!areas) return undefined;
	const network = develop({ ...genome, areas }, {});
	const quantisation = { precision: genome.precision, range: genome.range, sameUnit: genome.sameUnit };
	const parameters = areas.map((_, i) => areaParameters(network, i, quantisation));
	const { bytes, plan } = emitImage(network, genome.precision, parameters);
	return { bytes, stateBytes: plan.bytes };
}
