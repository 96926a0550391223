import type { BrainImage } from "../../modules/connectome/image.js";
import { Stimulus } from "../../modules/senses/stimulus.js";
import { StimulusBlock } from "../../modules/senses/stimulus-layout.js";
import { asBuffer } from "../../tools/cli/files.js";
import { buildStimulus } from "../../tools/stimulus/build-stimulus.js";
import type { Case } from "./compare.js";

/** A brain with the first `bursts` bursts of its standard recording. */
export function recordedCase(name: string, image: BrainImage, bursts: number): Case {
	const { bytes } = buildStimulus({ image, bursts, seed: 7 });
	const stimulus = new Stimulus(asBuffer(bytes), image);
	const period: Case["bursts"][number]["streams"][number][][] = Array.from(
		{ length: stimulus.period },
		() => [],
	);
	for (let i = 0; i < stimulus.blockCount; i++) {
		const field = (offset: number) => stimulus.views.u32[stimulus.block(i) + (offset >> 2)]!;
		const first = field(StimulusBlock.FIRST);
		for (let k = first; k < first + field(StimulusBlock.COUNT); k++)
			period[field(StimulusBlock.BURST)]!.push({
				area: field(StimulusBlock.AREA),
				index: stimulus.indices[stimulus.firstIndex + k]!,
				potential: stimulus.values[stimulus.firstValue + k]!,
			});
	}
	return {
		name,
		image,
		bursts: Array.from({ length: bursts }, (_, k) => ({ queue: [], streams: period[k % stimulus.period]! })),
		bytes: stimulus.values instanceof Uint8Array,
	};
}
