/** Everything about two runs but their FPS. */
import { f1, type Tally } from "./fps.js";
import { intervalKs, meanCv } from "./intervals.js";
import { matchedSpikes } from "./matching.js";
import { correlation, psth } from "./psth.js";
import type { RasterArea } from "./raster.js";
import type { Secondary } from "./similarity.js";
import { spikeDistance } from "./spike-distance.js";
import type { Train } from "./trains.js";
import { vanRossum } from "./van-rossum.js";

/** One train per neuron of the brain. */
interface TrainPair {
	readonly reference: readonly Train[];
	readonly candidate: readonly Train[];
}

/** `total` is over the neurons of `areas`. */
export function secondary(
	trains: TrainPair,
	areas: readonly RasterArea[],
	total: Tally,
	bursts: number,
	oneSpikeAhead: number | null,
): Secondary {
	const slices = areas.map(({ first, size }) => [
		trains.reference.slice(first, first + size),
		trains.candidate.slice(first, first + size),
	]);
	const [a, b] = [slices.flatMap(([one]) => one), slices.flatMap(([, other]) => other)];
	let [matched, distance, norm, spike, active] = [0, 0, 0, 0, 0];
	for (let i = 0; i < a.length; i++) {
		if (a[i].length + b[i].length === 0) continue;
		active++;
		matched += matchedSpikes(a[i], b[i], 1);
		spike += spikeDistance(a[i], b[i], bursts);
		const rossum = vanRossum(a[i], b[i]);
		distance += rossum.distance;
		norm += rossum.norm;
	}
	const { reference, candidate } = total;
	return {
		f1: f1(total.common, reference, candidate),
		f1WithinOne: f1(matched, reference, candidate),
		oneSpikeAhead,
		vanRossum: norm === 0 ? 0 : Math.sqrt(distance / norm),
		spikeDistance: active === 0 ? 0 : spike / active,
		rateRatio: reference > 0 ? candidate / reference : candidate > 0 ? null : 1,
		cvIsi: [meanCv(a), meanCv(b)],
		isiKs: intervalKs(a, b),
		psthCorrelation: meanCorrelation(slices, bursts),
	};
}

/** Mean over the areas with a spike in either run; 1 without one. */
function meanCorrelation(areas: readonly (readonly (readonly Train[])[])[], bursts: number): number {
	let [sum, active] = [0, 0];
	for (const [a, b] of areas) {
		if (![...a, ...b].some((train) => train.length > 0)) continue;
		sum += correlation(psth(a, bursts), psth(b, bursts));
		active++;
	}
	return active === 0 ? 1 : sum / active;
}
