import { Coder, POWER_AMOUNT, POWER_AREA } from "../../modules/connectome/layout.js";
import type { DevelopedProjection, Network } from "../develop/network.js";
import { coderOf } from "../genome/io-id.js";
import type { CorticalArea } from "../genome/model.js";
import type { Rational } from "./rational.js";
import { thresholdGradient } from "./thresholds.js";
import type { AreaDemand } from "./unit.js";

/** What the inputs of area `index` ask of its INT8 unit. */
export function areaDemand(network: Network, index: number): AreaDemand {
	const area = network.genome.areas[index];
	const incoming = network.projections.filter((projection) => projection.target === index);
	const contributions = [
		...incoming.flatMap((projection) => contributionsOf(network, projection)),
		...injected(area, index),
	];
	const injection = largestInjection(area, index);
	let sumMax = injection;
	let contributionMax = injection;
	for (const projection of incoming) {
		const largest = largestContribution(network, projection);
		contributionMax = Math.max(contributionMax, largest);
		sumMax += largest * projection.largestFanIn;
	}
	return {
		thresholdMax: thresholdMax(area),
		thresholdLimit: area.firingThresholdLimit,
		leak: area.leakCoefficient,
		contributions,
		contributionMax,
		sumMax,
		inhibited: incoming.some((projection) => projection.inhibitory),
		holds: area.consecutiveFireLimit > 0 || area.firingThresholdLimit > 0 || area.excitability < 0.999,
	};
}

function thresholdMax(area: CorticalArea): number {
	const gradient = thresholdGradient(area);
	if (!gradient) return Math.abs(Math.fround(area.firingThreshold));
	return gradient.reduce((largest, threshold) => Math.max(largest, Math.abs(threshold)), 0);
}

/** weight · psp / out-degree; a potential-driven PSP is any whole number of weight / out-degree. */
function contributionsOf(network: Network, projection: DevelopedProjection): Rational[] {
	const driven = network.genome.areas[projection.source].mpDrivenPsp;
	const numerator = projection.weight * (driven ? 1 : projection.psp);
	if (numerator === 0) return [];
	return network.degrees[projection.source].degrees.map((denominator) => ({ numerator, denominator }));
}

function largestContribution(network: Network, projection: DevelopedProjection): number {
	const driven = network.genome.areas[projection.source].mpDrivenPsp;
	return (
		(projection.weight * (driven ? 255 : projection.psp)) / network.degrees[projection.source].degrees[0]
	);
}

/** Sensors inject whole numbers: pixel values, or the coders' potential of 1. */
function injected(area: CorticalArea, index: number): Rational[] {
	return index === POWER_AREA || area.kind === "ipu" ? [{ numerator: POWER_AMOUNT, denominator: 1 }] : [];
}

function largestInjection(area: CorticalArea, index: number): number {
	if (index === POWER_AREA) return POWER_AMOUNT;
	if (area.kind !== "ipu") return 0;
	return coderOf(area.id.bytes) === Coder.CARTESIAN_PLANE ? 255 : 1;
}
