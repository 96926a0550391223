/**
 * How much of the state a threshold takes: its code T, the value of the high byte at the largest threshold. A large
 * code is a fine unit, a small one leaves range: a potential may fall to −127 / T thresholds before it is clamped.
 * Codes are 120, 60, 30, 15, 8 and 7.5, of many divisors, so that "k of n" logic stays exact for most k; 64, 100
 * or 127 would not.
 *
 * Sums are exact and are clamped once, when stored. Only what is *kept* must therefore fit: nothing at or above
 * threshold, unless a fire limit, a threshold limit or excitability holds it back.
 */
import { CONTRIBUTION_LIMIT, SUM_LIMIT } from "../../modules/connectome/layout.js";
import type { AreaDemand } from "./demand.js";

export type IntegerPrecision = "int8" | "int8-compact";

/**
 * With excitation alone nothing is below zero and nothing is kept above threshold, so the threshold may fill the range
 * (120). Where inhibition is at most half of excitation the potential drifts upwards: four thresholds below zero do
 * (30). Else int8 has bits to spare for range: sixteen thresholds with a leak (8), 127 without (1).
 */
const INT8 = {
	excited: 120,
	held: 30,
	outweighed: 30,
	inhibited: 8,
	integrator: 1,
	transient: 30,
	calibrated: 30,
	least: 0.25,
};
/**
 * int8-compact has none to spare: 15 bits below threshold at best. The same three cases get two thresholds below zero
 * (60), four (30) and seventeen (7.5).
 */
const COMPACT = {
	excited: 120,
	held: 60,
	outweighed: 60,
	inhibited: 30,
	integrator: 7.5,
	/** The unit of int8: what no burst keeps is not stored, so it needs no range. */
	transient: 30 * 256,
	calibrated: 60,
	least: 1,
};

/** Inhibition that comes by chance rarely exceeds three times its root of summed squares. */
const CHANCE = 3;
/** Codes that a kept potential may take, a little below 127. */
const RANGE = 126;
const LARGEST_PSP = 255;
const SMALLEST: Readonly<Record<IntegerPrecision, number>> = { int8: 0.01, "int8-compact": 0.5 };

/** The code when nothing is known but the genome. */
export function staticCode(demand: AreaDemand, precision: IntegerPrecision): number {
	return fitted(precision === "int8" ? int8Code(demand) : compactCode(demand), demand, precision);
}

/** "embedded": just room for the threshold; everything beyond is clamped. */
export function embeddedCode(demand: AreaDemand, precision: IntegerPrecision): number {
	if (!demand.accumulates) return staticCode(demand, precision);
	return fitted(120, demand, precision);
}

/**
 * The code that holds what a run kept, from `lowest` to `highest` in genome units. An area that `ranAway` takes the
 * code of integrators: where it sleeps does not matter, and chasing it would ruin the unit.
 */
export function calibratedCode(
	demand: AreaDemand,
	precision: IntegerPrecision,
	kept: { readonly lowest: number; readonly highest: number; readonly ranAway: boolean },
): number {
	const rules = precision === "int8" ? INT8 : COMPACT;
	if (!demand.accumulates) return staticCode(demand, precision);
	if (kept.ranAway) return fitted(rules.integrator, demand, precision);
	// The run saw potentials before their leak: one above 1 turns the sign of the highest.
	const lowest = Math.min(kept.lowest, (1 - demand.leak) * kept.highest);
	const reach = Math.max(-lowest, kept.highest) / referenceOf(demand);
	let code = demand.inhibited || demand.holds ? rules.calibrated : rules.excited;
	while (code > rules.least && code * reach > RANGE) code /= 2;
	return fitted(code, demand, precision);
}

/** What the code refers to: the largest threshold, or the largest contribution of an area without one. */
export function referenceOf(demand: AreaDemand): number {
	return demand.thresholdMax > 0 ? demand.thresholdMax : demand.contributionMax || 1;
}

function int8Code(demand: AreaDemand): number {
	if (!demand.accumulates) return INT8.transient;
	let code = byInhibition(demand, INT8);
	const held = 1 + demand.contributionMax / referenceOf(demand);
	while (demand.holds && code > 1 && code * held > RANGE) code /= 2;
	return code;
}

function compactCode(demand: AreaDemand): number {
	return demand.accumulates ? byInhibition(demand, COMPACT) : COMPACT.transient;
}

function byInhibition(demand: AreaDemand, rules: typeof INT8): number {
	let code = demand.holds ? rules.held : rules.excited;
	if (demand.inhibited) {
		const outweighed = demand.inhibitionMean <= demand.excitationMean / 2;
		const weak = demand.leak > 0 ? rules.inhibited : rules.integrator;
		code = outweighed ? rules.outweighed : weak;
		const reach = (CHANCE * demand.inhibitionRms) / referenceOf(demand);
		while (code > rules.integrator && code * reach > RANGE) code /= 2;
	}
	// A leak above 1 turns the sign: a potential just below threshold becomes leak − 1 thresholds below zero.
	while (code > rules.least && code * (demand.leak - 1) > RANGE) code /= 2;
	return code;
}

/** Halved until a threshold limit fits the range, and until nothing is clamped on the way in where that would show. */
function fitted(code: number, demand: AreaDemand, precision: IntegerPrecision): number {
	const reference = referenceOf(demand);
	const smallest = SMALLEST[precision];
	const limit = demand.thresholdLimit / reference;
	while (demand.accumulates && code > smallest && code * limit > RANGE) code /= 2;
	const clampsShow = (unit: number) => contributionClampShows(demand, unit) || sumClampShows(demand, unit);
	while (code > smallest && clampsShow(reference / unitsOf(code, precision))) code /= 2;
	return code;
}

/** Whether one contribution can be clamped so that it shows; `unit`: genome units per state unit. */
export function contributionClampShows(demand: AreaDemand, unit: number): boolean {
	return clampShows(demand, demand.contributionMax, CONTRIBUTION_LIMIT * unit);
}

/** Whether a sum can be clamped so that it shows; `unit`: genome units per state unit. */
export function sumClampShows(demand: AreaDemand, unit: number): boolean {
	return clampShows(demand, demand.excitationMax + demand.inhibitionMax, SUM_LIMIT * unit);
}

/**
 * Whether inputs of up to `size`, clamped to `room`, can change a spike or what it carries. Alone they cannot: clamped
 * or not they are above the threshold and above what is kept. But what inhibits may take back one and not the other;
 * a threshold limit may lie between them, or a threshold that a range of the user's puts that high; and a PSP from a
 * potential tells them apart up to 255.
 */
function clampShows(demand: AreaDemand, size: number, room: number): boolean {
	const { thresholdMax, thresholdLimit, drives, inhibited } = demand;
	const seen = Math.max(thresholdMax, thresholdLimit, drives ? LARGEST_PSP : 0);
	return size > room && (inhibited || seen >= room);
}

/** State units of a threshold with this code. */
export function unitsOf(code: number, precision: IntegerPrecision): number {
	return code * (precision === "int8" ? 65536 : 256);
}
