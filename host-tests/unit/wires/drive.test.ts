import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { powerDuty, servoDuty, shade, share } from "../../../modules/wires/drive.js";
import { resolutionFor, ticksFor } from "../../../platforms/moddable/ports/ledc.js";

const anything = fc.double();
const unit = fc.double({ min: 0, max: 1, noNaN: true });

describe("servo", () => {
	test.each([
		[0, 1, 2, 50, 0.05],
		[0.5, 1, 2, 50, 0.075],
		[1, 1, 2, 50, 0.1],
		[0, 0.5, 2.5, 50, 0.025],
		[1, 0.5, 2.5, 50, 0.125],
		[0.25, 1, 2, 100, 0.125],
		[0, 2, 1, 50, 0.1],
		[-3, 1, 2, 50, 0.05],
		[9, 1, 2, 50, 0.1],
		[Number.NaN, 1, 2, 50, 0.05],
	])("position %d between %d and %d ms at %d Hz is a duty of %d", (position, low, high, hz, duty) => {
		expect(servoDuty(position, low, high, hz)).toBeCloseTo(duty, 15);
	});

	test("never leaves its pulses", () => {
		fc.assert(
			fc.property(anything, unit, unit, (position, low, high) => {
				const duty = servoDuty(position, low * 20, high * 20, 50);
				expect(duty).toBeGreaterThanOrEqual(Math.min(low, high) - 1e-12);
				expect(duty).toBeLessThanOrEqual(Math.max(low, high) + 1e-12);
			}),
		);
	});
});

describe("power", () => {
	test.each([
		[0, 0.2, 1, 0],
		[-1, 0.2, 1, 0],
		[Number.NaN, 0.2, 1, 0],
		[0.5, 0.25, 1, 0.625],
		[1, 0.2, 1, 1],
		[7, 0.2, 0.75, 0.75],
		[0.5, 0, 0.5, 0.25],
	])("of %d within %d to %d is %d", (value, low, high, duty) => {
		expect(powerDuty(value, low, high)).toBe(duty);
	});

	test("is 0 or within its range", () => {
		fc.assert(
			fc.property(anything, unit, unit, (value, low, high) => {
				const duty = powerDuty(value, low, high);
				if (duty === 0) return;
				expect(duty).toBeGreaterThanOrEqual(Math.min(low, high) - 1e-12);
				expect(duty).toBeLessThanOrEqual(Math.max(low, high) + 1e-12);
			}),
		);
	});
});

test.each([
	[0.5, 0, 1, 0.5],
	[0.25, 0.25, 0.75, 0],
	[0.625, 0.25, 0.75, 0.75],
	[0.9, 0.25, 0.75, 1],
	[0.1, 0.25, 0.75, 0],
	[0.25, 1, 0, 0.75],
	[-1, -2, 2, 0.25],
	[Number.NaN, 0, 1, 0],
])("a reading of %d between %d and %d is a share of %d", (reading, low, high, expected) => {
	expect(share(reading, low, high)).toBe(expected);
});

test.each([
	[0, 200, 0],
	[Number.NaN, 200, 0],
	[0.5, 255, 128],
	[0.1, 200, 20],
	[1, 200, 200],
	[3, 200, 200],
])("%d of a colour part %d is %d", (value, part, expected) => {
	expect(shade(value, part)).toBe(expected);
});

describe("LEDC", () => {
	test.each([
		[10, 13],
		[50, 13],
		[1000, 13],
		[4882, 13],
		[4883, 12],
		[20_000, 10],
		[100_000, 8],
	])("counts %d Hz in %d bits", (hz, bits) => {
		expect(resolutionFor(hz)).toBe(bits);
	});

	test("the finest count that a 40 MHz clock allows, and a divider of 10 bits at 80 MHz", () => {
		fc.assert(
			fc.property(fc.integer({ min: 10, max: 100_000 }), (hz) => {
				const bits = resolutionFor(hz);
				expect(hz * 2 ** bits).toBeLessThanOrEqual(40e6);
				if (bits < 13) expect(hz * 2 ** (bits + 1)).toBeGreaterThan(40e6);
				expect(80e6 / (hz * 2 ** bits)).toBeLessThan(1024);
			}),
		);
	});

	test.each([
		[0, 13, 0],
		[-1, 13, 0],
		[Number.NaN, 13, 0],
		[0.075, 13, 614],
		[0.05, 13, 410],
		[0.1, 13, 819],
		[1, 13, 8191],
		[0.5, 10, 512],
		[0.9999999, 10, 1023],
		[1, 10, 1023],
		[5, 8, 255],
	])("a duty of %d in %d bits is %d counts", (duty, bits, ticks) => {
		expect(ticksFor(duty, bits)).toBe(ticks);
	});

	test("always on stays below the width that must not be full: the SDK writes one count more", () => {
		for (const hz of [10, 50, 1000, 4882, 4883]) {
			const bits = resolutionFor(hz);
			expect(ticksFor(1, bits) + 1).toBe(2 ** bits);
			expect(bits).toBeLessThan(14);
		}
	});

	test("a servo's pulse is right to 1.3 µs", () => {
		fc.assert(
			fc.property(unit, (position) => {
				const duty = servoDuty(position, 1, 2, 50);
				const pulseUs = (ticksFor(duty, resolutionFor(50)) / 2 ** 13) * 20_000;
				expect(Math.abs(pulseUs - (1000 + 1000 * position))).toBeLessThan(1.3);
			}),
		);
	});
});
