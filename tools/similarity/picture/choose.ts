/** What of two runs fits a picture: the bursts, areas and neurons with most differences. */
import type { Raster, RasterArea } from "../raster.js";
import { type BurstCounts, countByBurst, countByNeuron, type NeuronCounts } from "./differences.js";

/** Most bursts, neurons and areas in one picture. */
export const MOST = { bursts: 160, neurons: 96, areas: 24 } as const;

export interface Band {
	readonly area: RasterArea;
	/** Global indices, ascending. */
	readonly neurons: readonly number[];
}

export interface Choice {
	/** Bursts `from` … `to` − 1. */
	readonly from: number;
	readonly to: number;
	/** Areas with the neurons shown of each, in the order of the brain. */
	readonly bands: readonly Band[];
	readonly counts: BurstCounts;
	/** Spikes in one run only: in the picture, and in the whole run. */
	readonly differing: readonly [shown: number, all: number];
}

/** `from`: first burst shown; without it, where most spikes differ, or most fire if none does. */
export function choose(reference: Raster, candidate: Raster, from?: number): Choice {
	const counts = countByBurst(reference, candidate);
	const differing = counts.reference.map((count, time) => count + counts.candidate[time]);
	const span = Math.min(reference.bursts, MOST.bursts);
	const busiest = () => window(sum(differing) > 0 ? differing : counts.both, span);
	const start = Math.max(0, Math.min(from ?? busiest(), reference.bursts - span));
	const byNeuron = countByNeuron(reference, candidate, start, start + span);
	const bands = chooseNeurons(reference, byNeuron);
	const shown = bands.flatMap(({ neurons }) => neurons.map((neuron) => byNeuron.differing[neuron]));
	return { from: start, to: start + span, bands, counts, differing: [sum(shown), sum(differing)] };
}

/** Start of the `span` values with the largest sum; of several in a row with that sum, the one in the middle. */
function window(values: Uint32Array, span: number): number {
	let current = sum(values.subarray(0, span));
	let best = { sum: current, first: 0, last: 0 };
	for (let start = 1; start + span <= values.length; start++) {
		current += values[start + span - 1] - values[start - 1];
		if (current > best.sum) best = { sum: current, first: start, last: start };
		else if (current === best.sum && best.last === start - 1) best.last = start;
	}
	return (best.first + best.last) >> 1;
}

function chooseNeurons({ areas }: Raster, counts: NeuronCounts): Band[] {
	const scored = areas.filter((area) => area.scored && area.size > 0);
	const everything = scored.map((area) => ({ area, neurons: indices(area) }));
	const total = everything.reduce((count, { neurons }) => count + neurons.length, 0);
	if (total <= MOST.neurons && scored.length <= MOST.areas) return everything;

	const { differing, all } = counts;
	const kept = everything
		.map((band) => ({
			...band,
			rank: [differing, all].map((spikes) => sum(band.neurons.map((n) => spikes[n]))),
		}))
		.sort((a, b) => b.rank[0] - a.rank[0] || b.rank[1] - a.rank[1])
		.slice(0, MOST.areas);
	const chosen = new Set(
		kept
			.flatMap(({ neurons }) => neurons.filter((neuron) => differing[neuron] > 0))
			.sort((a, b) => differing[b] - differing[a] || all[b] - all[a] || a - b)
			.slice(0, MOST.neurons),
	);
	for (const neuron of inTurn(kept.map(({ neurons }) => mostActive(neurons, counts)))) {
		if (chosen.size >= MOST.neurons) break;
		chosen.add(neuron);
	}
	return everything
		.map(({ area, neurons }) => ({ area, neurons: neurons.filter((neuron) => chosen.has(neuron)) }))
		.filter(({ neurons }) => neurons.length > 0);
}

/** Neurons with equal spikes in both runs, the most active first. */
function mostActive(neurons: readonly number[], { differing, all }: NeuronCounts): number[] {
	return neurons
		.filter((neuron) => differing[neuron] === 0 && all[neuron] > 0)
		.sort((a, b) => all[b] - all[a]);
}

/** One of each list, then the next of each. */
function* inTurn(lists: readonly (readonly number[])[]): Generator<number> {
	const longest = Math.max(0, ...lists.map(({ length }) => length));
	for (let i = 0; i < longest; i++) for (const list of lists) if (i < list.length) yield list[i];
}

function indices({ first, size }: RasterArea): number[] {
	return Array.from({ length: size }, (_, index) => first + index);
}

function sum(values: ArrayLike<number>): number {
	let total = 0;
	for (let i = 0; i < values.length; i++) total += values[i];
	return total;
}
