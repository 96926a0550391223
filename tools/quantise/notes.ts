/** What the chosen units cost, area by area: each note names the place in the genome and the cure. */
import { CONTRIBUTION_LIMIT } from "../../modules/connectome/layout.js";
import type { Network } from "../develop/network.js";
import type { CorticalArea, Note } from "../genome/model.js";
import { Notes } from "../genome/notes.js";
import { longestBlock } from "../image/state-plan.js";
import {
	type AreaParameters,
	contributionUnits,
	type Quantisation,
	topThreshold,
} from "./area-parameters.js";
import { noteCalibration } from "./calibration-notes.js";
import { areaDemand, largestContribution } from "./demand.js";
import { knifeEdge } from "./knife-edge.js";
import { formatOf } from "./precisions.js";
import { contributionClampShows } from "./threshold-code.js";

/** Everything that the notes of one area look at. */
export interface AreaView {
	readonly network: Network;
	readonly index: number;
	readonly area: CorticalArea;
	readonly quantisation: Quantisation;
	readonly parameters: AreaParameters;
	readonly notes: Notes;
	/** JSON path of a property of the area, by its hierarchical name. */
	pathOf(property: string): string;
}

/** Below these, binary16 keeps nothing of a leak: x·(1 − leak) rounds to x. */
const FP16_DEAD_LEAK = 2 ** -12;
const FP16R_DEAD_LEAK = 2 ** -20;
/** Integer precisions: a leak must take this many units of a threshold. */
const LEAST_LEAK_UNITS = 4;

/** `pathOf`: JSON path of an area's property. */
export function quantisationNotes(
	network: Network,
	quantisation: Quantisation,
	parameters: readonly AreaParameters[],
	pathOf: (area: CorticalArea, property: string) => string,
): Note[] {
	const notes = new Notes();
	network.genome.areas.forEach((area, index) => {
		const view: AreaView = {
			...{ network, index, area, quantisation, notes },
			parameters: parameters[index],
			pathOf: (property) => pathOf(area, property),
		};
		noteSums(view);
		noteClampedContributions(view);
		noteRoundedContributions(view);
		noteKnifeEdge(view);
		noteLeak(view);
		noteThreshold(view);
		noteCountdown(view);
		noteCalibration(view);
	});
	return notes.list();
}

function noteSums({ network, index, area, parameters, quantisation, notes }: AreaView): void {
	if (parameters.sumsFit) return;
	const effect = areaDemand(network, index).inhibited
		? "some are clamped on the way, so that the order of excitation and inhibition shows"
		: "they are clamped, which a threshold or mp_driven_psp can tell";
	const message = `In ${quantisation.precision} the inputs of ${nameOf(area)} can add up to more than its sums hold; ${effect}.`;
	notes.warn("sum-may-clamp", area.path, message, area.id.key);
}

function noteClampedContributions({ network, index, area, parameters, quantisation, notes }: AreaView): void {
	if (!parameters.integer) return;
	const room = CONTRIBUTION_LIMIT * parameters.unit;
	const clamped = network.projections.filter(
		(projection) => projection.target === index && largestContribution(network, projection) > room,
	);
	if (clamped.length === 0 || !contributionClampShows(areaDemand(network, index), parameters.unit)) return;
	for (const projection of clamped) {
		const { path, morphology } = projection.mapping;
		const size = round(largestContribution(network, projection));
		const message = `Contributions of ${size} by ${JSON.stringify(morphology)} to ${nameOf(area)} are clamped to ${round(room)}, the most that one input is in ${quantisation.precision}; inhibition, a threshold or mp_driven_psp can tell.`;
		notes.warn("contribution-clamped", path, message, path);
	}
}

function noteRoundedContributions({ network, index, area, parameters, quantisation, notes }: AreaView): void {
	if (!parameters.integer || parameters.exact) return;
	let worst = 0;
	let place = "";
	for (const { target, source, weight, psp, mapping } of network.projections) {
		if (target !== index || weight * psp === 0 || network.genome.areas[source].mpDrivenPsp) continue;
		for (const degree of network.degrees[source].degrees) {
			const size = (weight * psp) / degree;
			const error = Math.abs((contributionUnits(parameters, size) * parameters.unit) / size - 1);
			if (error > worst) [worst, place] = [error, mapping.path];
		}
	}
	if (worst === 0) return;
	const message = `In ${quantisation.precision} contributions to ${nameOf(area)} are no whole numbers of its unit; rounding changes one by ${percent(worst)}.`;
	notes.info("contribution-rounded", place, message);
}

