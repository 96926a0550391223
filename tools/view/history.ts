import type { BrainImage } from "../../modules/connectome/image.js";
import type { Npu } from "../../modules/npu/npu.js";

/** Spikes of every area over the last bursts. */
export class History {
	readonly #areaCount: number;
	readonly #length: number;
	/** One row of areas per burst, as a ring. */
	readonly #counts: Uint32Array;
	/** Most spikes of each area in one burst so far. */
	readonly peaks: Uint32Array;
	/** Bursts noted so far. */
	bursts = 0;

	constructor(image: BrainImage, length: number) {
		this.#areaCount = image.areaCount;
		this.#length = length;
		this.#counts = new Uint32Array(image.areaCount * length);
		this.peaks = new Uint32Array(image.areaCount);
	}

	note(npu: Npu): void {
		const row = (this.bursts % this.#length) * this.#areaCount;
		for (let area = 0; area < this.#areaCount; area++) {
			const spikes = npu.firedCount(area);
			this.#counts[row + area] = spikes;
			if (spikes > this.peaks[area]!) this.peaks[area] = spikes;
		}
		this.bursts++;
	}

	/** Spikes of `area` `age` bursts ago, 0 being the newest; undefined before the first burst. */
	at(area: number, age: number): number | undefined {
		if (age >= this.bursts || age >= this.#length) return undefined;
		return this.#counts[((this.bursts - 1 - age) % this.#length) * this.#areaCount + area];
	}

	/** Spikes of `area`, and the bursts that had any, over the last `bursts` bursts. */
	sum(area: number, bursts: number): { spikes: number; active: number } {
		let spikes = 0;
		let active = 0;
		for (let age = 0; age < bursts; age++) {
			const count = this.at(area, age);
			if (count === undefined) break;
			spikes += count;
			if (count > 0) active++;
		}
		return { spikes, active };
	}
}
