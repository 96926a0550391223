/** Codes, units, thresholds and contributions of a study's own build step, on random areas. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { AreaDemand } from "../../../tools/quantise/demand.js";
import { stateLimit, stateThreshold } from "../../../tools/quantise/state-threshold.js";
import {
	calibratedCode,
	type IntegerPrecision,
	staticCode,
	unitsOf,
} from "../../../tools/quantise/threshold-code.js";
import { integerUnit } from "../../../tools/quantise/unit.js";
import { plainDemand } from "./demand.js";

interface Row {
	readonly precision: IntegerPrecision;
	readonly threshold: number;
	readonly limit: number;
	readonly leak: number;
	readonly inhibited: boolean;
	/** Of a calibration run; null without one. */
	readonly lowest: number | null;
	/** Numerators and denominators. */
	readonly contributions: readonly (readonly [number, number])[];
	readonly code: number;
	/** Units per common divisor. */
	readonly steps: number;
	readonly thresholdUnits: number;
	readonly limitUnits: number;
	readonly contributionUnits: readonly number[];
}

const rows: readonly Row[] = JSON.parse(readFileSync(new URL("study-units.json", import.meta.url), "utf8"));

/** Inhibition, where there is some, outweighs excitation. */
function demandOf(row: Row): AreaDemand {
	return {
		...plainDemand,
		thresholdMax: row.threshold,
		thresholdLimit: row.limit,
		leak: row.leak,
		contributions: row.contributions.map(([numerator, denominator]) => ({ numerator, denominator })),
		inhibited: row.inhibited,
		inhibitionMax: row.inhibited ? 1 : 0,
		inhibitionMean: row.inhibited ? 1 : 0,
		holds: row.limit > 0,
	};
}

/** Where nothing inhibits and nothing holds, the study leaves three quarters of int8's range empty. */
const finer = ({ precision, inhibited, limit }: Row) =>
	precision === "int8" && !inhibited && limit === 0 ? 4 : 1;

test.each(rows.map((row, i) => [i, row] as const))("area %i: the code, with and without a run", (_, row) => {
	const { precision, lowest } = row;
	const demand = demandOf(row);
	const code =
		lowest === null
			? staticCode(demand, precision)
			: calibratedCode(demand, precision, { lowest, highest: 0, ranAway: false });
	expect(code).toBe(finer(row) * row.code);
});

test("most codes are the study's own", () => {
	expect(rows.filter((row) => finer(row) === 1).length).toBeGreaterThan(110);
});

test.each(rows.map((row, i) => [i, row] as const))(
	"area %i: what its code makes of the numbers",
	(_, row) => {
		const demand = demandOf(row);
		const unit = integerUnit(demand, row.threshold / unitsOf(row.code, row.precision));
		expect(unit).toMatchObject({ exact: true, steps: row.steps });
		expect(stateThreshold(row.threshold, unit, false)).toBe(row.thresholdUnits);
		expect(stateLimit(row.limit, unit, false)).toBe(row.limitUnits);
		const units = row.contributions.map(([n, d]) => Math.round(n / d / unit.divisor!) * unit.steps);
		expect(units).toEqual(row.contributionUnits);
	},
);
