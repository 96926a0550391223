import type { BrainImage } from "../connectome/image.js";
import { POTENTIAL_LIMIT } from "../connectome/layout.js";
import type { Membrane } from "./membrane.js";
import type { Pools } from "./pools.js";
import type { Slab } from "./slab.js";

const END = 0xffff;

/**
 * A run of sensory events that lies in somebody else's memory (a camera buffer, a recording in flash) and is
 * read in place at the next burst: `values[i]` is injected into area-local neuron `indices[i]`. Indices ascend,
 * so that an area of many slabs reads each event once.
 */
export interface InputStream {
	readonly indices: Uint16Array | Uint32Array;
	readonly values: Uint8Array | Float32Array;
	/** First event in `indices` and in `values`. */
	firstIndex: number;
	firstValue: number;
	/** Events; 0 once a burst has consumed them. */
	count: number;
}

/**
 * Sensory potentials on their way into the next burst: a bounded queue for single values and one stream per
 * area. They bypass synapses and are added to the fire candidate list as they are (specification, 3.1).
 */
export class Inputs {
	/** Events that found the queue full. */
	dropped = 0;
	readonly #capacity: number;
	readonly #areaCount: number;
	#used = 0;
	/** How far the slabs of the area whose turn it is have read its stream. */
	#position = 0;
	readonly #targets: Uint32Array;
	readonly #potentials: Float32Array;
	/** Per entry the next of the same area, then each area's first and last entry. */
	readonly #links: Uint16Array;
	readonly #streams: (InputStream | undefined)[];

	constructor(image: BrainImage, pools: Pools) {
		this.#capacity = image.inputCapacity;
		this.#areaCount = image.areaCount;
		this.#targets = pools.inputTargets;
		this.#potentials = pools.inputPotentials;
		this.#links = pools.inputLinks;
		this.#links.fill(END);
		this.#streams = new Array(image.areaCount).fill(undefined);
	}

	/**
	 * Queues `potential` (genome units) for area-local neuron `index`. Values that are 0, not finite or beyond
	 * ±1e30 are ignored, and so are areas that do not exist, as FEAGI ignores what it cannot use. Returns false
	 * when the queue is full.
	 */
	push(area: number, index: number, potential: number): boolean {
		if (!isUsable(Math.fround(potential)) || !(area >= 0 && area < this.#areaCount)) return true;
		const entry = this.#used;
		if (entry === this.#capacity) {
			this.dropped++;
			return false;
		}
		const links = this.#links;
		const head = this.#capacity + area;
		const tail = head + this.#areaCount;
		this.#used = entry + 1;
		this.#targets[entry] = index;
		this.#potentials[entry] = potential;
		links[entry] = END;
		if (links[head] === END) links[head] = entry;
		else links[links[tail]] = entry;
		links[tail] = entry;
		return true;
	}

	/** Attaches the one stream of `area`; its owner refills it between bursts. */
	attach(area: number, stream: InputStream): void {
		this.#streams[area] = stream;
	}

	/** Whether the next burst will find anything for `area`. */
	has(area: number): boolean {
		const stream = this.#streams[area];
		return this.#links[this.#capacity + area] !== END || (stream !== undefined && stream.count > 0);
	}

	/** Adds what is staged for `area` to the slab: the queue in order of arrival, then the stream. */
	deliver(area: number, slab: Slab, membrane: Membrane): void {
		const links = this.#links;
		for (let entry = links[this.#capacity + area]; entry !== END; entry = links[entry])
			slab.add(this.#targets[entry], membrane.inject(this.#potentials[entry]));
		const stream = this.#streams[area];
		if (stream === undefined) return;
		const { indices, values, firstIndex, firstValue, count } = stream;
		const end = slab.first + slab.size;
		let i = slab.first === 0 ? 0 : this.#position;
		for (; i < count && indices[firstIndex + i] < end; i++)
			if (isUsable(values[firstValue + i]))
				slab.add(indices[firstIndex + i], membrane.inject(values[firstValue + i]));
		this.#position = i;
	}

	/** Forgets everything that the burst has consumed. */
	clear(): void {
		if (this.#used) this.#links.fill(END, this.#capacity);
		this.#used = 0;
		for (let area = 0; area < this.#areaCount; area++) {
			const stream = this.#streams[area];
			if (stream !== undefined) stream.count = 0;
		}
	}
}

/** FEAGI ignores 0 and what is not finite; larger potentials would make sums infinite. */
function isUsable(potential: number): boolean {
	return potential !== 0 && potential >= -POTENTIAL_LIMIT && potential <= POTENTIAL_LIMIT;
}
