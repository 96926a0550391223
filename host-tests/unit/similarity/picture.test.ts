import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { compareFreeRunning, compareTeacherForced } from "../../../tools/similarity/compare.js";
import { drawSimilarity, type PictureOptions } from "../../../tools/similarity/picture/draw.js";
import { renderPng } from "../../../tools/similarity/picture/png.js";
import type { Raster, RasterArea } from "../../../tools/similarity/raster.js";
import { damaged, raster, seededTimes, type Times } from "./rasters.js";

const BURSTS = 150;
const labels = { reference: "fp32", candidate: "int8" };

/** A hundred scored neurons, four more than fit. */
function runs(bursts = BURSTS): readonly [Raster, Raster] {
	const times = seededTimes(bursts, 1);
	return [raster(times, bursts), raster(damaged(times, bursts, 2)["jitter 10 %"]!, bursts)];
}

const teacherForced = (a: Raster, b: Raster, options?: PictureOptions) =>
	drawSimilarity(
		a,
		b,
		compareTeacherForced(a, b, { ...labels, floor: { candidate: "fp64", fps: 99.68 } }),
		options,
	);
const freeRunning = (a: Raster, b: Raster, options?: PictureOptions) =>
	drawSimilarity(a, b, compareFreeRunning(a, b, labels), options);

/** Number of marks drawn with each stroke colour in the raster: its largest path of that colour. */
function marks(svg: string, color: string): number {
	const paths = [...svg.matchAll(/<path d="([^"]*)"[^>]*stroke="(#\w+)"/g)].filter(
		([, , stroke]) => stroke === color,
	);
	return Math.max(0, ...paths.map(([, path]) => path.split("M").length - 1));
}

const one = (times: Times, areas: readonly RasterArea[], bursts = 20) => raster(times, bursts, areas);
const named = (name: string) => [{ name, first: 0, size: 2, scored: true }];

describe("the drawing", () => {
	const areas = named("motor");
	const [a, b] = [
		one([[1, 5, 9, 12], [2]], areas),
		one(
			[
				[1, 5, 10, 12],
				[3, 7],
			],
			areas,
		),
	];
	const svg = teacherForced(a, b);

	test("has a mark for each spike, of a colour and a shape for each kind", () => {
		const [, both] = /stroke="(#7f8b99)"/.exec(svg)!;
		expect([both, "#0072b2", "#d55e00"].map((color) => marks(svg, color))).toEqual([3, 2, 3]);
		const shapes = ["#7f8b99", "#0072b2", "#d55e00"].map(
			(color) => new RegExp(`<path d="M[\\d. ]+([a-z])[^"]*" fill="none" stroke="${color}"`).exec(svg)?.[1],
		);
		expect(shapes).toEqual(["v", "h", "l"]);
	});

	test("says what it shows, how similar the runs are, and the floor", () => {
		for (const words of [
			"int8 against fp32, teacher-forced: FPS 45.65 %",
			"floor 99.68 % (fp64)",
			"in both: 3",
			"only in fp32: 2",
			"only in int8: 3",
			">motor<",
			">burst<",
			"The whole run, all scored neurons.",
		])
			expect(svg).toContain(words);
	});

	test("of freely running brains shows the horizon with every score", () => {
		const free = freeRunning(a, b);
		expect(free).toContain("free-running: FPS 45.65 %, H99 2 bursts");
		expect(free).toContain("FPS %, H99");
		expect(free).toContain(">45.65, 2<");
		expect(free).toContain(">H99<");
	});

	test("keeps areas of one name apart", () => {
		const twins = [...named("same"), { name: "same", first: 2, size: 1, scored: true }];
		const drawing = teacherForced(one([[1], [], [4]], twins), one([[1], [], [5]], twins));
		expect(drawing).toContain(">100.00</text>");
		expect(drawing).toContain(">-5.26</text>");
	});

	test("survives names that are not XML", async () => {
		const names = named('a<b>&"c\u0000\ud800 and much longer than fits');
		const odd = drawSimilarity(
			one([[1], []], names),
			one([[2], []], names),
			compareTeacherForced(one([[1], []], names), one([[2], []], names), {
				reference: "</text>",
				candidate: "x".repeat(300),
			}),
		);
		expect(odd).toContain("a&#60;b&#62;&#38;&#34;c?? and much l…");
		expect(odd).not.toContain("</text></text>");
		expect((await renderPng(odd)).length).toBeGreaterThan(1000);
	});

	test.each([
		["silent runs", one([[], []], areas), one([[], []], areas)],
		["no scored area", one([[1], [2]], []), one([[1], [3]], [])],
		["one burst", one([[0], []], areas, 1), one([[0], [0]], areas, 1)],
	])("of %s is a picture without NaN", (_, x, y) => {
		for (const drawing of [teacherForced(x, y), freeRunning(x, y)])
			expect(drawing).not.toMatch(/NaN|Infinity|undefined/);
	});

	test("refuses rasters of two brains", () =>
		expect(() =>
			drawSimilarity(a, raster([[], []], 20, named("other")), compareTeacherForced(a, b, labels)),
		).toThrow(expect.objectContaining({ code: "rasters-differ" })));
});

