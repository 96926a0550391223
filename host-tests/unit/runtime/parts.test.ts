import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import { BrainImage } from "../../../modules/connectome/image.js";
import type { LiveBrain } from "../../../modules/runtime/live/live-brain.js";
import { start } from "../../../modules/runtime/start.js";
import { RecordedPins } from "../../../platforms/host/ports/recorded-pins.js";
import { asBuffer } from "../../../tools/cli/files.js";
import { compileWires } from "../../../tools/wires/compile-wires.js";
import { PixelCanvas } from "../screen/pixel-canvas.js";
import { FakePlatform, imageOf } from "./fake-platform.js";

const global = globalThis as { brain?: LiveBrain };
afterEach(() => {
	delete global.brain;
});

const board = readFileSync(
	fileURLToPath(new URL("../../../boards/reflex.esp32c3.board.json", import.meta.url)),
	"utf8",
);

function reflex() {
	const image = imageOf("reflex.int8");
	return {
		platform: new FakePlatform(image),
		wires: asBuffer(compileWires(board, new BrainImage(image)).bytes),
	};
}

describe("pins", () => {
	test("sensors are read before each burst, motors driven after it and at rest in a pause", () => {
		const { platform, wires } = reflex();
		const pins = new RecordedPins({ replay: [{ burst: 0, time: 0, pin: "GPIO0", value: "0.16" }] });
		platform.wires = wires;
		platform.io = pins;
		const brain = start(platform);
		expect(pins.reads).toEqual([]);
		platform.run(platform.nowMs + 1000);
		expect(brain?.npu.burst).toBe(51);
		expect(pins.reads.length).toBeGreaterThan(0);
		// Nothing is near: the robot cruises.
		const moving = pins.writes.filter(({ value }) => Number(value) > 0).length;
		expect(moving).toBeGreaterThan(0);
		platform.type("pause");
		const last = new Map(pins.writes.map(({ pin, value }) => [pin, Number(value)]));
		expect([...last.values()].every((value) => value === 0)).toBe(true);
		platform.type("run");
		platform.run(platform.nowMs + 100);
		expect(pins.writes.filter(({ value }) => Number(value) > 0).length).toBeGreaterThan(moving);
	});

	test.each([
		[
			"no pins",
			undefined,
			(wires: ArrayBuffer) => wires,
			/^the wires are left out: this platform has no pins$/,
		],
		[
			"damaged wires",
			new RecordedPins(),
			(wires: ArrayBuffer) => wires.slice(4),
			/^the wires are left out: wires error/,
		],
	])("%s: one sentence, and the brain runs", (_, io, damage, sentence) => {
		const { platform, wires } = reflex();
		platform.wires = damage(wires);
		platform.io = io;
		const brain = start(platform);
		expect(platform.lines[0]).toMatch(sentence);
		platform.run(platform.nowMs + 100);
		expect(brain?.npu.burst).toBe(6);
	});
});

describe("screen", () => {
	test("is drawn on after each burst, and the brain does what it did", () => {
		const [plain, shown] = [reflex().platform, reflex().platform];
		const canvas = new PixelCanvas(320, 240);
		shown.screen = canvas;
		for (const platform of [plain, shown]) {
			start(platform);
			canvas.calls = [];
			platform.run(platform.nowMs + 500);
		}
		expect(canvas.calls.length).toBeGreaterThan(10);
		const hash = (platform: FakePlatform) => JSON.parse(platform.type("json")[0]).stateHash;
		expect(hash(shown)).toBe(hash(plain));
	});

	test("one that does not work is left out with a sentence", () => {
		const { platform } = reflex();
		const canvas = new PixelCanvas(320, 240);
		canvas.begin = () => {
			throw new Error("no panel");
		};
		platform.screen = canvas;
		start(platform);
		expect(platform.lines[0]).toBe("the screen is left out: no panel");
		platform.run(platform.nowMs + 100);
		expect(platform.bursts).toBe(6);
	});
});

describe("debugger", () => {
	test("finds the live brain as the global `brain`, which follows the bursts", () => {
		const { platform } = reflex();
		platform.instruments = { open: () => {}, show: () => {} };
		start(platform);
		expect(global.brain?.phase).toBe("booted");
		platform.run(platform.nowMs + 100);
		expect(global.brain).toMatchObject({ bursts: 6, phase: "after the motors" });
	});

	test("without one there is no such global", () => {
		start(reflex().platform);
		expect("brain" in globalThis).toBe(false);
	});
});
