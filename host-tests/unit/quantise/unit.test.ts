import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CONTRIBUTION_LIMIT, SUM_LIMIT } from "../../../modules/connectome/layout.js";
import type { AreaDemand } from "../../../tools/quantise/demand.js";
import { formatOf } from "../../../tools/quantise/precisions.js";
import {
	type IntegerPrecision,
	referenceOf,
	staticCode,
	unitsOf,
} from "../../../tools/quantise/threshold-code.js";
import { integerUnit } from "../../../tools/quantise/unit.js";
import { plainDemand } from "./demand.js";

const whole = (...values: number[]) => values.map((numerator) => ({ numerator, denominator: 1 }));
const demand = (part: Partial<AreaDemand>): AreaDemand => ({ ...plainDemand, ...part });
const areaUnit = (of: AreaDemand, precision: IntegerPrecision = "int8") =>
	integerUnit(of, referenceOf(of) / unitsOf(staticCode(of, precision), precision));
/** High byte at threshold. */
const code = (part: Partial<AreaDemand>, precision: IntegerPrecision = "int8") =>
	(part.thresholdMax ?? 1) / areaUnit(demand(part), precision).unit / unitsOf(1, precision);

describe("the high byte at threshold", () => {
	const inhibited = { inhibited: true, excitationMean: 1.9, inhibitionMean: 1, leak: 0.1 };
	const outweighed = { ...inhibited, excitationMean: 2 };

	test.each<[string, Partial<AreaDemand>, number]>([
		["excitation alone: nothing is kept at threshold or below zero", {}, 120],
		["inputs of 20 that are never held", { contributionMax: 20, excitationMax: 4000 }, 120],
		["excitation that can be held", { holds: true }, 30],
		["held potentials and inputs of 20", { holds: true, contributionMax: 20 }, 3.75],
		["a threshold limit of 8", { thresholdLimit: 8, holds: true }, 15],
		["a threshold limit of 1,000", { thresholdLimit: 1000, holds: true }, 30 / 256],
		["a leak that turns the sign, to half a threshold", { leak: 1.5 }, 120],
		["a leak that turns the sign, to nine thresholds", { leak: 10 }, 7.5],
		["inhibition of at most half the excitation, on average", outweighed, 30],
		["the same without a leak", { ...outweighed, leak: 0 }, 30],
		["little inhibition, but in strong pieces", { ...outweighed, inhibitionRms: 1.5 }, 15],
		["more inhibition, and a leak", inhibited, 8],
		["more inhibition that nothing leaks away", { ...inhibited, leak: 0 }, 1],
		["one input that carries 255 on", { drives: true, contributionMax: 255, excitationMax: 255 }, 7.5],
		["a sum that carries 255 on", { drives: true, contributionMax: 1, excitationMax: 1000 }, 60],
		["a sum that carries less", { drives: true, contributionMax: 1, excitationMax: 136 }, 120],
		["nothing that outlives a burst", { accumulates: false }, 30],
		[
			"a sum, not kept, that may lie beyond a threshold limit",
			{ accumulates: false, holds: true, thresholdLimit: 1000, contributionMax: 1, excitationMax: 2000 },
			15,
		],
	])("int8, %s", (_, part, expected) => {
		expect(code(part)).toBeCloseTo(expected, 10);
	});

	test.each<[string, Partial<AreaDemand>, number]>([
		["excitation alone: nothing is kept at threshold or below zero", {}, 120],
		["excitation that can be held", { holds: true }, 60],
		["a threshold limit of 8", { thresholdLimit: 8, holds: true }, 15],
		["a leak that turns the sign, to half a threshold", { leak: 1.5 }, 120],
		["a leak that turns the sign, to nine thresholds", { leak: 10 }, 7.5],
		["inhibition of at most half the excitation, on average", outweighed, 60],
		["little inhibition, but in strong pieces", { ...outweighed, inhibitionRms: 1.5 }, 15],
		["more inhibition, and a leak", inhibited, 30],
		["more inhibition that nothing leaks away", { ...inhibited, leak: 0 }, 7.5],
		["nothing that outlives a burst: the unit of int8", { accumulates: false }, 30 * 256],
	])("int8-compact, %s", (_, part, expected) => {
		expect(code(part, "int8-compact")).toBeCloseTo(expected, 10);
	});
});

