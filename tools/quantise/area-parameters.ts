/** An area's parameters as the image stores them, for each precision. */
import { SAFE_SUM } from "../../modules/connectome/layout.js";
import type { Network } from "../develop/network.js";
import type { PrecisionName, QuantizationRange } from "../genome/model.js";
import type { Calibration } from "./calibration.js";
import { type AreaDemand, areaDemand } from "./demand.js";
import { clampsHarmlessly } from "./harmless.js";
import { type IntegerLeak, integerLeak, leakBits } from "./leak.js";
import { formatOf, unitsPerCode } from "./precisions.js";
import { stateLimit, stateThreshold } from "./state-threshold.js";
import {
	calibratedCode,
	embeddedCode,
	type IntegerPrecision,
	referenceOf,
	staticCode,
	sumClampShows,
	unitsOf,
} from "./threshold-code.js";
import { thresholdGradient } from "./thresholds.js";
import { type AreaUnit, integerUnit, plainFloatUnit, sharedFloatUnit } from "./unit.js";

/** How the numbers of a brain are stored. */
export interface Quantisation {
	readonly precision: PrecisionName;
	readonly range: QuantizationRange;
	/** Float precisions take the unit of the integer ones, so that all decide alike at a threshold's edge. */
	readonly sameUnit: boolean;
	/** What a run kept; used by the integer precisions where the range is "auto". */
	readonly calibration?: Calibration | undefined;
}

export interface AreaParameters {
	/** Genome units per state unit. */
	readonly unit: number;
	/** State units: binary32 in the float precisions, whole in the integer ones. */
	readonly threshold: number;
	/** As `threshold`; the largest value of the type means none. */
	readonly thresholdLimit: number;
	/** One per neuron when the area has a gradient. */
	readonly thresholds: Float32Array | Int32Array | undefined;
	readonly integerLeak: IntegerLeak;
	/** Whether the unit rounds no contribution. */
	readonly exact: boolean;
	/** False when sums of inputs can be clamped so that it shows: with inhibition by their order, else by a limit or a PSP. */
	readonly sumsFit: boolean;
	/** Integer precisions: what projections deliver to one neuron adds up to less than SAFE_SUM units. */
	readonly sumsAreSafe: boolean;
	/** Whether a potential that is clamped at the high end cannot change a spike. */
	readonly highEndIsHarmless: boolean;
	/** Integer precisions: the high byte at the largest threshold, 0 in the others; for messages. */
	readonly thresholdCode: number;
	/** The contributions' greatest common divisor in genome units, when the unit is made from it. */
	readonly divisor: number | undefined;
	/** State units per divisor. */
	readonly steps: number;
	/** Whether state units are whole numbers. */
	readonly integer: boolean;
}

export function areaParameters(network: Network, index: number, quantisation: Quantisation): AreaParameters {
	const area = network.genome.areas[index];
	const { precision } = quantisation;
	const demand = areaDemand(network, index);
	const { float, high } = formatOf(precision);
	const chosen = float
		? floatUnit(demand, quantisation)
		: integerUnit(demand, coarsestUnit(demand, index, quantisation));
	const toState = (value: number) => stateThreshold(value, chosen, float);
	const gradient = thresholdGradient(area);
	const limit = Math.fround(area.firingThresholdLimit);
	const top = toState(demand.thresholdMax);
	return {
		unit: chosen.unit,
		threshold: toState(Math.fround(area.firingThreshold)),
		thresholdLimit: stateLimit(limit, chosen, float),
		thresholds: gradient && table(gradient, toState, float),
		integerLeak: integerLeak(Math.fround(area.leakCoefficient), leakBits(precision)),
		exact: chosen.exact,
		sumsFit: float || !sumClampShows(demand, chosen.unit),
		sumsAreSafe: !float && deliveredMax(demand, chosen.unit) < SAFE_SUM,
		highEndIsHarmless: clampsHarmlessly(area, demand, top <= high),
		thresholdCode: float ? 0 : referenceOf(demand) / chosen.unit / unitsPerCode(precision),
		divisor: chosen.steps > 0 ? chosen.divisor : undefined,
		steps: chosen.steps,
		integer: !float,
	};
}

/**
 * |weight · PSP / out-degree|, `size` genome units, in state units: whole ones in the integer precisions, rounded half
 * up and not yet clamped, binary32 in the others. A whole number of common divisors stays one.
 */
export function contributionUnits(parameters: AreaParameters, size: number): number {
	const { unit, exact, divisor, steps, integer } = parameters;
	if (exact && divisor !== undefined) return Math.round(size / divisor) * steps;
	return integer ? Math.floor(size / unit + 0.5) : Math.fround(size / unit);
}

function floatUnit(demand: AreaDemand, { precision, sameUnit }: Quantisation): AreaUnit {
	const shared = sameUnit ? sharedFloatUnit(demand) : undefined;
	return shared ?? plainFloatUnit(demand, formatOf(precision).half);
}

/** Integer precisions: the unit before it is snapped to the contributions. */
function coarsestUnit(demand: AreaDemand, index: number, quantisation: Quantisation): number {
	const precision = quantisation.precision as IntegerPrecision;
	const { range, calibration } = quantisation;
	const unitAt = (code: number) => referenceOf(demand) / unitsOf(code, precision);
	// What no burst keeps needs no range.
	if (!demand.accumulates) return unitAt(staticCode(demand, precision));
	if ("max" in range) {
		const { low, high } = formatOf(precision);
		return Math.max(range.min / low, range.max / high);
	}
	if (range.policy === "embedded") return unitAt(embeddedCode(demand, precision));
	const kept = calibration?.areas[index];
	return unitAt(kept ? calibratedCode(demand, precision, kept) : staticCode(demand, precision));
}

/** Bound of what projections deliver to one neuron in a burst, state units, each contribution rounded up. */
function deliveredMax(demand: AreaDemand, unit: number): number {
	return (demand.excitationMax + demand.inhibitionMax) / unit + demand.fanIn;
}

/** The largest threshold of an area, state units. */
export function topThreshold({ threshold, thresholds }: AreaParameters): number {
	let top = threshold;
	if (thresholds) for (const one of thresholds) top = Math.max(top, one);
	return top;
}

function table(
	thresholds: Float32Array,
	toState: (threshold: number) => number,
	float: boolean,
): Float32Array | Int32Array {
	// A loop: from() with a function goes through an array of boxed numbers.
	const states = float ? new Float32Array(thresholds.length) : new Int32Array(thresholds.length);
	for (let i = 0; i < states.length; i++) states[i] = toState(thresholds[i]);
	return states;
}
