import type { BrainImage } from "../connectome/image.js";
import { Area } from "../connectome/layout.js";
import type { Npu } from "../npu/npu.js";
import type { Values } from "./input.js";
import { type PortShape, voxelAt } from "./ports.js";

/** A silent channel keeps its last value for ever: FEAGI's rule. */
export const HOLD = 0;
/** Silence of the brain's own time after which a motor returns to neutral, unless told otherwise. */
export const NEUTRAL_MS = 500;

const { clz32, round } = Math;

/** Bursts in so many milliseconds of the brain's own time, at least one. */
export function burstsIn(image: BrainImage, milliseconds: number): number {
	const bursts = round((milliseconds * 1000) / image.burstPeriodUs);
	return bursts > 1 ? bursts : 1;
}

/**
 * A decoder: spikes of one motor area in the newest burst → values. A channel without spikes keeps its value, for
 * ever or until it has been silent for `neutralAfter` bursts (specification, 5.4).
 */
export abstract class Output<V extends Values = Values> {
	readonly port: PortShape;
	readonly values: V;
	/** Bursts of silence after which a channel goes to neutral; HOLD: never. */
	neutralAfter: number;
	/** Per channel, bursts since its last spike; 0: it spoke in the newest burst. */
	readonly silence: Uint32Array;
	protected readonly npu: Npu;
	/** Words of the fired bits that hold the area's neurons. */
	readonly #firstWord: number;
	readonly #words: number;

	constructor(npu: Npu, port: PortShape, values: V, channels: number, neutralAfter: number) {
		const { views } = npu.image;
		const area = npu.image.area(port.area);
		this.port = port;
		this.values = values;
		this.neutralAfter = neutralAfter;
		this.silence = new Uint32Array(channels);
		this.npu = npu;
		this.#firstWord = views.word(area + Area.FIRED_WORD);
		this.#words = (views.word(area + Area.NEURON_COUNT) + 31) >>> 5;
	}

	/** Takes the newest burst's spikes; call it once after each burst. While the area is silent it only counts. */
	read(): void {
		const { silence, neutralAfter } = this;
		const active = this.npu.firedCount(this.port.area) > 0;
		for (let channel = 0, count = silence.length; channel < count; channel++) {
			if (active && this.decode(channel)) {
				silence[channel] = 0;
				continue;
			}
			if (silence[channel] < 0xffffffff) silence[channel]++;
			if (neutralAfter !== HOLD && silence[channel] >= neutralAfter) this.rest(channel);
		}
	}

	/** Takes the channel's spikes; false, and nothing changed, if there are none. */
	protected abstract decode(channel: number): boolean;

	/** Makes the channel neutral. */
	protected abstract rest(channel: number): void;

	/** Neurons of a voxel that fired: FEAGI's motor stream names a voxel once for each of them. */
	protected spikesAt(x: number, y: number, z: number): number {
		const { port } = this;
		const fired = this.npu.pools.fired[this.npu.bank];
		const firstWord = this.#firstWord;
		let neuron = voxelAt(port, x, y, z) * port.neuronsPerVoxel;
		let spikes = 0;
		for (let n = 0, count = port.neuronsPerVoxel; n < count; n++, neuron++)
			spikes += (fired[firstWord + (neuron >>> 5)] >>> (neuron & 31)) & 1;
		return spikes;
	}

	/** First neuron from `neuron` on that fired, or -1; costs nothing for silent words. */
	protected nextFired(neuron: number): number {
		const fired = this.npu.pools.fired[this.npu.bank];
		let word = neuron >>> 5;
		if (word >= this.#words) return -1;
		let rest = fired[this.#firstWord + word] & (-1 << (neuron & 31));
		while (rest === 0) {
			if (++word === this.#words) return -1;
			rest = fired[this.#firstWord + word];
		}
		return (word << 5) + 31 - clz32(rest & -rest);
	}
}
