import { describe, expect, test } from "vitest";
import { intervalKs, meanCv } from "../../../tools/similarity/intervals.js";
import { correlation, psth } from "../../../tools/similarity/psth.js";

const trains = (...times: number[][]) => times.map((train) => Uint32Array.from(train));

describe("CV of intervals", () => {
	test("is 0 for a clock and counts only neurons with five spikes", () => {
		expect(meanCv(trains([0, 3, 6, 9, 12], [0, 1, 9, 10]))).toBe(0);
		expect(meanCv(trains([0, 3, 6, 9]))).toBeNull();
	});

	test("is the standard deviation over the mean: intervals 1, 3, 1, 3", () =>
		expect(meanCv(trains([0, 1, 4, 5, 8]))).toBe(0.5));
});

describe("KS distance of intervals", () => {
	test("is the largest gap between the distributions", () => {
		// cumulative at 1, 2, 3: 1/2 1/2 1 and 0 1 1
		expect(intervalKs(trains([0, 1, 4]), trains([0, 2, 4]))).toBe(0.5);
		expect(intervalKs(trains([0, 1, 2]), trains([0, 5, 10]))).toBe(1);
	});

	test("pools neurons and ignores when and where the intervals are", () =>
		expect(intervalKs(trains([0, 2], [7, 12]), trains([1, 6, 8]))).toBe(0));

	test("without intervals", () => {
		expect(intervalKs(trains([4], []), trains([], []))).toBe(0);
		expect(intervalKs(trains([4, 5], []), trains([], []))).toBe(1);
	});
});

describe("population rates", () => {
	test("bins of five bursts over all trains, the last one shorter", () =>
		expect([...psth(trains([0, 4, 5], [4, 11]), 12)]).toEqual([3, 1, 1]));

	test.each([
		["linear", [1, 2, 4], [3, 5, 9], 1],
		["opposite", [1, 2, 3], [6, 4, 2], -1],
		["equal constants", [2, 2, 2], [2, 2, 2], 1],
		["different constants", [2, 2, 2], [3, 3, 3], 0],
		["one constant", [2, 2, 2], [1, 2, 3], 0],
	])("correlation of %s values", (_, a, b, r) =>
		expect(correlation(Float64Array.from(a), Float64Array.from(b))).toBeCloseTo(r, 12),
	);
});
