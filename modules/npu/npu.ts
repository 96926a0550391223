import type { BrainImage } from "../connectome/image.js";
import { Area, AreaFlag, POWER_AMOUNT, POWER_AREA, Precision, Projection } from "../connectome/layout.js";
import { Inputs } from "./inputs.js";
import { type Kernels, referenceKernels } from "./kernels.js";
import type { Membrane } from "./membrane.js";
import { Fp32Membrane } from "./membrane-fp32.js";
import { Int8Membrane } from "./membrane-int8.js";
import { Pools } from "./pools.js";
import { Slab } from "./slab.js";

/**
 * The burst engine. One burst in FEAGI's order (specification, 3.2), area by area: forget what does not
 * accumulate, then sensory input, power, the last burst's spikes projection by projection, then the neurons.
 * Areas only read the last burst's spikes, so the order of areas cannot be observed; the order of inputs to
 * one neuron is: queue, stream, power, projections in image order with ascending source neurons.
 */
export class Npu {
	readonly image: BrainImage;
	readonly pools: Pools;
	readonly membrane: Membrane;
	readonly slab: Slab;
	readonly inputs: Inputs;
	/** Image words as contributions: f32 in fp32, i32 in the integer tiers. */
	readonly contributions: Float32Array | Int32Array;
	/** Image words as potentials, of the same type. */
	readonly parameters: Float32Array | Int32Array;
	/** Image as ids of the image's width. */
	readonly ids: Uint16Array | Uint32Array;
	/** Bursts so far; the first burst has number 1. */
	burst = 0;
	/** Spikes so far. */
	spikes = 0;
	/** Spikes of the newest burst. */
	burstSpikes = 0;
	readonly #kernels: Kernels;
	/** Per area: 1 if its charge does not accumulate and the last burst left potentials behind. */
	readonly #stale: Uint8Array;

	/** Allocates all state; throws PoolError when SRAM is short. */
	constructor(image: BrainImage, kernels: Kernels = referenceKernels) {
		const { views } = image;
		const fp32 = image.precision === Precision.FP32;
		this.image = image;
		this.pools = new Pools(image);
		this.membrane = fp32 ? new Fp32Membrane(image, this.pools) : new Int8Membrane(image, this.pools);
		this.slab = new Slab(this.pools, this.membrane);
		this.inputs = new Inputs(image, this.pools);
		this.contributions = fp32 ? views.f32 : views.i32;
		this.parameters = this.contributions;
		this.ids = image.idBytes === 2 ? views.u16 : views.u32;
		this.#kernels = kernels;
		this.#stale = new Uint8Array(image.areaCount);
	}

	/** Index of the bank with the newest burst's spikes. */
	get bank(): number {
		return this.burst & 1;
	}

	/** Index of the bank with the spikes of the burst before. */
	get lastBank(): number {
		return (this.burst & 1) ^ 1;
	}

	/** Runs one burst and returns its spikes. */
	step(): number {
		this.burst++;
		let spikes = 0;
		for (let area = 0, count = this.image.areaCount; area < count; area++) spikes += this.#stepArea(area);
		this.inputs.clear();
		this.burstSpikes = spikes;
		this.spikes += spikes;
		return spikes;
	}

	/** Spikes of `area` in the newest burst. */
	firedCount(area: number): number {
		return this.pools.firedCounts[this.bank * this.image.areaCount + area];
	}

	/** Spikes of `area` in the burst before the newest. */
	lastFiredCount(area: number): number {
		return this.pools.firedCounts[this.lastBank * this.image.areaCount + area];
	}

	/** Whether area-local neuron `index` fired in the newest burst. */
	fired(area: number, index: number): boolean {
		const word = this.image.views.word(this.image.area(area) + Area.FIRED_WORD) + (index >>> 5);
		return ((this.pools.fired[this.bank][word] >>> (index & 31)) & 1) === 1;
	}

	/** Membrane potential of area-local neuron `index` in genome units. */
	potential(area: number, index: number): number {
		const record = this.image.area(area);
		this.membrane.select(record);
		return this.membrane.potential(this.image.views.word(record + Area.FIRST_NEURON) + index);
	}

	/** Stores that were clamped, over all areas. */
	saturations(): number {
		let sum = 0;
		for (let i = 0, count = this.pools.saturations.length; i < count; i++) sum += this.pools.saturations[i];
		return sum;
	}

	/** Kernels call this for every spike; `area` is the byte offset of the record. */
	noteSpike(area: number, index: number): void {
		const word = this.image.views.word(area + Area.FIRED_WORD) + (index >>> 5);
		this.pools.fired[this.bank][word] |= 1 << (index & 31);
	}

	/** Kernels call this for every spike of an area with mp_driven_psp. */
	notePsp(area: number, index: number, psp: number): void {
		this.pools.psps[this.bank][this.image.views.word(area + Area.PSP_INDEX) + index] = psp;
	}

	#stepArea(index: number): number {
		const { image, pools, slab, inputs } = this;
		const { u32 } = image.views;
		const area = image.area(index);
		const size = u32[(area + Area.NEURON_COUNT) >> 2];
		const counter = this.bank * image.areaCount + index;
		if (pools.firedCounts[counter]) this.#clearFired(area, size, counter);
		if (this.#stale[index]) this.#forget(index, area, size);
		if (!this.#hasInput(index, area)) return 0;
		let spikes = 0;
		this.membrane.select(area);
		for (let first = 0; first < size; first += image.slabNeurons) {
			slab.open(first, Math.min(image.slabNeurons, size - first));
			inputs.deliver(index, slab, this.membrane);
			this.#propagateInto(index, area);
			if (slab.count === 0) continue;
			spikes += this.#kernels.update(this, index);
			if ((u32[(area + Area.FLAGS) >> 2] & AreaFlag.CHARGE_ACCUMULATES) === 0) this.#stale[index] = 1;
		}
		pools.firedCounts[counter] = spikes;
		return spikes;
	}

	#clearFired(area: number, size: number, counter: number): void {
		const word = this.image.views.word(area + Area.FIRED_WORD);
		this.pools.fired[this.bank].fill(0, word, word + ((size + 31) >>> 5));
		this.pools.firedCounts[counter] = 0;
	}

	#forget(index: number, area: number, size: number): void {
		const first = this.image.views.word(area + Area.FIRST_NEURON);
		this.membrane.clear(first, first + size);
		this.#stale[index] = 0;
	}

	#hasInput(index: number, area: number): boolean {
		if (index === POWER_AREA || this.inputs.has(index)) return true;
		const { u16, u32 } = this.image.views;
		const first = u32[(area + Area.FIRST_PROJECTION) >> 2];
		for (let i = first, end = first + u32[(area + Area.PROJECTION_COUNT) >> 2]; i < end; i++)
			if (this.lastFiredCount(u16[(this.image.projection(i) + Projection.SOURCE) >> 1])) return true;
		return false;
	}

	#propagateInto(index: number, area: number): void {
		const { u32 } = this.image.views;
		if (index === POWER_AREA) this.slab.add(0, this.membrane.inject(POWER_AMOUNT));
		const first = u32[(area + Area.FIRST_PROJECTION) >> 2];
		for (let i = first, end = first + u32[(area + Area.PROJECTION_COUNT) >> 2]; i < end; i++)
			this.#kernels.propagate(this, i);
	}
}