test("contributions are whole numbers of units, thresholds k of n included", () => {
	for (let n = 1; n <= 60; n++) {
		const { unit, exact, divisor } = areaUnit(
			demand({ contributions: [{ numerator: 1, denominator: n }], contributionMax: 1 / n }),
		);
		expect(exact).toBe(true);
		expect(divisor).toBe(1 / n);
		const steps = 1 / n / unit;
		expect(Math.abs(steps - Math.round(steps))).toBeLessThan(1e-6);
	}
});

test("contributions finer than the state are not exact, and the unit says so", () => {
	const fine = areaUnit(demand({ thresholdMax: 1e6, contributions: [{ numerator: 1, denominator: 1000 }] }));
	expect(fine.exact).toBe(false);
	expect(fine.unit).toBe(1e6 / (120 * 65536));
});

test("an area without threshold takes its inputs as the reference", () => {
	const { unit } = areaUnit(demand({ thresholdMax: 0, contributions: whole(5), contributionMax: 5 }));
	expect(5 / unit / 65536).toBeCloseTo(120, 3);
	expect(areaUnit(demand({ thresholdMax: 0 })).unit).toBe(1 / (120 * 65536));
});

test("unit and reciprocal are ordinary binary32 for every threshold that a genome can hold", () => {
	const size = fc.float({ min: 0, max: Math.fround(3.4e38), noNaN: true });
	fc.assert(
		fc.property(size, size, fc.boolean(), fc.boolean(), (thresholdMax, thresholdLimit, inhibited, holds) => {
			const { unit } = areaUnit(
				demand({
					thresholdMax,
					thresholdLimit,
					inhibited,
					holds,
					contributions: whole(255),
					contributionMax: 255,
					excitationMax: 1e6,
				}),
			);
			for (const value of [Math.fround(unit), Math.fround(1 / unit)]) {
				expect(value).toBeGreaterThan(2 ** -126);
				expect(value).toBeLessThan(Infinity);
			}
		}),
		{ seed: 20260551, numRuns: 3000 },
	);
});

describe.each<IntegerPrecision>(["int8", "int8-compact"])("%s", (precision) => {
	const { low, high } = formatOf(precision);
	const least = precision === "int8" ? 1000 : 100;

	test("threshold and threshold limit fit the state, and no inhibited sum or contribution is clamped", () => {
		const size = fc.double({ min: 0.01, max: 1000, noNaN: true });
		fc.assert(
			fc.property(
				size,
				size,
				size,
				fc.boolean(),
				(thresholdMax, thresholdLimit, contributionMax, inhibited) => {
					const excitationMax = contributionMax * 20;
					const { unit } = areaUnit(
						demand({ thresholdMax, thresholdLimit, contributionMax, excitationMax, inhibited }),
						precision,
					);
					expect(thresholdMax / unit).toBeLessThan(high);
					expect(-thresholdMax / unit).toBeGreaterThan(low);
					if (thresholdLimit / thresholdMax < least) expect(thresholdLimit / unit).toBeLessThan(high);
					if (!inhibited || excitationMax / thresholdMax > 1e6) return;
					expect(excitationMax / unit).toBeLessThanOrEqual(SUM_LIMIT * 1.001);
					expect(contributionMax / unit).toBeLessThanOrEqual(CONTRIBUTION_LIMIT * 1.001);
				},
			),
			{ seed: 20260552, numRuns: 2000 },
		);
	});
});

test("units are chosen so that leaks of 1/2 to 1/256 of a contribution stay whole", () => {
	for (const thresholdMax of [0.1, 0.7, 1, 3, 20]) {
		const { unit } = areaUnit(demand({ thresholdMax, contributions: whole(1), contributionMax: 1 }));
		expect((1 / unit) % 256).toBe(0);
	}
});
