import { BrainImage } from "../../modules/connectome/image.js";
import { asBuffer } from "../../tools/cli/files.js";
import { type Compilation, compileGenome } from "../../tools/compile.js";
import type { Workload } from "./micro-brain.js";

export interface Prepared {
	readonly bytes: Uint8Array;
	readonly image: BrainImage;
	readonly stimulus: Uint8Array | undefined;
	readonly network: Compilation["network"];
}

export function prepare({ genome, stimulus }: Workload, precision: string): Prepared {
	const { bytes, network } = compileGenome(genome(), { precision });
	const image = new BrainImage(asBuffer(bytes));
	return { bytes, image, stimulus: stimulus?.(image), network };
}
