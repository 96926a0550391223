/** What of a brain's areas does not change from burst to burst. */
import type { BrainImage } from "../../modules/connectome/image.js";
import { Area, AreaFlag, Projection } from "../../modules/connectome/layout.js";

export function neuronsOf(image: BrainImage, area: number): number {
	return image.views.word(image.area(area) + Area.NEURON_COUNT);
}

export function accumulates(image: BrainImage, area: number): boolean {
	return (image.views.word(image.area(area) + Area.FLAGS) & AreaFlag.CHARGE_ACCUMULATES) !== 0;
}

/** Projections from each area. */
export function fanOutOf(image: BrainImage): readonly number[] {
	const counts = new Array<number>(image.areaCount).fill(0);
	for (let i = 0; i < image.projectionCount; i++)
		counts[image.views.u16[(image.projection(i) + Projection.SOURCE) >> 1]]++;
	return counts;
}

/** Areas that each area hears. */
export function sourcesByTarget(image: BrainImage): readonly (readonly number[])[] {
	const sources = Array.from({ length: image.areaCount }, () => new Set<number>());
	const { u16 } = image.views;
	for (let i = 0; i < image.projectionCount; i++) {
		const record = image.projection(i);
		sources[u16[(record + Projection.TARGET) >> 1]].add(u16[(record + Projection.SOURCE) >> 1]);
	}
	return sources.map((set) => [...set]);
}
