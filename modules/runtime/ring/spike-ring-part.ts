import { Area } from "../../connectome/layout.js";
import type { Brain, BurstPart } from "../brain.js";
import { SpikeRingWriter } from "./spike-ring-writer.js";

/** Writes the spikes of each burst into a ring; docs/burst-worker.md has what that costs. */
export class SpikeRingPart implements BurstPart {
	readonly #brain: Brain;
	readonly #writer: SpikeRingWriter;

	/** @throws TypeError when `ring` is none */
	constructor(brain: Brain, ring: SharedArrayBuffer) {
		this.#brain = brain;
		this.#writer = new SpikeRingWriter(ring);
	}

	afterBurst(): void {
		const { npu, clock, platform } = this.#brain;
		const { image, pools, bank } = npu;
		const { firedCounts } = pools;
		const writer = this.#writer;
		const bits = pools.fired[bank];
		const areas = image.areaCount;
		const counts = bank * areas;
		writer.begin();
		for (let area = 0; area < areas; area++) {
			const spikes = firedCounts[counts + area];
			if (spikes !== 0) writer.add(area, bits, image.views.word(image.area(area) + Area.FIRED_WORD), spikes);
		}
		const { lastMs } = clock;
		writer.end(npu.burst, lastMs, (platform.now() - lastMs) * 1000, npu.burstSpikes);
	}
}
