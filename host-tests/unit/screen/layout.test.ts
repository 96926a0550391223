import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layoutOf } from "../../../modules/screen/layout.js";
import { PixelCanvas } from "./pixel-canvas.js";

const numbers = fc.record({
	width: fc.integer({ min: 16, max: 480 }),
	height: fc.integer({ min: 16, max: 480 }),
	areas: fc.integer({ min: 0, max: 300 }),
	motors: fc.integer({ min: 0, max: 40 }),
	sensors: fc.integer({ min: 0, max: 12 }),
	longest: fc.integer({ min: 0, max: 600 }),
});

test("all parts lie on the screen, one below the other, whatever its size", () => {
	fc.assert(
		fc.property(numbers, ({ width, height, areas, motors, sensors, longest }) => {
			const layout = layoutOf(new PixelCanvas(width, height), areas, motors, sensors, longest);
			const parts = [layout.header, layout.raster, layout.motors, layout.sliders].filter(
				(box) => box.height > 0,
			);
			let bottom = 0;
			for (const box of parts) {
				expect([box.x, box.y, box.width, box.height].every(Number.isInteger)).toBe(true);
				expect(box.y).toBeGreaterThanOrEqual(bottom);
				expect(box.x).toBeGreaterThanOrEqual(0);
				expect(box.x + box.width).toBeLessThanOrEqual(width);
				bottom = box.y + box.height;
			}
			expect(bottom).toBeLessThanOrEqual(height);
			expect(layout.names.x + layout.names.width).toBe(layout.raster.x);
			expect(layout.raster.x + layout.raster.width).toBe(layout.rates.x);
			expect(layout.rates.x + layout.rates.width).toBeLessThanOrEqual(width);
			expect(layout.raster.width % layout.columnWidth).toBe(0);
			expect(layout.bands * layout.bandPitch).toBe(layout.raster.height);
			expect(layout.bands).toBeLessThanOrEqual(areas);
			expect(layout.motorCount).toBeLessThanOrEqual(motors);
			expect(layout.sliderCount).toBeLessThanOrEqual(sensors);
		}),
		{ numRuns: 2000 },
	);
});

describe("which parts a board gets", () => {
	const parts = (width: number, height: number) => layoutOf(new PixelCanvas(width, height), 37, 8, 9, 100);

	test.each([
		[320, 240],
		[240, 320],
		[480, 320],
	])("%d × %d: all of them", (width, height) => {
		const { small, names, rates, bands, motorCount, sliderCount } = parts(width, height);
		expect({ small, motorCount, sliderCount }).toEqual({ small: false, motorCount: 8, sliderCount: 3 });
		expect(names.width).toBeGreaterThan(60);
		expect(rates.width).toBeGreaterThan(30);
		expect(bands).toBeGreaterThan(5);
	});

	test("320 × 240: a band is a row higher than a line, for the tails of g and y", () => {
		const canvas = new PixelCanvas(320, 240);
		expect(layoutOf(canvas, 37, 4, 9, 100).bandPitch).toBeGreaterThan(canvas.textHeight);
	});

	test("128 × 128: raster and bars, without text beside them and without sliders", () => {
		const { small, names, rates, bands, motorCount, sliderCount } = parts(128, 128);
		expect({ small, motorCount, sliderCount }).toEqual({ small: true, motorCount: 8, sliderCount: 0 });
		expect([names.width, rates.width]).toEqual([0, 0]);
		expect(bands).toBeGreaterThan(5);
	});
});
