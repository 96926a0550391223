import type { BrainImage } from "../connectome/image.js";
import { POTENTIAL_LIMIT } from "../connectome/layout.js";
import { stateFormat } from "../connectome/state-format.js";
import type { NativeBurst } from "./native.js";
import type { Pools } from "./pools.js";
import { toFloatUnits, toUnits } from "./precision.js";
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

/** Whom to tell that an area has input waiting. */
interface Waker {
	wake(area: number): void;
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
	/** Where the next slab of the area whose turn it is goes on reading its stream. */
	#position = 0;
	readonly #targets: Uint32Array;
	readonly #potentials: Float32Array;
	/** Per entry the next of the same area, then each area's first and last entry. */
	readonly #links: Uint16Array;
	readonly #streams: (InputStream | undefined)[];
	/** Areas that have a stream. */
	readonly #attached: number[] = [];

	readonly #waker: Waker;
	readonly #native: NativeBurst | undefined;
	readonly #idBytes: number;
	/** Genome units to state units. */
	readonly #convert: (potential: number, unitsPerPotential: number) => number;

	constructor(image: BrainImage, pools: Pools, waker: Waker, native?: NativeBurst) {
		this.#waker = waker;
		this.#native = native;
		this.#convert = stateFormat(image.precision).float ? toFloatUnits : toUnits;
		this.#idBytes = image.idBytes;
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
		this.#waker.wake(area);
		return true;
	}

	/** Room for the indices of `count` events, as wide as the image's ids whatever the size of their area. */
	indices(count: number): Uint16Array | Uint32Array {
		return this.#idBytes === 2 ? new Uint16Array(count) : new Uint32Array(count);
	}

	/** Attaches the one stream of `area`; its owner refills it between bursts. */
	attach(area: number, stream: InputStream): void {
		if (this.#streams[area] === undefined) this.#attached.push(area);
		this.#streams[area] = stream;
		this.#native?.attach(area, stream);
	}

	/** Events in the queue. */
	get queued(): number {
		return this.#used;
	}

	/** Wakes the areas whose streams hold events for the burst that is about to begin. */
	wakeStreams(): void {
		const attached = this.#attached;
		for (let k = 0, count = attached.length; k < count; k++)
			if (this.#streams[attached[k]]!.count > 0) this.#waker.wake(attached[k]);
	}

	/**
	 * Adds what is staged for `area` to the slab: the queue in order of arrival, then the stream.
	 * `unitsPerPotential` turns genome units into state units; 0 where they are the same.
	 */
	deliver(area: number, slab: Slab, unitsPerPotential: number): void {
		const links = this.#links;
		for (let entry = links[this.#capacity + area]; entry !== END; entry = links[entry]) {
			const potential = this.#potentials[entry];
			slab.add(
				this.#targets[entry],
				unitsPerPotential ? this.#convert(potential, unitsPerPotential) : potential,
			);
		}
		const stream = this.#streams[area];
		if (stream !== undefined && stream.count > 0) this.#deliverStream(stream, slab, unitsPerPotential);
	}

	#deliverStream(stream: InputStream, slab: Slab, unitsPerPotential: number): void {
		const { indices, values, firstIndex, firstValue } = stream;
		const { first, accumulators, candidates, empty, sumLimit } = slab;
		const end = firstIndex + stream.count;
		const size = slab.size;
		let count = slab.count;
		let at = first === 0 ? firstIndex : this.#position;
		let last = Number.NaN;
		let input = 0;
		for (let value = firstValue + at - firstIndex; at < end; at++, value++) {
			const i = indices[at] - first;
			if (i >= size) break;
			const potential = values[value];
			// Neighbouring voxels often hold the same value: the colours of a grey pixel do.
			if (potential !== last) {
				if (!potential || potential > POTENTIAL_LIMIT || potential < -POTENTIAL_LIMIT) continue;
				last = potential;
				input = unitsPerPotential ? this.#convert(potential, unitsPerPotential) : potential;
			}
			const sum = accumulators[i];
			if (sum === empty) {
				candidates[count++] = i;
				accumulators[i] = input;
			} else {
				const next = sum + input;
				accumulators[i] = next > sumLimit ? sumLimit : next < -sumLimit ? -sumLimit : next;
			}
		}
		this.#position = at;
		slab.count = count;
	}

	/** Forgets everything that the burst has consumed. */
	clear(): void {
		if (this.#used) this.#links.fill(END, this.#capacity);
		this.#used = 0;
		// Native bursts have set the counts of their streams back themselves.
		if (this.#native) return;
		const attached = this.#attached;
		for (let k = 0, count = attached.length; k < count; k++) this.#streams[attached[k]]!.count = 0;
	}
}

/** FEAGI ignores 0 and what is not finite; larger potentials would make sums infinite. */
function isUsable(potential: number): boolean {
	return potential !== 0 && potential >= -POTENTIAL_LIMIT && potential <= POTENTIAL_LIMIT;
}
