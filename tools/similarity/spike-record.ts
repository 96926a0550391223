/** What every neuron of a brain fired, burst by burst, and the same put back into another brain. */
import type { BrainImage } from "../../modules/connectome/image.js";
import { Area } from "../../modules/connectome/layout.js";
import type { Npu } from "../../modules/npu/npu.js";

export interface SpikeRecord {
	/** Ascending global neurons that fired in each burst. */
	readonly fired: readonly Uint32Array[];
	/** The PSPs that spikes of mp_driven_psp areas carried, in the order of the image's PSP pool. */
	readonly psps: readonly Uint8Array[];
}

/** The newest burst's spikes as ascending global neurons. */
export function firedNeurons(npu: Npu): Uint32Array {
	const { image } = npu;
	const fired = new Uint32Array(npu.burstSpikes);
	const bits = npu.pools.fired[npu.bank];
	let count = 0;
	for (let index = 0; index < image.areaCount; index++) {
		if (npu.firedCount(index) === 0) continue;
		const area = image.area(index);
		const first = image.views.word(area + Area.FIRST_NEURON);
		const firstWord = image.views.word(area + Area.FIRED_WORD);
		const words = (image.views.word(area + Area.NEURON_COUNT) + 31) >>> 5;
		for (let word = 0; word < words; word++)
			for (let rest = bits[firstWord + word]; rest; rest &= rest - 1)
				fired[count++] = first + (word << 5) + 31 - Math.clz32(rest & -rest);
	}
	return fired;
}

/** Steps a brain for `bursts` bursts and records its spikes. */
export function record(npu: Npu, step: () => void, bursts: number): SpikeRecord {
	const fired: Uint32Array[] = [];
	const psps: Uint8Array[] = [];
	for (let burst = 0; burst < bursts; burst++) {
		step();
		fired.push(firedNeurons(npu));
		psps.push(npu.pools.psps[npu.bank].slice());
	}
	return { fired, psps };
}

/** Makes a record's spikes those that the next burst of a brain propagates. */
export class Teacher {
	readonly #image: BrainImage;
	readonly #record: SpikeRecord;
	/** Fired words of the whole brain. */
	readonly #words: Int32Array;

	constructor(image: BrainImage, spikes: SpikeRecord) {
		this.#image = image;
		this.#record = spikes;
		const last = image.area(image.areaCount - 1);
		const words = (image.views.word(last + Area.NEURON_COUNT) + 31) >>> 5;
		this.#words = new Int32Array(image.views.word(last + Area.FIRED_WORD) + words);
	}

	/** Replaces the spikes of the burst that `npu` has just run by those of the record's burst `burst`, from 0. */
	correct(npu: Npu, burst: number): void {
		const { views, areaCount } = this.#image;
		const fired = this.#record.fired[burst];
		const psps = this.#record.psps[burst];
		this.#words.fill(0);
		let at = 0;
		for (let index = 0; index < areaCount; index++) {
			const area = this.#image.area(index);
			const size = views.word(area + Area.NEURON_COUNT);
			const first = views.word(area + Area.FIRST_NEURON);
			const firstWord = views.word(area + Area.FIRED_WORD);
			for (; at < fired.length && fired[at] < first + size; at++)
				this.#words[firstWord + ((fired[at] - first) >>> 5)] |= 1 << ((fired[at] - first) & 31);
			const firstPsp = views.word(area + Area.PSP_INDEX);
			const driven = firstPsp < psps.length ? psps.subarray(firstPsp, firstPsp + size) : undefined;
			npu.replaceSpikes(index, this.#words.subarray(firstWord, firstWord + ((size + 31) >>> 5)), driven);
		}
	}
}
