import { Coder, POWER_AMOUNT, POWER_AREA } from "../../modules/connectome/layout.js";
import type { DevelopedProjection, Network } from "../develop/network.js";
import { neuronCount } from "../genome/area.js";
import { coderOf } from "../genome/io-id.js";
import type { CorticalArea } from "../genome/model.js";
import type { Rational } from "./rational.js";
import { thresholdGradient } from "./thresholds.js";

/** What reaches one neuron of an area in a burst, and what its potential must be able to hold; genome units. */
export interface AreaDemand {
	/** Largest |threshold|. */
	readonly thresholdMax: number;
	/** 0: none. */
	readonly thresholdLimit: number;
	readonly leak: number;
	/** Whether the potential outlives the burst. */
	readonly accumulates: boolean;
	/** Absolute values of all contributions, exact. */
	readonly contributions: readonly Rational[];
	/** Largest of them. */
	readonly contributionMax: number;
	/** Bounds of the excitatory and of the inhibitory |contributions| that one neuron can receive. */
	readonly excitationMax: number;
	readonly inhibitionMax: number;
	/** What the average neuron can receive of each. */
	readonly excitationMean: number;
	readonly inhibitionMean: number;
	/** Bound of the synapses that reach one neuron. */
	readonly fanIn: number;
	/** Root of the sum of squares of the inhibitory ones: what they add up to when each comes by chance. */
	readonly inhibitionRms: number;
	/** Some input can be negative: an inhibitory projection, or a sensor's raw data. */
	readonly inhibited: boolean;
	/** The area's spikes carry the potential that they fired with, as 0 to 255. */
	readonly drives: boolean;
	/** Some contributions are PSPs that depend on a potential. */
	readonly potentialDriven: boolean;
	/** Potentials at or above threshold can be kept: fire limit, threshold limit, excitability below 0.999. */
	readonly holds: boolean;
}

/** What the inputs of area `index` ask of its unit. */
export function areaDemand(network: Network, index: number): AreaDemand {
	const area = network.genome.areas[index];
	const incoming = network.projections.filter((projection) => projection.target === index);
	const injection = largestInjection(area, index);
	const negative = isRawData(area) ? injection : 0;
	const sums = {
		contributionMax: injection,
		excitationMax: injection,
		inhibitionMax: negative,
		excitationMean: injection,
		inhibitionMean: negative,
		inhibitionSquares: negative ** 2,
	};
	const neurons = neuronCount(area);
	for (const projection of incoming) {
		const largest = largestContribution(network, projection);
		const sum = largest * projection.largestFanIn;
		sums.contributionMax = Math.max(sums.contributionMax, largest);
		const mean = (largest * projection.synapses) / neurons;
		if (projection.inhibitory) {
			sums.inhibitionMax += sum;
			sums.inhibitionMean += mean;
		} else {
			sums.excitationMax += sum;
			sums.excitationMean += mean;
		}
		if (projection.inhibitory) sums.inhibitionSquares += largest * sum;
	}
	return {
		thresholdMax: thresholdMax(area),
		thresholdLimit: area.firingThresholdLimit,
		leak: area.leakCoefficient,
		accumulates: area.mpChargeAccumulation,
		contributions: [
			...incoming.flatMap((projection) => contributionsOf(network, projection)),
			...(injection > 0 ? [{ numerator: POWER_AMOUNT, denominator: 1 }] : []),
		],
		contributionMax: sums.contributionMax,
		excitationMax: sums.excitationMax,
		inhibitionMax: sums.inhibitionMax,
		excitationMean: sums.excitationMean,
		inhibitionMean: sums.inhibitionMean,
		fanIn: incoming.reduce((sum, { largestFanIn }) => sum + largestFanIn, 0),
		inhibitionRms: Math.sqrt(sums.inhibitionSquares),
		inhibited: negative > 0 || incoming.some((projection) => projection.inhibitory),
		drives: area.mpDrivenPsp,
		potentialDriven: incoming.some(({ source }) => network.genome.areas[source].mpDrivenPsp),
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

/** Largest contribution of one synapse, genome units. */
export function largestContribution(network: Network, projection: DevelopedProjection): number {
	const driven = network.genome.areas[projection.source].mpDrivenPsp;
	return (
		(projection.weight * (driven ? 255 : projection.psp)) / network.degrees[projection.source].degrees[0]
	);
}

/** Sensors inject pixel values, or what is within ±1. */
function largestInjection(area: CorticalArea, index: number): number {
	if (index === POWER_AREA) return POWER_AMOUNT;
	if (area.kind !== "ipu") return 0;
	return coderOf(area.id.bytes) === Coder.CARTESIAN_PLANE ? 255 : 1;
}

/** Sensors whose coder injects negative potentials too: raw data, but for text, which shares its data type. */
function isRawData({ kind, id }: CorticalArea): boolean {
	const isText = id.bytes[1] === 0x74 && id.bytes[2] === 0x65 && id.bytes[3] === 0x6e; // "ten"
	return kind === "ipu" && coderOf(id.bytes) === Coder.MISC && !isText;
}
