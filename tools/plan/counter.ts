/** Counts the operations of each burst while the reference runs it. */
import type { BrainImage } from "../../modules/connectome/image.js";
import { Area, POWER_AREA, Precision, Projection } from "../../modules/connectome/layout.js";
import { type Kernels, referenceKernels } from "../../modules/npu/kernels.js";
import { Npu } from "../../modules/npu/npu.js";
import { ALL_FIRED } from "../../modules/npu/propagate.js";
import { accumulates, fanOutOf, neuronsOf, sourcesByTarget } from "./areas.js";
import { countNeurons, countSpikes } from "./neurons.js";
import { noWork, type Operation, type Work } from "./operations.js";
import { countWalk } from "./walk.js";

export interface CountedBurst {
	readonly work: Work;
	/** Synapses that delivered a spike. */
	readonly synapticEvents: number;
}

export type InputWork = Partial<Pick<Work, "stream" | "injectedByte" | "injectedSingle">>;

export class WorkCounter {
	readonly npu: Npu;
	readonly #sources: readonly (readonly number[])[];
	/** Projections from each area. */
	readonly #fanOut: readonly number[];
	/** Spikes of the last burst by area, where they were asked for. */
	readonly #spikes = new Map<number, readonly number[]>();
	#work: Record<Operation, number> = noWork();
	#synapticEvents = 0;
	/** Neurons that events were the first to reach. */
	#reached = 0;
	/** Area and first neuron of the newest pass, and of the newest in which neurons are looked at. */
	#pass = "";
	#swept = "";
	/** Neurons that injected events had reached before. */
	#injected = 0;
	/** fp32: areas with charges that the next burst forgets. */
	#stale: ReadonlySet<number> = new Set();
	#touched = new Set<number>();

	constructor(image: BrainImage) {
		this.#sources = sourcesByTarget(image);
		this.#fanOut = fanOutOf(image);
		this.npu = new Npu(image, this.#countingKernels());
	}

	/** `staged`: events that wait for this burst, by area. `input`: what else there is to it. */
	step(staged: ReadonlyMap<number, number>, input: InputWork = {}): CountedBurst {
		const { npu } = this;
		this.#work = noWork();
		this.#synapticEvents = 0;
		this.#reached = 0;
		this.#pass = "";
		this.#swept = "";
		this.#spikes.clear();
		this.#touched = new Set();
		const work = this.#work;
		Object.assign(work, input);
		work.burst = 1;
		work.injection = [...staged.values()].reduce((sum, events) => sum + events, 1);
		this.#countAreas(staged);
		npu.step();
		for (let area = 0; area < npu.image.areaCount; area++)
			if (npu.firedCount(area) > 0) {
				work.firingArea++;
				work.wakening += this.#fanOut[area];
			}
		work.furtherInput = work.listEvent + work.vectorEvent + work.boxEvent + work.checkedEvent - this.#reached;
		this.#stale = this.#touched;
		return { work, synapticEvents: this.#synapticEvents };
	}

	/** Before the burst: who will look for input, and what is left from the bursts before. */
	#countAreas(staged: ReadonlyMap<number, number>): void {
		const { npu } = this;
		const { image } = npu;
		const work = this.#work;
		for (const [area, sources] of this.#sources.entries()) {
			const neurons = neuronsOf(image, area);
			if (npu.burst > 1 && npu.lastFiredCount(area) > 0) {
				work.forgettingArea++;
				work.forgottenWord += (neurons + 31) >> 5;
			}
			if (this.#stale.has(area)) work.forgottenCharge += neurons;
			const awake =
				area === POWER_AREA ||
				(staged.get(area) ?? 0) > 0 ||
				sources.some((source) => npu.firedCount(source) > 0);
			if (awake) {
				work.awakeArea++;
				work.pass += Math.ceil(neurons / image.slabNeurons);
			} else work.silentArea++;
		}
	}

	#countingKernels(): Kernels {
		return {
			propagate: (npu, projection, neuron) => {
				const { u16 } = npu.image.views;
				const record = npu.image.projection(projection);
				const source = u16[(record + Projection.SOURCE) >> 1];
				const target = u16[(record + Projection.TARGET) >> 1];
				this.#enter(target);
				if (npu.lastFiredCount(source) === 0) this.#work.silentProjection++;
				else {
					if (npu.slab.size === neuronsOf(npu.image, target)) this.#sweep(target);
					const all = neuron === ALL_FIRED;
					this.#work.firedWord += all ? (neuronsOf(npu.image, source) + 31) >> 5 : 1;
					const spikes = all ? this.#spikesOf(source) : [neuron];
					this.#synapticEvents += countWalk(npu, projection, spikes, this.#work);
				}
				referenceKernels.propagate(npu, projection, neuron);
			},
			update: (npu, area) => {
				this.#enter(area);
				this.#reached += npu.slab.count - this.#injected;
				this.#sweep(area);
				if (npu.image.precision === Precision.FP32 && !accumulates(npu.image, area)) this.#touched.add(area);
				countNeurons(npu, area, this.#work);
				const spikes = referenceKernels.update(npu, area);
				countSpikes(npu, area, spikes, this.#work);
				return spikes;
			},
		};
	}

	/** After what is injected, before the first projection. */
	#enter(area: number): void {
		const { first, count } = this.npu.slab;
		const pass = `${area}:${first}`;
		if (pass === this.#pass) return;
		this.#pass = pass;
		this.#injected = count;
	}

	#sweep(area: number): void {
		const { first, size } = this.npu.slab;
		const pass = `${area}:${first}`;
		if (pass === this.#swept) return;
		this.#swept = pass;
		this.#work.sweep++;
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
