/** An area's parameters as the image stores them, for each precision. */
import { CONTRIBUTION_LIMIT, SUM_LIMIT } from "../../modules/connectome/layout.js";
import type { Network } from "../develop/network.js";
import type { PrecisionName } from "../genome/model.js";
import { areaDemand } from "./demand.js";
import { type IntegerLeak, integerLeak } from "./leak.js";
import { thresholdGradient } from "./thresholds.js";
import { areaUnit } from "./unit.js";

export interface AreaParameters {
	/** Genome units per state unit; 1 in fp32. */
	readonly unit: number;
	readonly threshold: number;
	readonly thresholdLimit: number;
	/** One per neuron when the area has a gradient. */
	readonly thresholds: Float32Array | Int32Array | undefined;
	readonly integerLeak: IntegerLeak;
	/** int8: whether every contribution is a whole number of units. */
	readonly exact: boolean;
	/** int8: false when inhibition makes the order of inputs visible, because sums can be clamped on the way. */
	readonly sumsFit: boolean;
}

const FLOAT_MAX = 3.4028234663852886e38;
const INT_MAX = 2147483647;

export function areaParameters(network: Network, index: number, precision: PrecisionName): AreaParameters {
	const area = network.genome.areas[index];
	const gradient = thresholdGradient(area);
	const threshold = Math.fround(area.firingThreshold);
	const limit = Math.fround(area.firingThresholdLimit);
	const leak = integerLeak(Math.fround(area.leakCoefficient));
	if (precision === "fp32")
		return {
			unit: 1,
			threshold,
			thresholdLimit: limit === 0 ? FLOAT_MAX : limit,
			thresholds: gradient,
			integerLeak: leak,
			exact: true,
			sumsFit: true,
		};
	const demand = areaDemand(network, index);
	const { unit, exact, divisor } = areaUnit(demand);
	const fits = demand.sumMax <= SUM_LIMIT * unit && demand.contributionMax <= CONTRIBUTION_LIMIT * unit;
	return {
		unit,
		threshold: integerThreshold(threshold, unit, divisor),
		thresholdLimit: limit === 0 ? INT_MAX : clampInt(Math.floor(limit / unit + 1e-6)),
		thresholds: gradient && integerThresholds(gradient, unit, divisor),
		integerLeak: leak,
		exact,
		sumsFit: !demand.inhibited || fits,
	};
}

function integerThresholds(thresholds: Float32Array, unit: number, divisor: number | undefined): Int32Array {
	// A loop: Int32Array.from with a function goes through an array of boxed numbers.
	const integers = new Int32Array(thresholds.length);
	for (let i = 0; i < integers.length; i++) integers[i] = integerThreshold(thresholds[i], unit, divisor);
	return integers;
}

/**
 * The smallest state that is at threshold. A threshold that is a multiple of the contributions' divisor but
 * for its binary32 rounding counts as that multiple, so that k-of-n logic survives.
 */
function integerThreshold(threshold: number, unit: number, divisor: number | undefined): number {
	if (divisor !== undefined) {
		const multiple = Math.round(threshold / divisor);
		const exact = multiple * divisor;
		if (multiple !== 0 && Math.abs(threshold - exact) <= 1e-5 * Math.abs(threshold)) threshold = exact;
	}
	return clampInt(Math.ceil(threshold / unit - 1e-6));
}

function clampInt(value: number): number {
	return Math.max(-INT_MAX, Math.min(value, INT_MAX));
}