function noteKnifeEdge(view: AreaView): void {
	const { network, index, area, parameters, quantisation, notes } = view;
	const edge = knifeEdge(network, index, quantisation.precision, parameters);
	if (!edge) return;
	const message = `firing_threshold ${round(edge.threshold)} of ${nameOf(area)} is ${edge.count} contributions of ${round(edge.size)}, which ${quantisation.precision} rounds: it may fire at ${edge.count + 1} or at ${Math.max(edge.count - 1, 0)} of them.`;
	notes.warn("knife-edge-threshold", view.pathOf("firing_threshold"), message, area.id.key);
}

function noteLeak(view: AreaView): void {
	const { area, quantisation, parameters, notes } = view;
	const leak = Math.fround(area.leakCoefficient);
	if (leak <= 0 || !area.mpChargeAccumulation || !losesLeak(quantisation, parameters, leak)) return;
	const message = `leak_coefficient ${round(leak)} of ${nameOf(area)} is lost to rounding in ${quantisation.precision}: potentials leak too little or not at all.`;
	notes.warn("leak-dead-zone", view.pathOf("leak_coefficient"), message, area.id.key);
}

function losesLeak({ precision }: Quantisation, parameters: AreaParameters, leak: number): boolean {
	if (precision === "fp32") return false;
	if (precision === "fp16") return leak < FP16_DEAD_LEAK;
	if (precision === "fp16r") return leak < FP16R_DEAD_LEAK;
	const top = topThreshold(parameters);
	return top > 0 && leak * top < LEAST_LEAK_UNITS;
}

/** Only a range that the user chose can be too small. */
function noteThreshold(view: AreaView): void {
	const { area, quantisation, parameters, notes } = view;
	const { range, precision } = quantisation;
	if (!parameters.integer || !area.mpChargeAccumulation || !("max" in range)) return;
	const { high } = formatOf(precision);
	const { thresholdLimit, unit } = parameters;
	const top = topThreshold(parameters);
	const limit = area.firingThresholdLimit === 0 ? 0 : thresholdLimit;
	if (top <= high && limit <= high) return;
	const [property, states] = top > high ? ["firing_threshold", top] : ["firing_threshold_limit", limit];
	const effect =
		top > high
			? "only what one burst brings can fire it"
			: "a potential beyond the limit comes back below it";
	const enough = `${round(Math.min(range.min, 0))},${ceiling(states * unit)}`;
	const message = `${property} ${round(states * unit)} of ${nameOf(area)} lies beyond quantization_range: potentials are clamped at ${round(high * unit)}, and ${effect}. A range of ${enough} would do, and so would "auto".`;
	notes.warn("threshold-out-of-range", view.pathOf(property), message, area.id.key);
}

function noteCountdown(view: AreaView): void {
	const { area, quantisation, notes } = view;
	const { countdownLimit } = formatOf(quantisation.precision);
	if (countdownLimit === 0 || longestBlock(area) <= countdownLimit) return;
	const message = `Neurons of ${nameOf(area)} can be blocked for ${longestBlock(area)} bursts, more than the ${countdownLimit} that ${quantisation.precision} keeps with the potential: their countdown takes 2 further bytes each.`;
	notes.info("countdown-beside", view.pathOf("refractory_period"), message);
}

export function nameOf(area: CorticalArea): string {
	return JSON.stringify(area.name || area.spelling);
}

function round(value: number): number {
	return Number(value.toPrecision(6));
}

/** Not below `value`, of three digits. */
function ceiling(value: number): number {
	const step = 10 ** (Math.floor(Math.log10(value)) - 2);
	return round(Math.ceil(value / step) * step);
}

function percent(share: number): string {
	return `${Number((100 * share).toPrecision(2))} %`;
}
