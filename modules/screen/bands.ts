import type { Canvas } from "platform";
import type { BrainImage } from "../connectome/image.js";
import { Area, AreaKind } from "../connectome/layout.js";
import type { Npu } from "../npu/npu.js";
import { fitText } from "./text.js";

/** A hidden area takes a shown one's band when it is this many times as active: bands that jump cannot be read. */
const HYSTERESIS = 2;
/** Bursts, a power of two, from one look at an area to the next. */
const TURNS = 4;
/** What becomes of a candidate in choose(). */
const FREE = 0;
const PICKED = 1;
const PLACED = 2;

const { clz32, min } = Math;

/**
 * Which areas the raster shows: all but the core ones, senses first, motors last. Where there are more than bands, all
 * motor areas and those of the others that tell most, senses in no more than half of the bands. What an area tells is
 * the sum over the bursts that are looked at of log2(1 + spikes), to the bit: a full area of a thousand neurons counts ten times a single
 * neuron that always fires.
 */
export class Bands {
	readonly count: number;
	/** Area that has each band. */
	readonly areas: Uint16Array;
	/** 1: the band has changed hands in the last choose(). */
	readonly changed: Uint8Array;
	/** Areas that can be shown: sensory, hidden, motor. */
	readonly #candidates: readonly number[];
	readonly #names: readonly string[];
	/** Number of the candidate that has each band. */
	readonly #shown: Uint16Array;
	/** The three groups: first candidate and first band of each, and the ends of the last. */
	readonly #firstCandidate: readonly number[];
	readonly #firstBand: readonly number[];
	readonly #npu: Npu;
	readonly #activity: Uint32Array;
	readonly #fate: Uint8Array;
	#turn = 0;

	/** `candidates` as of candidatesOf; names are cut to `nameWidth` pixels. */
	constructor(npu: Npu, canvas: Canvas, candidates: readonly number[], count: number, nameWidth: number) {
		const { image } = npu;
		const senses = countOf(image, candidates, AreaKind.IPU);
		const motors = countOf(image, candidates, AreaKind.OPU);
		const hidden = candidates.length - senses - motors;
		const motorBands = min(motors, count);
		const hiddenBands = min(hidden, count - motorBands - min(senses, (count - motorBands + 1) >> 1));
		const sensoryBands = min(senses, count - motorBands - hiddenBands);
		this.count = sensoryBands + hiddenBands + motorBands;
		this.areas = new Uint16Array(count);
		this.changed = new Uint8Array(count);
		this.#candidates = candidates;
		this.#names = candidates.map((area) => fitText(canvas, image.areaName(area), nameWidth));
		this.#shown = new Uint16Array(count);
		this.#firstCandidate = [0, senses, senses + hidden, candidates.length];
		this.#firstBand = [0, sensoryBands, sensoryBands + hiddenBands, this.count];
		this.#npu = npu;
		this.#activity = new Uint32Array(candidates.length);
		this.#fate = new Uint8Array(candidates.length);
		for (let group = 0; group < 3; group++)
			for (let band = this.#firstBand[group]; band < this.#firstBand[group + 1]; band++)
				this.#give(band, this.#firstCandidate[group] + band - this.#firstBand[group]);
	}

	/** Name of the area that has band `band`, as far as it has room. */
	name(band: number): string {
		return this.#names[this.#shown[band]];
	}

	/** Call after each burst: looks at a quarter of the areas. */
	note(): void {
		const candidates = this.#candidates;
		if (candidates.length === this.count) return;
		this.#turn = (this.#turn + 1) & (TURNS - 1);
		const { image, pools, bank } = this.#npu;
		const counts = pools.firedCounts;
		const first = bank * image.areaCount;
		for (let k = this.#turn, count = candidates.length; k < count; k += TURNS) {
			const spikes = counts[first + candidates[k]];
			if (spikes) this.#activity[k] += 32 - clz32(spikes);
		}
	}

	/**
	 * Gives the bands to the areas that told most since the last call; an area that keeps a band keeps its place. True
	 * if any band has changed hands; `changed` says which.
	 */
	choose(): boolean {
		const shown = this.#shown;
		const activity = this.#activity;
		this.#fate.fill(FREE);
		for (let band = 0; band < this.count; band++)
			activity[shown[band]] = HYSTERESIS * activity[shown[band]] + 1;
		let any = false;
		for (let group = 0; group < 3; group++) if (this.#chooseGroup(group)) any = true;
		activity.fill(0);
		return any;
	}

	#chooseGroup(group: number): boolean {
		const { changed } = this;
		const shown = this.#shown;
		const fate = this.#fate;
		const from = this.#firstBand[group];
		const end = this.#firstBand[group + 1];
		for (let band = from; band < end; band++) fate[this.#mostActive(group)] = PICKED;
		for (let band = from; band < end; band++) {
			changed[band] = fate[shown[band]] === PICKED ? 0 : 1;
			if (changed[band] === 0) fate[shown[band]] = PLACED;
		}
		let any = false;
		let next = this.#firstCandidate[group];
		for (let band = from; band < end; band++) {
			if (changed[band] === 0) continue;
			while (fate[next] !== PICKED) next++;
			this.#give(band, next++);
			any = true;
		}
		return any;
	}

	#give(band: number, candidate: number): void {
		this.#shown[band] = candidate;
		this.areas[band] = this.#candidates[candidate];
	}

	/** The free candidate of `group` that tells most. */
	#mostActive(group: number): number {
		let best = -1;
		for (let k = this.#firstCandidate[group], end = this.#firstCandidate[group + 1]; k < end; k++)
			if (this.#fate[k] === FREE && (best < 0 || this.#activity[k] > this.#activity[best])) best = k;
		return best;
	}
}

/** All areas but FEAGI's core ones: sensory, hidden, motor. */
export function candidatesOf(image: BrainImage): number[] {
	const kinds = [AreaKind.IPU, AreaKind.CUSTOM, AreaKind.MEMORY, AreaKind.OPU];
	const found: number[] = [];
	for (let k = 0; k < kinds.length; k++)
		for (let area = 0; area < image.areaCount; area++) if (kindOf(image, area) === kinds[k]) found.push(area);
	return found;
}

/** AreaKind of `area`. */
export function kindOf(image: BrainImage, area: number): number {
	return image.views.u8[image.area(area) + Area.KIND];
}

function countOf(image: BrainImage, areas: readonly number[], kind: number): number {
	let count = 0;
	for (let k = 0; k < areas.length; k++) if (kindOf(image, areas[k]) === kind) count++;
	return count;
}
