/**
 * The unit of an area's INT8 state: what one least significant bit of the 24-bit potential is worth
 * (docs/quantization.md). Symmetric, per area, and snapped so that contributions are whole numbers.
 */
import { CONTRIBUTION_LIMIT, SUM_LIMIT } from "../../modules/connectome/layout.js";
import { commonDivisor, type Rational } from "./rational.js";

/** What reaches one neuron of the area, and what its potential must be able to hold. */
export interface AreaDemand {
	/** Largest |threshold|; genome units. */
	readonly thresholdMax: number;
	readonly thresholdLimit: number;
	readonly leak: number;
	/** Absolute values of all contributions, exact. */
	readonly contributions: readonly Rational[];
	/** Largest of them. */
	readonly contributionMax: number;
	/** Bound of the sum of |contribution| that one neuron can receive in a burst. */
	readonly sumMax: number;
	readonly inhibited: boolean;
	/** Potentials at or above threshold can be kept: fire limit, threshold limit, excitability below 0.999. */
	readonly holds: boolean;
}

export interface AreaUnit {
	/** Genome units per least significant bit. */
	readonly unit: number;
	/** Whether every contribution is a whole number of units. */
	readonly exact: boolean;
	/** The contributions' greatest common divisor in genome units, if there is one. */
	readonly divisor: number | undefined;
}

/** The high byte at threshold when nothing asks for range: 30 = 2·3·5 keeps k-of-n logic exact, range ±4.2 thresholds. */
const CODE_EXCITATORY = 30;
/** Inhibition against a leak: 16 thresholds below zero. */
const CODE_INHIBITED = 8;
/** Inhibition that nothing leaks away: 127 thresholds. */
const CODE_INTEGRATOR = 1;
const SMALLEST_CODE = 0.01;
/** A threshold of 1e-40 must not ask for a unit whose reciprocal binary32 cannot hold. */
const SMALLEST_UNIT = 2 ** -100;

/** Chooses the unit; pure arithmetic on `demand`. */
export function areaUnit(demand: AreaDemand): AreaUnit {
	const reference = demand.thresholdMax > 0 ? demand.thresholdMax : demand.contributionMax || 1;
	const code = thresholdCode(demand, reference);
	const coarse = Math.max(reference / (code * 65536), SMALLEST_UNIT);
	const divisor = commonDivisor(demand.contributions);
	const steps = divisor === undefined ? 0 : evenSteps(Math.floor(divisor / coarse));
	if (divisor === undefined || steps < 1)
		return { unit: coarse, exact: demand.contributions.length === 0, divisor };
	return { unit: divisor / steps, exact: true, divisor };
}

function thresholdCode(demand: AreaDemand, reference: number): number {
	let code = CODE_EXCITATORY;
	if (demand.inhibited) code = demand.leak > 0 ? CODE_INHIBITED : CODE_INTEGRATOR;
	while (
		demand.thresholdLimit > 0 &&
		code > SMALLEST_CODE &&
		(code * demand.thresholdLimit) / reference > 126
	)
		code /= 2;
	while (demand.holds && code > 1 && code * (1 + demand.contributionMax / reference) > 126) code /= 2;
	// With inhibition, a clamped partial sum would depend on the order of inputs: none may be clamped.
	const stateUnits = () => (code * 65536) / reference;
	while (
		demand.inhibited &&
		code > SMALLEST_CODE &&
		(demand.sumMax * stateUnits() > SUM_LIMIT || demand.contributionMax * stateUnits() > CONTRIBUTION_LIMIT)
	)
		code /= 2;
	return code;
}

/**
 * The largest integer not above `n` of at most 24 significant bits, so that its binary32 is exact, the lowest
 * eight of which are 0 where that costs less than 1/256: leaks of 1/2 … 1/256 then stay exact.
 */
function evenSteps(n: number): number {
	if (n < 65536) return n;
	const scale = Math.max(256, 2 ** (Math.floor(Math.log2(n)) - 23));
	return Math.floor(n / scale) * scale;
}
