/** The fit finds costs that are there, and refuses to make up those that no run tells apart. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fitCosts } from "../../../bench/costs/fit.js";
import { UsageError } from "../../../tools/errors.js";

const KEYS = ["burst", "update", "spike", "event"] as const;
type Key = (typeof KEYS)[number];
type Numbers = Readonly<Record<Key, number>>;

const numbers = (number: fc.Arbitrary<number>) =>
	fc.record({ burst: number, update: number, spike: number, event: number });
const totalOf = (counts: Numbers, costs: Numbers) =>
	KEYS.reduce((sum, key) => sum + counts[key] * costs[key], 0);

/** One run for each key that has more of it, and as many of the others as the rest. */
function runs(base: Numbers, more: number): Numbers[] {
	return [base, ...KEYS.map((key) => ({ ...base, [key]: base[key] + more }))];
}

test("exact counts give back the costs that they were made with", () => {
	fc.assert(
		fc.property(
			numbers(fc.double({ min: 0, max: 500, noNaN: true })),
			numbers(fc.integer({ min: 1, max: 100 })),
			fc.integer({ min: 20, max: 400 }),
			(costs, base, more) => {
				const rows = runs(base, more).map((counts) => ({ counts, total: totalOf(counts, costs) }));
				const fitted = fitCosts(KEYS, rows, 1);
				for (const key of KEYS) expect(fitted[key]).toBeCloseTo(costs[key], 2);
			},
		),
		{ seed: 20261124, numRuns: 60 },
	);
});

test("no cost is negative, whatever the counts say", () => {
	fc.assert(
		fc.property(
			fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 5, maxLength: 5 }),
			numbers(fc.integer({ min: 1, max: 20 })),
			(totals, base) => {
				const rows = runs(base, 30).map((counts, i) => ({ counts, total: totals[i]! }));
				for (const cost of Object.values(fitCosts(KEYS, rows, 100))) expect(cost).toBeGreaterThanOrEqual(0);
			},
		),
		{ seed: 20261125, numRuns: 60 },
	);
});

describe("refused by name", () => {
	const base = { burst: 1, update: 5, spike: 2, event: 3 };
	const refusal = (rows: readonly Numbers[]) => {
		try {
			fitCosts(
				KEYS,
				rows.map((counts) => ({ counts, total: 100 })),
				1,
			);
		} catch (error) {
			return error as UsageError;
		}
		throw new Error("accepted");
	};

	test("what no run contains", () => {
		const error = refusal(runs({ ...base, spike: 0 }, 10).map((counts) => ({ ...counts, spike: 0 })));
		expect(error).toBeInstanceOf(UsageError);
		expect(error).toMatchObject({ code: "fit-rank", where: "spike" });
	});

	test("what always comes with something else", () => {
		const rows = runs(base, 10).map((counts) => ({ ...counts, event: 2 * counts.update }));
		expect(refusal(rows)).toMatchObject({ code: "fit-rank", where: "event" });
	});
});
