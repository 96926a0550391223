/**
 * The unit of an area's state: what one state unit is worth in genome units (docs/quantization.md). Symmetric, per
 * area, and snapped so that contributions are whole numbers.
 */
import { UNITS_LIMIT } from "../../modules/connectome/layout.js";
import type { AreaDemand } from "./demand.js";
import { commonDivisor } from "./rational.js";
import { referenceOf } from "./threshold-code.js";

export interface AreaUnit {
	/** Genome units per state unit. */
	readonly unit: number;
	/** Whether the unit rounds no contribution. */
	readonly exact: boolean;
	/** The contributions' greatest common divisor in genome units, if there is one; float precisions: if it is used. */
	readonly divisor: number | undefined;
	/** State units per divisor, 0 when the unit is not made from it. */
	readonly steps: number;
}

/** A threshold of 1e-40 must not ask for a unit whose reciprocal binary32 cannot hold. */
const SMALLEST_UNIT = 2 ** -100;
/** Nor may the product of a unit and an out-degree leave binary32. */
const LARGEST_UNIT = 2 ** 100;
/** Whole numbers up to here are binary32, and so is everything that is that many common divisors. */
const LARGEST_WHOLE = 2 ** 24;
/** Largest finite binary16, and how far a threshold may sink into it for the sake of a limit. */
const HALF_LARGEST = 65504;
const LEAST_THRESHOLD_UNITS = 2 ** -4;

/**
 * Integer precisions: a unit not below `coarse`, of which the common divisor is a whole number if it can be, and else
 * the largest threshold: what a host injects may be meant to reach it exactly.
 */
export function integerUnit(demand: AreaDemand, coarse: number): AreaUnit {
	const finest = Math.max(coarse, SMALLEST_UNIT);
	const divisor = commonDivisor(demand.contributions);
	const steps = divisor === undefined ? 0 : evenSteps(wholes(divisor, finest));
	if (divisor !== undefined && steps >= 1) return { unit: divisor / steps, exact: true, divisor, steps };
	const threshold = wholes(demand.thresholdMax, finest);
	const unit = threshold >= 1 ? demand.thresholdMax / threshold : finest;
	return { unit: Math.max(unit, finest), exact: demand.contributions.length === 0, divisor, steps: 0 };
}

/** How many `units` fit into `value`, but for the rounding of a quotient. */
function wholes(value: number, unit: number): number {
	return Math.floor((value / unit) * (1 + 1e-9));
}

/** Float precisions, genome units: 1 in fp32; in half precision a power of two, which rounds nothing. */
export function plainFloatUnit(demand: AreaDemand, half: boolean): AreaUnit {
	return { unit: half ? powerOfTwo(demand, 1) : 1, exact: true, divisor: undefined, steps: 0 };
}

/**
 * Float precisions, the contributions' common divisor times a power of two, the same one in all of them: what is whole
 * in the integer precisions is then exact here. Undefined where there is no such divisor, and where PSPs depend on
 * potentials.
 */
export function sharedFloatUnit(demand: AreaDemand): AreaUnit | undefined {
	if (demand.potentialDriven) return undefined;
	const divisor = commonDivisor(demand.contributions);
	if (divisor === undefined) return undefined;
	if (Math.max(demand.thresholdMax, demand.contributionMax) / divisor > LARGEST_WHOLE) return undefined;
	const unit = powerOfTwo(demand, divisor);
	return { unit, exact: true, divisor, steps: divisor / unit };
}

/**
 * `base`·2^k with the largest threshold in [4, 8) units, so that binary16 reaches 8,188 thresholds up and 2^−16
 * thresholds down; coarser where a threshold limit needs it, or where there would be more than 2^24 units to one.
 */
function powerOfTwo(demand: AreaDemand, base: number): number {
	const reference = referenceOf(demand) / base;
	let unit = 2 ** (Math.floor(Math.log2(reference)) - 2);
	if (reference / unit >= 8) unit *= 2;
	if (reference / unit < 4) unit /= 2;
	while (demand.thresholdLimit / base / unit > HALF_LARGEST / 2 && reference / unit > LEAST_THRESHOLD_UNITS)
		unit *= 2;
	while (unit * base > LARGEST_UNIT) unit /= 2;
	while (unit * base * UNITS_LIMIT < 1) unit *= 2;
	return unit * base;
}

/**
 * The largest integer not above `n` of at most 24 significant bits, so that its binary32 is exact, the lowest
 * eight of which are 0 where that costs less than 1/256: leaks of 1/2 … 1/256 then stay exact too.
 */
function evenSteps(n: number): number {
	if (n < 65536) return n;
	const scale = Math.max(256, 2 ** (Math.floor(Math.log2(n)) - 23));
	return Math.floor(n / scale) * scale;
}
