/** Two runs of one brain, compared. Linear in spikes, and in areas times bursts where runs are free. */
import { fps, sumTallies, type Tally } from "./fps.js";
import { horizons } from "./horizon.js";
import { matchedSpikes } from "./matching.js";
import { checkRaster, checkSameBrain, type Raster } from "./raster.js";
import { secondary } from "./secondary.js";
import type { Floor, Fps, FreeRunning, FreeRunningFps, TeacherForced } from "./similarity.js";
import { spikeTrains } from "./trains.js";

export interface Labels<F extends Fps> {
	/** Names of the two runs, for people: "fp32", "int8". */
	readonly reference: string;
	readonly candidate: string;
	/** F1 of the one-spike-ahead run, per cent, if there was one. */
	readonly oneSpikeAhead?: number;
	readonly floor?: Floor<F>;
}

/** Scores of groups of neurons; `groupOf[neuron]` is the neuron's group, −1 for none. */
type Scorer<F> = (tallies: readonly Tally[], groupOf: Int32Array) => F[];

/**
 * `candidate` received the spikes of `reference` as presynaptic spikes.
 * @throws UsageError `raster-shape`, `rasters-differ`
 */
export function compareTeacherForced(
	reference: Raster,
	candidate: Raster,
	labels: Labels<number>,
): TeacherForced {
	const score: Scorer<number> = (tallies) => tallies.map((tally) => fps(tally, reference.bursts));
	return { mode: "teacher-forced", ...compare(reference, candidate, labels, score) };
}

/**
 * Both ran by themselves on the same input.
 * @throws UsageError `raster-shape`, `rasters-differ`
 */
export function compareFreeRunning(
	reference: Raster,
	candidate: Raster,
	labels: Labels<FreeRunningFps>,
): FreeRunning {
	const score: Scorer<FreeRunningFps> = (tallies, groupOf) =>
		horizons(reference, candidate, groupOf, tallies.length).map(({ h99, h90 }, group) => ({
			percent: fps(tallies[group], reference.bursts),
			h99,
			h90,
		}));
	return { mode: "free-running", ...compare(reference, candidate, labels, score) };
}

function compare<F extends Fps>(reference: Raster, candidate: Raster, labels: Labels<F>, score: Scorer<F>) {
	checkRaster(reference, labels.reference);
	checkRaster(candidate, labels.candidate);
	checkSameBrain(reference, candidate, `${labels.reference}, ${labels.candidate}`);
	const { bursts } = reference;
	const areas = reference.areas.filter(({ scored }) => scored);
	const trains = { reference: spikeTrains(reference), candidate: spikeTrains(candidate) };
	const areaOf = new Int32Array(reference.neurons).fill(-1);
	areas.forEach(({ first, size }, index) => {
		areaOf.fill(index, first, first + size);
	});
	const neuronTallies = areas.map(({ first, size }) =>
		Array.from({ length: size }, (_, index): Tally => {
			const [a, b] = [trains.reference[first + index], trains.candidate[first + index]];
			const common = matchedSpikes(a, b, 0);
			return { reference: a.length, candidate: b.length, common, products: a.length * b.length };
		}),
	);
	const areaTallies = neuronTallies.map(sumTallies);
	const total = sumTallies(areaTallies);
	const everywhere = areaOf.map((area) => Math.min(area, 0));
	const [ofAll] = score([total], everywhere);
	const ofAreas = score(areaTallies, areaOf);
	const worstArea = lowest(areaTallies, bursts);
	const worst = lowest(neuronTallies.flat(), bursts);

	/** Where neuron `number` of the scored ones is, and its score. */
	const neuronAt = (number: number) => {
		let [area, index] = [0, number];
		while (index >= areas[area].size) index -= areas[area++].size;
		const alone = new Int32Array(reference.neurons).fill(-1);
		alone[areas[area].first + index] = 0;
		return { area: areas[area].name, index, fps: score([neuronTallies[area][index]], alone)[0] };
	};
	return {
		reference: labels.reference,
		candidate: labels.candidate,
		bursts,
		neurons: areas.reduce((sum, { size }) => sum + size, 0),
		spikes: [total.reference, total.candidate] as const,
		common: total.common,
		fps: ofAll,
		floor: labels.floor ?? null,
		firstMismatch: horizons(reference, candidate, everywhere, 1)[0].firstMismatch,
		worstArea: worstArea === -1 ? null : { name: areas[worstArea].name, fps: ofAreas[worstArea] },
		worstNeuron: worst === -1 ? null : neuronAt(worst),
		areas: areas.map(({ name, size }, index) => ({
			name,
			neurons: size,
			spikes: [areaTallies[index].reference, areaTallies[index].candidate] as const,
			common: areaTallies[index].common,
			fps: ofAreas[index],
		})),
		secondary: secondary(trains, areas, total, bursts, labels.oneSpikeAhead ?? null),
	};
}

/** The first with the lowest score among those with a spike in either run; −1 without one. */
function lowest(tallies: readonly Tally[], bursts: number): number {
	let [found, least] = [-1, Infinity];
	tallies.forEach((tally, index) => {
		const percent = fps(tally, bursts);
		if (tally.reference + tally.candidate > 0 && percent < least) [found, least] = [index, percent];
	});
	return found;
}
