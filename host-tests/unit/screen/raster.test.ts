import { describe, expect, test } from "vitest";
import { kindOf } from "../../../modules/screen/bands.js";
import { Ink, shadesOf } from "../../../modules/screen/palette.js";
import { brain, ioId } from "../senses/brain.js";
import { imageOf, watch } from "./watched.js";

type Watched = ReturnType<typeof watch>;

const bandOf = ({ screen }: Watched, area: number) =>
	Array.from({ length: screen.bands.count }, (_, band) => band).find(
		(band) => screen.bands.areas[band]! === area,
	)!;

/** Colours of column `column`, band by band, from the top. */
function column({ screen, canvas }: Watched, column: number): number[][] {
	const { raster, columnWidth, bandPitch } = screen.layout;
	return Array.from({ length: screen.bands.count }, (_, band) =>
		Array.from({ length: bandPitch }, (_, y) =>
			canvas.at(raster.x + column * columnWidth, raster.y + band * bandPitch + y),
		),
	);
}

const isLit = (rgb: number) => ![Ink.PANEL, Ink.GRID, Ink.CURSOR].includes(rgb as never);

describe("a spike", () => {
	test.each([0, 3, 7])("of neuron %d lights its row of its area's band in its burst's column", (neuron) => {
		const image = imageOf("relay");
		const watched = watch(image);
		const area = image.findArea("input_row");
		watched.burst(5);
		watched.burst(1, () => watched.npu.inputs.push(area, neuron, 1));
		const bands = column(watched, 5);
		const own = bandOf(watched, area);
		expect(bands.flatMap((pixels, band) => (pixels.some(isLit) ? [band] : []))).toEqual([own]);
		const lit = bands[own]!.flatMap((rgb, y) => (isLit(rgb) ? [y] : []));
		const height = watched.screen.layout.bandPitch - 2;
		const rows = Math.min(8, height >> 1);
		const row = Math.floor((neuron * rows) / 8);
		expect(lit[0]).toBe(1 + Math.floor((row * height) / rows));
		expect(lit.at(-1)).toBe(Math.floor(((row + 1) * height) / rows));
		expect(bands[own]![lit[0]!]).toBe(shadesOf(kindOf(image, area))[3]);
		expect(column(watched, 4).flat().some(isLit)).toBe(false);
	});

	test("goes from column to column as the relay hands it on", () => {
		const image = imageOf("relay");
		const watched = watch(image, 480, 320);
		watched.burst(1, () => watched.npu.inputs.push(image.findArea("input_row"), 2, 1));
		watched.burst(5);
		["input_row", "stage_1", "stage_2", "stage_3", "stage_4", "output_row"].forEach((name, burst) => {
			const band = bandOf(watched, image.findArea(name));
			for (let at = 0; at < 6; at++)
				expect(column(watched, at)[band]!.some(isLit), `${name} ${at}`).toBe(at === burst);
		});
	});
});

test("the more neurons of a row fire, the brighter it is", () => {
	const id = ioId("imis", 10);
	const shades = [1, 8, 24, 64].map((spikes) => {
		const watched = watch(brain({ [id]: [64, 1, 1, 1] }), 320, 240);
		const area = watched.screen.bands.areas[0]!;
		const { bandPitch } = watched.screen.layout;
		watched.burst(1, () => {
			for (let k = 0; k < spikes; k++) watched.npu.inputs.push(area, Math.floor((k * 64) / spikes), 1);
		});
		const lit = column(watched, 0)[0]!.filter(isLit);
		expect(lit.length).toBeLessThan(bandPitch);
		return Math.max(...lit.map((rgb) => shadesOf(1).indexOf(rgb)));
	});
	expect(shades).toEqual([...shades].sort());
	expect(shades[0]).toBeLessThan(3);
	expect(shades.at(-1)).toBe(3);
});

test("a burst draws in the raster only its column and a few empty ones ahead", () => {
	const watched = watch(imageOf("camera"));
	const { raster } = watched.screen.layout;
	watched.burst(3);
	watched.canvas.look();
	watched.burst();
	const inside = watched.canvas
		.look()
		.filter((call) => call.startsWith("begin"))
		.map((call) => call.split(" ").slice(1).map(Number))
		.filter(([x, y, width]) => x! >= raster.x && x! + width! <= raster.x + raster.width && y === raster.y);
	expect(inside).toEqual([[raster.x + 6, raster.y, 10, raster.height]]);
});

test("after the last column the first one is drawn over", () => {
	const watched = watch(imageOf("relay"));
	const area = watched.npu.image.findArea("input_row");
	const band = bandOf(watched, area);
	watched.burst(1, () => watched.npu.inputs.push(area, 0, 1));
	expect(column(watched, 0)[band]!.some(isLit)).toBe(true);
	watched.burst(watched.screen.raster.columns);
	expect(column(watched, 0)[band]!.some(isLit)).toBe(false);
});

describe("areas that are more than bands", () => {
	test("motor areas always have one, senses at most half", () => {
		const image = imageOf("camera");
		const { screen } = watch(image);
		const kinds = Array.from({ length: screen.bands.count }, (_, band) =>
			kindOf(image, screen.bands.areas[band]!),
		);
		expect(kinds.at(-1)).toBe(2);
		expect(kinds.filter((kind) => kind === 1).length).toBeLessThanOrEqual((kinds.length + 1) >> 1);
		expect(kinds.filter((kind) => kind === 3).length).toBeGreaterThan(1);
	});

	test("at the end of a sweep an active area takes the band of a silent one; nobody else moves", () => {
		const image = imageOf("camera");
		const watched = watch(image);
		const { bands, raster } = watched.screen;
		const shown = () => Array.from({ length: bands.count }, (_, band) => bands.areas[band]!);
		const before = shown();
		const active = image.findArea("vision_TR");
		expect(before).not.toContain(active);
		watched.burst(raster.columns, () => watched.npu.inputs.push(active, watched.npu.burst % 200, 255));
		const after = shown();
		expect(after).toContain(active);
		expect(new Set(after).size).toBe(after.length);
		const moved = after.filter((area, band) => before[band] !== area && before.includes(area));
		expect(moved).toEqual([]);
		watched.burst(2 * raster.columns);
		expect(shown()).toContain(active);
	});
});
