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
	/** In state units: a binary32, a half, or the whole number of the integer precisions; 0 while blocked. */
	readonly stored: number;
	readonly countdown: number;
	/** Spikes in a row; 0 where the area has no limit. */
	readonly fireCount: number;
}

export function neuronState({ image, npu }: Brain, area: number, index: number): NeuronState {
	const record = image.area(area);
	const state = image.views.word(record + Area.STATE_INDEX);
	return {
		fired: npu.fired(area, index),
		stored: npu.countdown(area, index) > 0 || state === NONE ? 0 : storedUnits(npu, state + index),
		countdown: npu.countdown(area, index),
		fireCount: npu.fireCount(area, index),
	};
}

function storedUnits({ pools, format }: Npu, neuron: number): number {
	const stored = pools.potentials[neuron];
	const fraction = format.fractionBytes ? pools.fractions[neuron] : 0;
	if (!format.half) return format.fractionBytes ? stored * 256 ** format.fractionBytes + fraction : stored;
	const sign = stored & 0x8000 ? -1 : 1;
	const exponent = (stored >> 10) & 31;
	const mantissa = (stored & 1023) + fraction / 256;
	return sign * (exponent === 0 ? mantissa * 2 ** -24 : (1024 + mantissa) * 2 ** (exponent - 25));
}
