/** One-spike-ahead accuracy: every neuron starts each interval from the reference's spike. */
import type { BrainImage } from "../../modules/connectome/image.js";
import { Area, NONE } from "../../modules/connectome/layout.js";
import { setFireCount } from "../../modules/npu/fire-counts.js";
import { type Kernels, referenceKernels } from "../../modules/npu/kernels.js";
import type { Npu } from "../../modules/npu/npu.js";

/**
 * A neuron that fires before the reference does waits, without input, for the reference's spike; one that has not
 * fired when the reference does is set back as if it had. Errors of one interval therefore never reach the next.
 */
export class Resynchroniser {
	/** Spikes predicted in the burst in which the reference has them, too early, and by the reference. */
	hits = 0;
	early = 0;
	actual = 0;
	readonly kernels: Kernels;
	readonly #image: BrainImage;
	/** 1: fired early, waits for the reference; by global neuron. */
	readonly #waits: Uint8Array;
	/** 1: waited and had input in this burst. */
	readonly #heard: Uint8Array;

	constructor(image: BrainImage) {
		this.#image = image;
		this.#waits = new Uint8Array(image.neuronCount);
		this.#heard = new Uint8Array(image.neuronCount);
		this.kernels = {
			propagate: referenceKernels.propagate,
			update: (npu, area) => {
				this.#withhold(npu, area);
				return referenceKernels.update(npu, area);
			},
		};
	}

	/** F1 of predicted against actual spikes, percent; 100 when there were none. */
	get score(): number {
		const spikes = this.actual + this.hits + this.early;
		return spikes === 0 ? 100 : (200 * this.hits) / spikes;
	}

	/** After a burst: `own` and `actual` are ascending global neurons; only areas in `scored` are looked at. */
	settle(npu: Npu, own: Uint32Array, actual: Uint32Array, scored: readonly boolean[]): void {
		const fired = new Set(own);
		const expected = new Set(actual);
		for (const [index, counts] of scored.entries()) {
			if (!counts) continue;
			const area = this.#image.area(index);
			const first = this.#image.views.word(area + Area.FIRST_NEURON);
			const end = first + this.#image.views.word(area + Area.NEURON_COUNT);
			for (let neuron = first; neuron < end; neuron++) {
				if (expected.has(neuron)) {
					this.actual++;
					if (!this.#waits[neuron] && fired.has(neuron)) this.hits++;
					else spend(npu, index, neuron - first);
					this.#waits[neuron] = 0;
				} else if (fired.has(neuron)) {
					this.early++;
					this.#waits[neuron] = 1;
				} else if (this.#heard[neuron]) forgetSpikes(npu, index, neuron - first);
				this.#heard[neuron] = 0;
			}
		}
	}

	/** Takes waiting neurons off the fire candidate list. */
	#withhold(npu: Npu, index: number): void {
		const { slab } = npu;
		const first = this.#image.views.word(this.#image.area(index) + Area.FIRST_NEURON) + slab.first;
		let kept = 0;
		for (let k = 0; k < slab.count; k++) {
			const i = slab.candidates[k];
			if (this.#waits[first + i]) {
				this.#heard[first + i] = 1;
				slab.accumulators[i] = slab.empty;
			} else slab.candidates[kept++] = i;
		}
		slab.count = kept;
	}
}

/** Leaves area-local neuron `index` as if it had fired. */
function spend(npu: Npu, area: number, index: number): void {
	const { image, pools, format } = npu;
	const { u16 } = image.views;
	const record = image.area(area);
	const state = image.views.word(record + Area.STATE_INDEX);
	const fireLimit = u16[(record + Area.FIRE_LIMIT) >> 1];
	let countdown = u16[(record + Area.REFRACTORY_PERIOD) >> 1];
	if (fireLimit) {
		const count = Math.min(npu.fireCount(area, index) + 1, fireLimit);
		setCount(npu, record, index, count);
		if (count >= fireLimit) countdown = Math.min(countdown + u16[(record + Area.SNOOZE_PERIOD) >> 1], 65535);
	}
	const beside = image.views.word(record + Area.COUNTDOWN_INDEX);
	const shared = beside === NONE && countdown > 0;
	if (state !== NONE) {
		pools.potentials[state + index] = shared ? format.refractoryMark : 0;
		if (format.fractionBytes) pools.fractions[state + index] = shared ? countdown : 0;
	}
	if (beside !== NONE) pools.countdowns[beside + index] = countdown;
}

function forgetSpikes(npu: Npu, area: number, index: number): void {
	const record = npu.image.area(area);
	if (npu.image.views.u16[(record + Area.FIRE_LIMIT) >> 1] === 0) return;
	setCount(npu, record, index, 0);
}

function setCount({ image, pools }: Npu, record: number, index: number, count: number): void {
	const bits = image.views.u8[record + Area.FIRE_COUNT_BITS];
	setFireCount(pools.fireCounts, image.views.word(record + Area.FIRE_COUNT_INDEX), bits, index, count);
}
