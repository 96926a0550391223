import { BrainImage } from "../../modules/connectome/image.js";
import { Area, NONE } from "../../modules/connectome/layout.js";
import { Npu } from "../../modules/npu/npu.js";
import { type Compilation, type CompileOptions, compileGenome } from "../../tools/compile.js";
import { type BrainSketch, genomeText } from "./sketch.js";

export interface Brain {
	readonly compilation: Compilation;
	readonly image: BrainImage;
	readonly npu: Npu;
}

/** Compiles genome text and gives it an engine. */
export function boot(text: string, options: CompileOptions = {}): Brain {
	const compilation = compileGenome(text, options);
	const image = new BrainImage(new Uint8Array(compilation.bytes).buffer);
	return { compilation, image, npu: new Npu(image) };
}

export function bootSketch(brain: BrainSketch, options: CompileOptions = {}): Brain {
	return boot(genomeText(brain), options);
}

/** What an observer can know of one neuron after a burst. */
export interface NeuronState {
	readonly fired: boolean;
	/** Stored form: a binary32, or the 24-bit integer of INT8; 0 while blocked. */
	readonly stored: number;
	readonly countdown: number;
	/** Spikes in a row; 0 where the area has no limit. */
	readonly fireCount: number;
}

export function neuronState({ image, npu }: Brain, area: number, index: number): NeuronState {
	const record = image.area(area);
	const { pools } = npu;
	const neuron = image.views.word(record + Area.FIRST_NEURON) + index;
	const counts = image.views.word(record + Area.FIRE_COUNT_INDEX);
	const high = pools.potentials[neuron];
	const integer = pools.potentials instanceof Int8Array;
	return {
		fired: npu.fired(area, index),
		stored: integer ? (high === -128 ? 0 : high * 65536 + pools.fractions[neuron]) : high,
		countdown: npu.countdown(area, index),
		fireCount: counts === NONE ? 0 : pools.fireCounts[counts + index],
	};
}
