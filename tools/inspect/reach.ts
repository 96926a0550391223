/** Areas whose neurons can never fire, because no sum of inputs reaches their threshold. */
import { Coder, POWER_AMOUNT, POWER_AREA } from "../../modules/connectome/layout.js";
import type { Network } from "../develop/network.js";
import { coderOf } from "../genome/io-id.js";
import type { CorticalArea, Note } from "../genome/model.js";
import { Notes } from "../genome/notes.js";
import { thresholdGradient } from "../quantise/thresholds.js";
import { type AreaPaths, pathOf } from "./paths.js";

/** Binary32 sums may exceed the exact one by this much per addition. */
const ROUNDING = 2 ** -23;
const BRIGHTEST_PIXEL = 255;

interface Inputs {
	/** Most that one burst can bring to one neuron, and least (0 or negative), genome units. */
	readonly most: number;
	readonly least: number;
	/** Whether anything arrives at all. */
	readonly any: boolean;
}

/**
 * Sound, not complete: every source is taken to be able to fire, so whatever is reported really never fires.
 * Input that a host sends to an area that is no sensor is not considered.
 */
export function noteUnreachable(network: Network, paths: AreaPaths): Note[] {
	const notes = new Notes();
	network.genome.areas.forEach((area, index) => {
		if (area.kind === "core" && index !== POWER_AREA) return;
		const inputs = inputsOf(network, index);
		if (!inputs.any) {
			const message = `Nothing reaches ${nameOf(area)}: no synapse leads to it and it is no sensor.`;
			notes.info("area-without-input", area.path, message);
			return;
		}
		noteArea(area, inputs, paths, notes);
	});
	return notes.list();
}

function noteArea(area: CorticalArea, inputs: Inputs, paths: AreaPaths, notes: Notes): void {
	const bound = highestPotential(area, inputs);
	const thresholds = thresholdGradient(area) ?? Float32Array.of(area.firingThreshold);
	const limit =
		area.firingThresholdLimit === 0 ? Number.POSITIVE_INFINITY : Math.fround(area.firingThresholdLimit);
	const lowest = thresholds.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
	// The reader warns of an empty window itself where all neurons share one (empty-firing-window).
	if (thresholds.length === 1 && limit < lowest) return;
	const dead = thresholds.reduce(
		(count, threshold) => count + (threshold > bound || threshold > limit ? 1 : 0),
		0,
	);
	if (dead === 0) return;
	const how = area.mpChargeAccumulation
		? ` (it accumulates, leak ${round(area.leakCoefficient)})`
		: " per burst";
	const highest = `its inputs add up to ${round(bound)}${how} at most`;
	if (dead === thresholds.length) {
		const least = thresholds.length === 1 ? "" : "at least ";
		const why = lowest > bound ? highest : `firing_threshold_limit is ${round(limit)}`;
		const message = `No neuron of ${nameOf(area)} can fire: firing_threshold is ${least}${round(lowest)}, ${why}.`;
		notes.warn("threshold-unreachable", pathOf(paths, area, "firing_threshold"), message, area.id.key);
		return;
	}
	const top = thresholds.reduce((a, b) => Math.max(a, b));
	const message = `${dead} of ${thresholds.length} neurons of ${nameOf(area)} can never fire: firing_threshold rises to ${round(top)}, ${highest}.`;
	notes.info("threshold-partly-unreachable", pathOf(paths, area, "firing_threshold"), message, area.id.key);
}

/** What one burst can bring to one neuron, from sensors, from power and over all mappings together. */
function inputsOf(network: Network, index: number): Inputs {
	const area = network.genome.areas[index]!;
	let most = injection(area, index);
	let least = 0;
	let additions = 2;
	let any = most > 0;
	for (const projection of network.projections) {
		if (projection.target !== index || projection.synapses === 0) continue;
		any = true;
		const largest = largestContribution(network, projection) * projection.largestFanIn;
		additions += projection.largestFanIn;
		if (projection.inhibitory) least -= largest;
		else most += largest;
	}
	const slack = 1 + additions * ROUNDING;
	return { most: most * slack, least: least * slack, any };
}

function injection(area: CorticalArea, index: number): number {
	if (index === POWER_AREA) return POWER_AMOUNT;
	if (area.kind !== "ipu") return 0;
	return coderOf(area.id.bytes) === Coder.CARTESIAN_PLANE ? BRIGHTEST_PIXEL : 1;
}

function largestContribution(network: Network, projection: Network["projections"][number]): number {
	const driven = network.genome.areas[projection.source]!.mpDrivenPsp;
	const degree = network.degrees[projection.source]!.degrees.reduce(
		(a, b) => Math.min(a, b),
		Number.POSITIVE_INFINITY,
	);
	return (projection.weight * (driven ? 255 : projection.psp)) / degree;
}

/**
 * The highest potential that is compared with the threshold (spec 3.4). Without accumulation that is one burst's
 * sum. With it and a leak from 0 to 1 the potential rises towards sum / leak. A leak above 1 turns the sign, so that
 * inhibition adds to the next burst; from 2 on, as below 0, nothing bounds it.
 */
function highestPotential(area: CorticalArea, { most, least }: Inputs): number {
	const leak = Math.fround(area.leakCoefficient);
	if (!area.mpChargeAccumulation) return most;
	if (most === 0 && least === 0) return 0;
	if (leak <= 0) return most === 0 ? 0 : Number.POSITIVE_INFINITY;
	if (leak <= 1) return most / leak;
	const turned = leak - 1;
	if (turned >= 1) return Number.POSITIVE_INFINITY;
	return (most - turned * least) / (1 - turned * turned);
}

function nameOf(area: CorticalArea): string {
	return JSON.stringify(area.name || area.spelling);
}

function round(value: number): number {
	return Number(value.toPrecision(6));
}
