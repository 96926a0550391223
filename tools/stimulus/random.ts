/** A few random voxels of every sensory area per burst: the stimulus that knows nothing about coders. */
import type { BrainImage } from "../../modules/connectome/image.js";
import { Area, AreaKind } from "../../modules/connectome/layout.js";
import { Prng } from "./prng.js";
import type { AreaInput } from "./write-stimulus.js";

const MOST = 4;

/**
 * Up to four neurons per area and burst. Potentials are quarters between 1/4 and 32, one in sixteen negative: exact
 * in binary32, so that every engine starts from the same numbers.
 */
export function randomInputs(image: BrainImage, bursts: number, seed: number): AreaInput[][] {
	const random = new Prng(seed);
	const { views } = image;
	const areas: { area: number; neurons: number }[] = [];
	for (let area = 0; area < image.areaCount; area++) {
		const record = image.area(area);
		if (views.u8[record + Area.KIND] === AreaKind.IPU)
			areas.push({ area, neurons: views.word(record + Area.NEURON_COUNT) });
	}
	return Array.from({ length: bursts }, () =>
		areas.map(({ area, neurons }) => {
			const events = Array.from({ length: random.below(Math.min(MOST, neurons) + 1) }, () => {
				const sign = random.below(16) === 0 ? -1 : 1;
				return [random.below(neurons), (sign * (random.below(128) + 1)) / 4] as const;
			});
			return { area, events };
		}),
	);
}
