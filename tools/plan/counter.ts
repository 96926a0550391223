/** Counts the operations of each burst while the reference runs it. */
import type { BrainImage } from "../../modules/connectome/image.js";
import { Area, POWER_AREA, Projection } from "../../modules/connectome/layout.js";
import { type Kernels, referenceKernels } from "../../modules/npu/kernels.js";
import { Npu } from "../../modules/npu/npu.js";
import { ALL_FIRED } from "../../modules/npu/propagate.js";
import { noWork, type Operation, type Work } from "./operations.js";
import { countWalk } from "./walk.js";

export interface CountedBurst {
	readonly work: Work;
	/** Synapses that delivered a spike. */
	readonly synapticEvents: number;
}

export class WorkCounter {
	readonly npu: Npu;
	readonly #sources: readonly (readonly number[])[];
	/** Spikes of the last burst by area, where they were asked for. */
	readonly #spikes = new Map<number, readonly number[]>();
	#work: Record<Operation, number> = noWork();
	#synapticEvents = 0;
	/** Area and first neuron of the pass that was counted last. */
	#swept = "";

	constructor(image: BrainImage) {
		this.#sources = sourcesByTarget(image);
		this.npu = new Npu(image, this.#countingKernels());
	}

	/** `staged`: events that wait for this burst, by area. */
	step(staged: ReadonlyMap<number, number>): CountedBurst {
		const { npu } = this;
		this.#work = noWork();
		this.#synapticEvents = 0;
		this.#swept = "";
		this.#spikes.clear();
		const awake = this.#sources.filter(
			(sources, area) =>
				area === POWER_AREA ||
				(staged.get(area) ?? 0) > 0 ||
				sources.some((source) => npu.firedCount(source) > 0),
		).length;
		npu.step();
		const work = this.#work;
		work.burst = 1;
		work.awakeArea = awake;
		work.silentArea = npu.image.areaCount - awake;
		work.injection = [...staged.values()].reduce((sum, events) => sum + events, 1);
		work.spike = npu.burstSpikes;
		return { work, synapticEvents: this.#synapticEvents };
	}

	#countingKernels(): Kernels {
		return {
			propagate: (npu, projection, neuron) => {
				const { u16 } = npu.image.views;
				const record = npu.image.projection(projection);
				const source = u16[(record + Projection.SOURCE) >> 1];
				if (npu.lastFiredCount(source) > 0) {
					const target = u16[(record + Projection.TARGET) >> 1];
					if (npu.slab.size === neuronsOf(npu.image, target)) this.#sweep(target);
					const spikes = neuron === ALL_FIRED ? this.#spikesOf(source) : [neuron];
					this.#synapticEvents += countWalk(npu, projection, spikes, this.#work);
				}
				referenceKernels.propagate(npu, projection, neuron);
			},
			update: (npu, area) => {
				this.#sweep(area);
				this.#work.update += npu.slab.count;
				return referenceKernels.update(npu, area);
			},
		};
	}

	#sweep(area: number): void {
		const { first, size } = this.npu.slab;
		const pass = `${area}:${first}`;
		if (pass === this.#swept) return;
		this.#swept = pass;
		this.#work.sweptNeuron += size;
	}

	#spikesOf(area: number): readonly number[] {
		const known = this.#spikes.get(area);
		if (known) return known;
		const { image, pools, lastBank } = this.npu;
		const word = image.views.word(image.area(area) + Area.FIRED_WORD);
		const bits = pools.fired[lastBank];
		const spikes: number[] = [];
		for (let i = 0, count = neuronsOf(image, area); i < count; i++)
			if ((bits[word + (i >> 5)] >>> (i & 31)) & 1) spikes.push(i);
		this.#spikes.set(area, spikes);
		return spikes;
	}
}

function neuronsOf(image: BrainImage, area: number): number {
	return image.views.word(image.area(area) + Area.NEURON_COUNT);
}

function sourcesByTarget(image: BrainImage): readonly (readonly number[])[] {
	const sources = Array.from({ length: image.areaCount }, () => new Set<number>());
	const { u16 } = image.views;
	for (let i = 0; i < image.projectionCount; i++) {
		const record = image.projection(i);
		sources[u16[(record + Projection.TARGET) >> 1]].add(u16[(record + Projection.SOURCE) >> 1]);
	}
	return sources.map((set) => [...set]);
}
