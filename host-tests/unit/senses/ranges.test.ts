import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	checkPercentage,
	checkSigned,
	fromByte,
	fromRange,
	fromSigned,
	RangeProblem,
	signedFromRange,
	signedToRange,
	toByte,
	toRange,
	toSigned,
} from "../../../modules/senses/ranges.js";

const seeded = { seed: 11 };
const percentages = fc.float({ min: 0, max: 1, noNaN: true });
const signed = fc.float({ min: -1, max: 1, noNaN: true });

describe("ranges", () => {
	test("a raw reading is a share of its range, and comes back", () => {
		expect([0, 4095, 1024].map((raw) => fromRange(raw, 0, 4095))).toEqual([0, 1, Math.fround(1024 / 4095)]);
		fc.assert(
			fc.property(percentages, (p) => Math.abs(fromRange(toRange(p, -40, 85), -40, 85) - p) < 1e-6),
			seeded,
		);
	});

	test("percent are a range like any other", () => {
		expect([fromRange(25, 0, 100), signedFromRange(-50, -100, 100)]).toEqual([0.25, -0.5]);
	});

	test("a reading beyond its range stays beyond: nothing clamps", () => {
		expect([fromRange(5, 0, 4), fromRange(-1, 0, 4), signedFromRange(3, -2, 2)]).toEqual([1.25, -0.25, 1.5]);
	});

	test("signed and unsigned are each other's image", () => {
		expect([-1, 0, 1].map(fromSigned)).toEqual([0, 0.5, 1]);
		expect([0, 0.5, 1].map(toSigned)).toEqual([-1, 0, 1]);
		fc.assert(
			fc.property(signed, (s) => Math.abs(toSigned(fromSigned(s)) - s) < 1e-6),
			seeded,
		);
	});

	test("bytes come back, and are truncated as in FEAGI", () => {
		for (let byte = 0; byte < 256; byte++) expect(Math.abs(toByte(fromByte(byte)) - byte)).toBeLessThan(1);
		expect([0.5, 1, 2, -1, 0, Number.NaN].map(toByte)).toEqual([127, 255, 255, 0, 0, 0]);
	});

	test("a servo turns within its limits whatever it is told", () => {
		expect([-1, -0.5, 0, 1].map((s) => signedToRange(s, 0, 180))).toEqual([0, 45, 90, 180]);
		expect([-3, 3, Number.NaN].map((s) => signedToRange(s, 1000, 2000))).toEqual([1000, 2000, 1000]);
	});

	test("checked values are refused outside, with a code", () => {
		expect([checkPercentage(0), checkPercentage(1), checkSigned(-1)]).toEqual([0, 1, -1]);
		const refusal = (check: () => number) => {
			try {
				return check();
			} catch (error) {
				return error instanceof RangeProblem && [error.code, error.value];
			}
		};
		expect(refusal(() => checkPercentage(1.01))).toEqual([1, 1.01]);
		expect(refusal(() => checkPercentage(-0.01))).toEqual([1, -0.01]);
		expect(refusal(() => checkSigned(-1.5))).toEqual([2, -1.5]);
		expect(refusal(() => checkSigned(Number.NaN))).toEqual([2, Number.NaN]);
	});
});