describe("a large brain and a long run", () => {
	const areas = [{ name: "all", first: 0, size: 3000, scored: true }];
	const every = (neuron: number, odd: number) =>
		Array.from({ length: 500 }, (_, t) => t).filter((t) => (t + neuron) % 2 === odd);
	const opposite = [0, 1].map((odd) =>
		raster(
			Array.from({ length: 3000 }, (_, neuron) => every(neuron, odd)),
			500,
			areas,
		),
	);
	const svg = teacherForced(opposite[0], opposite[1]);

	test("make no larger file than a full picture, which says what it shows", () => {
		expect(svg.length).toBeLessThan(800_000);
		expect(marks(svg, "#0072b2")).toBe((160 * 96) / 2);
		expect(svg).toContain(
			"of 500, where most spikes differ; 96 of 3,000 neurons, in 1 of 1 areas: those that differ most",
		);
		expect(svg).toContain("15,360 of 1,500,000 differing spikes are in the picture.");
	});

	test("can be shown from a burst of one's choice", () =>
		expect(teacherForced(opposite[0], opposite[1], { from: 40 })).toContain(
			"Shown: bursts 40 to 199 of 500;",
		));
});

describe("the PNG", () => {
	const hash = (bytes: string | Uint8Array) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

	test("is twice the size of the drawing", async () => {
		const svg = teacherForced(...runs());
		const png = Buffer.from(await renderPng(svg));
		const [, width, height] = /width="(\d+)" height="([\d.]+)"/.exec(svg)!;
		expect(png.subarray(1, 4).toString()).toBe("PNG");
		expect(png.readUInt32BE(16)).toBe(2 * Number(width));
		expect(Math.abs(png.readUInt32BE(20) - 2 * Number(height))).toBeLessThanOrEqual(1);
	});

	test("and the drawing have the same bytes in every run and on every machine", async () => {
		const svg = freeRunning(...runs());
		expect(freeRunning(...runs())).toBe(svg);
		const png = await renderPng(svg);
		expect(Buffer.from(await renderPng(svg)).equals(png)).toBe(true);
		// new bytes after a change to the picture, to resvg or to the font: look at it, then renew these
		expect([hash(svg), hash(png)]).toEqual(["d68f24236af90532", "2a91b88708e3c1a4"]);
	});

	test("shows text: without its letters it is another picture", async () => {
		const svg = teacherForced(...runs());
		const bare = svg.replaceAll(/<text[^>]*>[^<]*<\/text>/g, "");
		expect(hash(await renderPng(bare))).not.toBe(hash(await renderPng(svg)));
	});
});
