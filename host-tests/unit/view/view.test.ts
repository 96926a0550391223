import { describe, expect, test } from "vitest";
import { Coder } from "../../../modules/connectome/layout.js";
import { Npu } from "../../../modules/npu/npu.js";
import type { Frame } from "../../../tools/stimulus/frame.js";
import { createView, type ViewOptions } from "../../../tools/view/view.js";
import { brain, ioId } from "../senses/brain.js";

const ring: Frame = {
	width: 4,
	height: 4,
	channels: 1,
	pixels: Uint8Array.from([0, 255, 255, 0, 255, 0, 0, 255, 255, 0, 0, 255, 0, 255, 255, 0]),
};
const eye = ioId("iimg", Coder.CARTESIAN_PLANE);
const wheels = ioId("omot", Coder.SIGNED_PERCENTAGE);
const image = brain(
	{ [eye]: [4, 4, 1], cMiddl: [1, 1, 1], [wheels]: [4, 1, 2] },
	{ [eye]: "eye", cMiddl: "mïddle\x1b[2J", [wheels]: "wheels" },
);

/** What `bursts` bursts write; wheel 1 runs forwards at full, wheel 2 backwards at half speed. */
function watch(options: Partial<ViewOptions>, bursts = 40): string {
	let text = "";
	let time = 0;
	const out = { write: (more: string) => (text += more) };
	const view = createView(image, {
		out,
		tty: true,
		columns: 80,
		rows: 24,
		color: false,
		now: () => (time += 50),
		...options,
	});
	const npu = new Npu(image);
	const [seen, driven] = [image.findArea("eye"), image.findArea("wheels")];
	for (let burst = 1; burst <= bursts; burst++) {
		for (let i = 0; i < burst % 17; i++) npu.inputs.push(seen, i, 9);
		npu.inputs.push(driven, 0, 1);
		npu.inputs.push(driven, 7, 1);
		npu.step();
		view.burst(npu, ring);
	}
	view.end();
	return text;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the text that is tested has control characters
const ESCAPES = /\x1b\[[?\d;]*[A-Za-z]/g;

/** The lines that are on screen at the end. */
function lastScreen(text: string): string[] {
	const screen = text.slice(text.lastIndexOf("\x1b[?2026h"), text.lastIndexOf("\x1b[?2026l"));
	return screen
		.replace(ESCAPES, "")
		.split("\n")
		.map((line) => line.replaceAll("\r", ""));
}

describe("the screen", () => {
	test("shows eye, motors, raster and figures on 80 × 24", () => {
		expect(lastScreen(watch({})).join("\n")).toMatchInlineSnapshot(`
			"feagi-xs  brain · fp32 · 28 neurons · 0 synapses                        burst 40
			─ eye ──────────  ─ motors ─────────────────────────────────────────────────────
			   ██████████     M1 ··················│██████████████████   +1.00   ● FW  ○ BW
			▄▄████████████▄▄
			██████▀▀▀▀██████  M2 ·········█████████│··················   −0.50   ○ FW  ● BW
			█████      █████
			█████      █████
			██████▄▄▄▄██████
			▀▀████████████▀▀
			   ██████████
			─ spikes of the last 59 bursts, 1.5 s ──────────────────────────────────────────
			▸ eye                           ▂▃▄▄▅▅▆▆▆▇▇▇████ ▂▃▄▄▅▅▆▆▆▇▇▇████ ▂▃▄▄▅▅       6
			· mïddle?[2J                                                                   0
			◂ wheels                        ████████████████████████████████████████       2
			9 spikes · 10 per burst · 20.0 bursts/s of 40.0"
		`);
	});

	test.each([
		[80, 24],
		[48, 10],
		[60, 12],
		[200, 50],
		[400, 100],
	])("fits %i × %i", (columns, rows) => {
		const lines = lastScreen(watch({ columns, rows }));
		expect(lines.length).toBeLessThan(rows);
		for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns);
	});

	test("follows the terminal when its size changes", () => {
		let text = "";
		const out = { columns: 100, rows: 30, write: (more: string) => (text += more) };
		const view = createView(image, { out, tty: true, columns: 100, rows: 30, color: false, now: () => 0 });
		const npu = new Npu(image);
		npu.step();
		view.burst(npu);
		Object.assign(out, { columns: 30, rows: 5 });
		view.end();
		expect(text).toContain("\x1b[2J");
		expect(lastScreen(text).length).toBeLessThan(5);
	});

	test("gives the cursor back and leaves no listener", () => {
		const before = process.listenerCount("SIGINT");
		const text = watch({});
		expect(text.indexOf("\x1b[?25l")).toBeGreaterThanOrEqual(0);
		expect(text.endsWith("\x1b[?25h")).toBe(true);
		expect(process.listenerCount("SIGINT")).toBe(before);
	});

	test("has no colours without color, and none of an area's control codes ever", () => {
		expect(watch({})).not.toContain("\x1b[38;5;");
		expect(watch({ color: true })).toContain("\x1b[0;38;5;");
		expect(watch({ color: true })).not.toContain("dle\x1b[2J");
	});

	test("is not redrawn more often than thirty times a second", () => {
		let time = 0;
		const text = watch({ now: () => (time += 1) }, 330);
		expect(text.split("\x1b[?2026h").length - 1).toBeLessThanOrEqual(12);
	});
});

describe("without a terminal", () => {
	test("every so many bursts become one line, the rest a last one", () => {
		expect(watch({ tty: false, every: 16 })).toMatchInlineSnapshot(`
			"burst 16 | 11.5 spikes per burst | eye 136, wheels 32 | M1 +1.00 M2 -0.50
			burst 32 | 10.5 spikes per burst | eye 120, wheels 32 | M1 +1.00 M2 -0.50
			burst 40 | 7.6 spikes per burst | eye 37, wheels 16 | M1 +1.00 M2 -0.50
			"
		`);
	});

	test("or with too small a one there is no escape sequence", () => {
		expect(watch({ columns: 30 })).not.toContain("\x1b");
	});
});
