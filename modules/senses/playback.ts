import type { InputStream, Inputs } from "../npu/inputs.js";
import type { Stimulus } from "./stimulus.js";
import { StimulusBlock } from "./stimulus-layout.js";

/** Plays a recording into the brain, one burst at a time, over and over. Copies nothing, allocates nothing. */
export class Playback {
	readonly #stimulus: Stimulus;
	readonly #streams: (InputStream | undefined)[];
	#burst = 0;
	#block = 0;

	constructor(stimulus: Stimulus, areaCount: number, inputs: Inputs) {
		this.#stimulus = stimulus;
		this.#streams = new Array(areaCount).fill(undefined);
		const { u32 } = stimulus.views;
		for (let i = 0; i < stimulus.blockCount; i++) {
			const area = u32[stimulus.block(i) + (StimulusBlock.AREA >> 2)];
			if (this.#streams[area]) continue;
			const { indices, values } = stimulus;
			const stream = { indices, values, firstIndex: 0, firstValue: 0, count: 0 };
			this.#streams[area] = stream;
			inputs.attach(area, stream);
		}
	}

	/** Stages what the recording holds for the next burst. */
	advance(): void {
		const stimulus = this.#stimulus;
		const { u32 } = stimulus.views;
		while (this.#block < stimulus.blockCount) {
			const block = stimulus.block(this.#block);
			if (u32[block + (StimulusBlock.BURST >> 2)] !== this.#burst) break;
			const stream = this.#streams[u32[block + (StimulusBlock.AREA >> 2)]]!;
			const first = u32[block + (StimulusBlock.FIRST >> 2)];
			stream.firstIndex = stimulus.firstIndex + first;
			stream.firstValue = stimulus.firstValue + first;
			stream.count = u32[block + (StimulusBlock.COUNT >> 2)];
			this.#block++;
		}
		if (++this.#burst === stimulus.period) {
			this.#burst = 0;
			this.#block = 0;
		}
	}
}
