import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CONTRIBUTION_LIMIT, STATE_HIGH, STATE_LOW, SUM_LIMIT } from "../../../modules/connectome/layout.js";
import { type AreaDemand, areaUnit } from "../../../tools/quantise/unit.js";

const whole = (...values: number[]) => values.map((numerator) => ({ numerator, denominator: 1 }));
const demand = (part: Partial<AreaDemand>): AreaDemand => ({
	thresholdMax: 1,
	thresholdLimit: 0,
	leak: 0,
	contributions: [],
	contributionMax: 0,
	sumMax: 0,
	inhibited: false,
	holds: false,
	...part,
});
/** High byte at threshold. */
const code = (part: Partial<AreaDemand>) => (part.thresholdMax ?? 1) / areaUnit(demand(part)).unit / 65536;

describe("the high byte at threshold", () => {
	test.each<[string, Partial<AreaDemand>, number]>([
		["excitation alone", {}, 30],
		["inhibition and a leak", { inhibited: true, leak: 0.1 }, 8],
		["inhibition that nothing leaks away", { inhibited: true }, 1],
		["a threshold limit of 8", { thresholdLimit: 8 }, 15],
		["a threshold limit of 1,000", { thresholdLimit: 1000 }, 30 / 256],
		["held potentials and inputs of 20", { holds: true, contributionMax: 20 }, 3.75],
		["inputs of 20 that are never held", { contributionMax: 20 }, 30],
	])("%s: %#", (_, part, expected) => {
		expect(code(part)).toBeCloseTo(expected, 10);
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
	expect(fine.unit).toBe(1e6 / (30 * 65536));
});

test("an area without threshold takes its inputs as the reference", () => {
	const { unit } = areaUnit(demand({ thresholdMax: 0, contributions: whole(5), contributionMax: 5 }));
	expect(5 / unit / 65536).toBeCloseTo(30, 3);
	expect(areaUnit(demand({ thresholdMax: 0 })).unit).toBe(1 / (30 * 65536));
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
					sumMax: 1e6,
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

test("threshold and threshold limit fit the state, and no inhibited sum or contribution is clamped", () => {
	const size = fc.double({ min: 0.01, max: 1000, noNaN: true });
	fc.assert(
		fc.property(
			size,
			size,
			size,
			fc.boolean(),
			(thresholdMax, thresholdLimit, contributionMax, inhibited) => {
				const sumMax = contributionMax * 20;
				const { unit } = areaUnit(
					demand({ thresholdMax, thresholdLimit, contributionMax, sumMax, inhibited }),
				);
				expect(thresholdMax / unit).toBeLessThan(STATE_HIGH);
				expect(-thresholdMax / unit).toBeGreaterThan(STATE_LOW);
				if (thresholdLimit / thresholdMax < 1000) expect(thresholdLimit / unit).toBeLessThan(STATE_HIGH);
				if (!inhibited || sumMax / thresholdMax > 1e6) return;
				expect(sumMax / unit).toBeLessThanOrEqual(SUM_LIMIT * 1.001);
				expect(contributionMax / unit).toBeLessThanOrEqual(CONTRIBUTION_LIMIT * 1.001);
			},
		),
		{ seed: 20260552, numRuns: 2000 },
	);
});

test("units are chosen so that leaks of 1/2 to 1/256 of a contribution stay whole", () => {
	for (const thresholdMax of [0.1, 0.7, 1, 3, 20]) {
		const { unit } = areaUnit(demand({ thresholdMax, contributions: whole(1), contributionMax: 1 }));
		expect((1 / unit) % 256).toBe(0);
	}
});
