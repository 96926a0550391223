import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import { BrainImage } from "../../../modules/connectome/image.js";
import type { LiveBrain } from "../../../modules/runtime/live/live-brain.js";
import { start } from "../../../modules/runtime/start.js";
import { Wires } from "../../../modules/wires/wires.js";
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

describe("motors stop", () => {
	/** Nothing is near. */
	const clear = [{ burst: 0, time: 0, pin: "GPIO0", value: "0.16" }];

	/** The motor pins of the reflex robot that are driven. */
	const driven = ({ writes }: RecordedPins) =>
		["GPIO5", "GPIO6", "GPIO7", "GPIO10"].filter(
			(pin) => Number(writes.findLast((write) => write.pin === pin)?.value) > 0,
		);

	/** The reflex robot after ten bursts. */
	function cruising(burstLimit = 0) {
		const { platform, wires } = reflex();
		const pins = new RecordedPins({ replay: clear });
		Object.assign(platform, { wires, io: pins, burstLimit });
		const brain = start(platform)!;
		platform.run(platform.nowMs + 199);
		expect([brain.npu.burst, driven(pins)]).toEqual([10, ["GPIO5", "GPIO7"]]);
		return { platform, brain, pins };
	}

	test.each(["pause", "step", "step 3"])("after %s", (command) => {
		const { platform, pins } = cruising();
		platform.type(command);
		platform.run(platform.nowMs + 200);
		expect(driven(pins)).toEqual([]);
	});

	test("after the last burst of a run that is limited", () => {
		const { platform, pins } = cruising(11);
		platform.run(platform.nowMs + 20);
		expect([platform.exitStatus, driven(pins)]).toEqual([0, []]);
	});

	test.each(["beforeBurst", "afterBurst"] as const)(
		"where a part throws in %s, and no burst follows",
		(when) => {
			const { platform, brain, pins } = cruising();
			brain.attach({
				[when]: () => {
					throw new TypeError("undefined");
				},
			});
			const { bursts, resting } = platform;
			expect(() => platform.run(platform.nowMs + 100)).toThrow("undefined");
			expect(driven(pins)).toEqual([]);
			platform.run(platform.nowMs + 1000);
			expect([platform.bursts, platform.resting]).toEqual([bursts, resting]);
		},
	);

	test("where a part that rests before them throws", () => {
		const { platform, wires } = reflex();
		const pins = new RecordedPins({ replay: clear });
		const brain = start(platform)!;
		brain.attach({
			rest: () => {
				throw new Error("no panel");
			},
		});
		brain.attach(new Wires(wires, pins, brain.npu, platform.print));
		platform.run(platform.nowMs + 199);
		expect(driven(pins)).toEqual(["GPIO5", "GPIO7"]);
		expect(platform.type("pause")[0]).toBe("this does not rest: no panel");
		expect([platform.resting, driven(pins)]).toEqual([1, []]);
	});
});

describe("a restart of the CPU alone leaves pins as they were", () => {
	const MOTOR_PINS = [5, 6, 7, 10];

	function restarted(prepare: (platform: FakePlatform) => void = () => {}) {
		const { platform, wires } = reflex();
		const released: number[] = [];
		platform.wires = wires;
		platform.letGo = (pin) => void released.push(pin);
		prepare(platform);
		return { platform, released };
	}

	test("motors are let go before the brain is verified, then driven as ever", () => {
		const { platform, released } = restarted();
		const pins = new RecordedPins();
		platform.io = pins;
		const { images } = platform;
		Object.defineProperty(platform, "images", {
			get: () => {
				expect(released).toEqual(MOTOR_PINS);
				return images;
			},
		});
		start(platform);
		platform.run(platform.nowMs + 200);
		expect(released).toEqual(MOTOR_PINS);
		expect(Number(pins.writes.findLast(({ pin }) => pin === "GPIO5")?.value)).toBeGreaterThan(0);
	});

	test.each<[string, (platform: FakePlatform) => void]>([
		["in safe mode", (platform) => (platform.boots = { unconfirmed: 4, cause: "panic", confirm: () => {} })],
		["without a brain", (platform) => (platform.images = [])],
		["without pins", (platform) => (platform.io = undefined)],
	])("%s, too", (_, prepare) => {
		const { platform, released } = restarted(prepare);
		start(platform);
		expect(released).toEqual(MOTOR_PINS);
	});

	test.each<[string, (platform: FakePlatform) => void]>([
		["damaged wires", (platform) => (platform.wires = platform.wires!.slice(4))],
		["another chip's wires", (platform) => Object.defineProperty(platform, "name", { value: "esp32" })],
		["no wires", (platform) => (platform.wires = undefined)],
	])("%s name no pin", (_, prepare) => {
		const { platform, released } = restarted(prepare);
		start(platform);
		expect(released).toEqual([]);
		platform.run(platform.nowMs + 100);
		expect(platform.bursts).toBe(6);
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
