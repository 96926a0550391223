import { describe, expect, test } from "vitest";
import { Coder } from "../../../modules/connectome/layout.js";
import { Npu } from "../../../modules/npu/npu.js";
import { Wires } from "../../../modules/wires/wires.js";
import { compileWires } from "../../../tools/wires/compile-wires.js";
import { brain, ioId } from "../senses/brain.js";
import { arc, FakeIo, type Wired } from "./fake-io.js";

const { BOOLEAN, PERCENTAGE, SIGNED_PERCENTAGE } = Coder;
const digitalIn = { area: "sense", kind: "digital", pin: 0 };
const analogIn = { area: "sense", kind: "analog", pin: 0 };

/** What a motor wire does while its sensor reads each of `readings` for two bursts: the second one shows it. */
function drive(wired: Wired, pin: number, readings: readonly number[]): string[][] {
	return readings.map((reading) => {
		wired.io.levels[pin] = reading;
		wired.bursts(2);
		return wired.io.newWrites();
	});
}

describe("sensors", () => {
	test("a switch spikes while its pin is high", () => {
		const wired = arc(BOOLEAN, [1, 1, 1], {
			sensors: [{ ...digitalIn, pull: "down" }],
			motors: [{ area: "act", kind: "digital", pin: 5 }],
		});
		expect(wired.io.opened).toEqual(["digital 0 input-pull-down", "bank 5"]);
		expect(wired.io.newWrites()).toEqual(["bank 5=0b0"]);
		expect(drive(wired, 0, [1, 1, 0])).toEqual([["bank 5=0b1"], [], ["bank 5=0b0"]]);
	});

	test("an inverted one while it is low: a button to ground", () => {
		const wired = arc(BOOLEAN, [1, 1, 1], {
			sensors: [{ ...digitalIn, pull: "up", invert: true }],
			motors: [{ area: "act", kind: "digital", pin: 5 }],
		});
		expect(wired.io.opened[0]).toBe("digital 0 input-pull-up");
		wired.io.newWrites();
		expect(drive(wired, 0, [1, 0])).toEqual([[], ["bank 5=0b1"]]);
	});

	test("a voltage within its range", () => {
		const wired = arc(PERCENTAGE, [1, 1, 10], {
			sensors: [{ ...analogIn, range: [0.25, 0.75] }],
			motors: [{ area: "act", kind: "pwm", pin: 5 }],
		});
		expect(wired.io.opened).toEqual(["analog 0", "pwm 5 1000"]);
		expect(wired.io.newWrites()).toEqual(["5=0"]);
		const writes = drive(wired, 0, [0.75, 0.5, 1])
			.flat()
			.map((write) => Number(write.slice(2)));
		expect(writes[0]).toBe(1);
		expect(writes[1]).toBeCloseTo(0.5, 6);
		expect(writes[2]).toBe(1);
	});

	test("a voltage on a signed area goes from −1 to 1, on a switch from half on", () => {
		const signed = arc(SIGNED_PERCENTAGE, [2, 1, 10], {
			sensors: [analogIn],
			motors: [{ area: "act", kind: "rotary", pins: [5, 6] }],
		});
		signed.io.newWrites();
		expect(drive(signed, 0, [1, 0])).toEqual([["5=1"], ["5=0", "6=1"]]);
		const threshold = arc(BOOLEAN, [1, 1, 1], {
			sensors: [analogIn],
			motors: [{ area: "act", kind: "digital", pin: 5 }],
		});
		threshold.io.newWrites();
		expect(drive(threshold, 0, [0.49, 0.5])).toEqual([[], ["bank 5=0b1"]]);
	});

	test("several wires are one frame of their area", () => {
		const wired = arc(PERCENTAGE, [3, 1, 10], {
			sensors: [0, 1, 3].map((pin, channel) => ({ ...analogIn, pin, channel })),
			motors: [0, 1, 2].map((channel) => ({ area: "act", kind: "digital", pin: 5 + channel, channel })),
		});
		wired.io.newWrites();
		Object.assign(wired.io.levels, { 0: 1, 1: 0, 3: 0.4 });
		wired.bursts(2);
		expect(wired.io.newWrites()).toEqual(["bank 5,6,7=0b101"]);
	});
});

describe("motors", () => {
	const motor = { area: "act", pin: 5 };

	test("digital outputs of all areas change in one call, and only when something changed", () => {
		const wired = arc(BOOLEAN, [3, 1, 1], {
			sensors: [0, 1, 3].map((pin, channel) => ({ ...digitalIn, pin, channel })),
			motors: [0, 1, 2].map((channel) => ({ ...motor, kind: "digital", pin: 5 + channel, channel })),
		});
		wired.io.newWrites();
		Object.assign(wired.io.levels, { 0: 1, 3: 1 });
		wired.bursts(10);
		expect(wired.io.newWrites()).toEqual(["bank 5,6,7=0b101"]);
	});

	test("a threshold, and an inverted output that is high at rest", () => {
		const wired = arc(PERCENTAGE, [1, 1, 10], {
			sensors: [analogIn],
			motors: [
				{ ...motor, kind: "digital", threshold: 0.55 },
				{ ...motor, kind: "digital", pin: 6, invert: true },
			],
		});
		expect(wired.io.newWrites()).toEqual(["bank 5,6=0b10"]);
		expect(drive(wired, 0, [0.5, 0.95])).toEqual([["bank 5,6=0b0"], ["bank 5,6=0b1"]]);
		wired.wires.rest();
		expect(wired.io.newWrites()).toEqual(["bank 5,6=0b10"]);
	});

	test("a servo keeps quiet until it is told something, and keeps its place in silence", () => {
		const wired = arc(PERCENTAGE, [1, 1, 10], {
			sensors: [analogIn],
			motors: [{ ...motor, kind: "servo", pulse: [1, 2] }],
		});
		expect(wired.io.opened).toContain("pwm 5 50");
		wired.bursts(100);
		expect(wired.io.newWrites()).toEqual(["5=0"]);
		expect(drive(wired, 0, [1, 0])).toEqual([["5=0.1"], []]);
		wired.bursts(1000);
		expect(wired.io.newWrites()).toEqual([]);
	});

	test("a signed servo has its middle at 0, where it goes in silence unless it holds", () => {
		const wired = arc(SIGNED_PERCENTAGE, [2, 1, 10], {
			sensors: [analogIn],
			motors: [{ ...motor, kind: "servo", pulse: [0.5, 2.5], hold: false }],
		});
		wired.io.newWrites();
		expect(drive(wired, 0, [1, 0])).toEqual([["5=0.075", "5=0.125"], ["5=0.025"]]);
		wired.io.levels[0] = 0.5;
		wired.bursts(100);
		expect(wired.io.newWrites()).toEqual(["5=0.075"]);
	});

	test("a motor stops half a second after the last spike, unless it holds", () => {
		for (const [hold, after] of [
			[false, ["5=0"]],
			[true, []],
		] as const) {
			const wired = arc(PERCENTAGE, [1, 1, 10], {
				sensors: [analogIn],
				motors: [{ ...motor, kind: "pwm", hold }],
			});
			drive(wired, 0, [1]);
			wired.io.newWrites();
			wired.io.levels[0] = 0;
			wired.bursts(500_000 / wired.image.burstPeriodUs + 2);
			expect(wired.io.newWrites()).toEqual(after);
		}
	});

	test("a switch that does not spike is off at once; with hold it would stay on for good", () => {
		for (const [hold, writes] of [
			[false, [["bank 5=0b1"], ["bank 5=0b0"]]],
			[true, [["bank 5=0b1"], []]],
		] as const) {
			const wired = arc(BOOLEAN, [1, 1, 1], {
				sensors: [digitalIn],
				motors: [{ ...motor, kind: "digital", hold }],
			});
			wired.io.newWrites();
			expect(drive(wired, 0, [1, 0])).toEqual(writes);
			wired.bursts(1000);
			expect(wired.io.newWrites()).toEqual([]);
		}
	});

	test("a rotary motor on two PWMs never drives both", () => {
		const wired = arc(SIGNED_PERCENTAGE, [2, 1, 10], {
			sensors: [analogIn],
			motors: [{ area: "act", kind: "rotary", pins: [5, 6], range: [0.25, 1] }],
		});
		expect(wired.io.newWrites()).toEqual(["5=0", "6=0"]);
		const duty: Record<string, number> = { 5: 0, 6: 0 };
		for (const write of drive(wired, 0, [1, 0.7, 0, 0.3, 1, 0.5, 0]).flat()) {
			const [pin, value] = write.split("=") as [string, string];
			duty[pin] = Number(value);
			expect(Math.min(...Object.values(duty))).toBe(0);
			if (duty[pin] > 0) expect(duty[pin]).toBeGreaterThanOrEqual(0.25);
		}
		expect(duty).toEqual({ 5: 0, 6: 1 });
	});

	test.each([
		[false, [["5=1"], ["bank 6=0b1"], ["bank 6=0b0"]]],
		[true, [["5=1"], ["bank 6=0b0"], ["bank 6=0b1"]]],
	])("a direction pin tells backwards, inverted %s, before the power comes", (invert, writes) => {
		const wired = arc(SIGNED_PERCENTAGE, [2, 1, 10], {
			sensors: [analogIn],
			motors: [{ area: "act", kind: "rotary", mode: "pwm-direction", pins: [5, 6], invert }],
		});
		expect(wired.io.newWrites()).toEqual([`bank 6=0b${invert ? 1 : 0}`, "5=0"]);
		expect(drive(wired, 0, [1, 0, 1])).toEqual(writes);
		drive(wired, 0, [0]);
		wired.io.newWrites();
		wired.wires.rest();
		expect(wired.io.newWrites()).toEqual(["5=0", `bank 6=0b${invert ? 1 : 0}`]);
	});

	test("pixels take the strength of one colour, or colours of three values", () => {
		const grey = arc(PERCENTAGE, [2, 1, 10], {
			sensors: [analogIn],
			motors: [{ ...motor, kind: "pixels", count: 2, colour: [0, 100, 200] }],
		});
		expect(grey.io.newWrites()).toEqual(["5=0,0,0 0,0,0"]);
		expect(drive(grey, 0, [1, 1])).toEqual([["5=0,100,200 0,0,0"], []]);
		const colour = arc(PERCENTAGE + 2, [6, 1, 10], {
			sensors: [0, 1, 3].map((pin, dimension) => ({ ...analogIn, pin, channel: 1, dimension })),
			motors: [{ ...motor, kind: "pixels", count: 2 }],
		});
		colour.io.newWrites();
		Object.assign(colour.io.levels, { 0: 1, 3: 0.5 });
		colour.bursts(2);
		expect(colour.io.newWrites()).toEqual(["5=0,0,0 255,0,128"]);
	});
});

describe("at rest", () => {
	test("nothing moves, and the next burst drives again", () => {
		const wired = arc(SIGNED_PERCENTAGE, [8, 1, 10], {
			sensors: [0, 1, 3, 4].map((pin, channel) => ({ ...analogIn, pin, channel })),
			motors: [
				{ area: "act", channel: 0, kind: "pwm", pin: 5 },
				{ area: "act", channel: 1, kind: "servo", pin: 6, hold: false },
				{ area: "act", channel: 2, kind: "rotary", pins: [7, 10], hz: 50 },
				{ area: "act", channel: 3, kind: "digital", pin: 18, allowUsb: true },
				{ area: "act", channel: 3, kind: "pixels", pin: 19, allowUsb: true, count: 1 },
			],
		});
		expect(wired.io.newWrites().filter((write) => !/=0$|=0b0$|=0,0,0$/.test(write))).toEqual([]);
		Object.assign(wired.io.levels, { 0: 1, 1: 1, 3: 1, 4: 1 });
		wired.bursts(2);
		const driven = wired.io.newWrites();
		expect(driven.length).toBeGreaterThan(5);
		wired.wires.rest();
		expect(wired.io.newWrites()).toEqual(["19=0,0,0", "7=0", "10=0", "6=0", "5=0", "bank 18=0b0"]);
		wired.bursts(1);
		expect(wired.io.newWrites()).toEqual(["bank 18=0b1", "5=1", "6=0.1", "7=1", "19=255,255,255"]);
	});
});

describe("what fails is one sentence, and the rest works", () => {
	const two = {
		sensors: [
			{ ...analogIn, pin: 0, channel: 0 },
			{ ...analogIn, pin: 1, channel: 1 },
		],
		motors: [
			{ area: "act", channel: 0, kind: "pwm", pin: 5 },
			{ area: "act", channel: 1, kind: "pwm", pin: 6 },
		],
	};

	test.each([
		[0, "wires: GPIO0 (analog, sense 0) is left out: in use; the other wires work", ["6=1"]],
		[6, "wires: GPIO6 (pwm, act 1) is left out: in use; the other wires work", ["5=1"]],
	])("pin %d that is taken", (pin, line, writes) => {
		const wired = arc(PERCENTAGE, [2, 1, 10], two, (io) => io.taken.add(pin));
		expect(wired.lines).toEqual([line]);
		wired.io.newWrites();
		Object.assign(wired.io.levels, { 0: 1, 1: 1 });
		wired.bursts(2);
		expect(wired.io.newWrites()).toEqual(writes);
	});

	test("a digital output that is taken leaves its bank", () => {
		const motors = [5, 6, 7].map((pin, channel) => ({
			area: "act",
			kind: "digital",
			pin,
			channel,
			invert: channel === 2,
		}));
		const wired = arc(BOOLEAN, [3, 1, 1], { sensors: [{ ...digitalIn, channel: 2 }], motors }, (io) =>
			io.taken.add(6),
		);
		expect(wired.lines).toEqual(["wires: GPIO6 (digital) is left out: in use; the other wires work"]);
		expect(wired.io.newWrites()).toEqual(["bank 5,7=0b10"]);
		expect(drive(wired, 0, [1])).toEqual([["bank 5,7=0b0"]]);
	});

	const withDirection = {
		sensors: [analogIn],
		motors: [{ area: "act", kind: "rotary", mode: "pwm-direction", pins: [5, 6] }],
	};

	test("a motor whose direction pin is taken stands still", () => {
		const wired = arc(SIGNED_PERCENTAGE, [2, 1, 10], withDirection, (io) => io.taken.add(6));
		expect(wired.lines).toEqual([
			"wires: GPIO5, GPIO6 (rotary, act 0) stands still: its direction pin GPIO6 is left out: in use",
		]);
		expect(wired.io.newWrites()).toEqual(["5=0"]);
		expect(drive(wired, 0, [1, 0, 1])).toEqual([[], [], []]);
	});

	test("a motor whose direction pin fails has no power until the pin works", () => {
		const wired = arc(SIGNED_PERCENTAGE, [2, 1, 10], withDirection);
		const second = 1_000_000 / wired.image.burstPeriodUs;
		wired.io.newWrites();
		expect(drive(wired, 0, [1])).toEqual([["5=1"]]);
		wired.io.broken.add(6);
		expect(drive(wired, 0, [0])).toEqual([["5=0"]]);
		wired.bursts(3 * second);
		expect(wired.io.newWrites()).toEqual([]);
		expect(wired.lines).toEqual([
			"wires: digital outputs GPIO6 failed: no answer; it is tried again every second",
		]);
		wired.io.broken.clear();
		wired.bursts(second + 2);
		expect(wired.io.newWrites()).toEqual(["bank 6=0b1", "5=1"]);
	});

	test("a bank that no pin may join, though each may alone, leaves its pins out, and the other wires work", () => {
		const motors = [
			{ area: "act", kind: "digital", pin: 5 },
			{ area: "act", kind: "digital", pin: 6 },
			{ area: "act", kind: "pwm", pin: 7 },
		];
		const wired = arc(BOOLEAN, [1, 1, 1], { sensors: [digitalIn], motors }, (io) => {
			io.largestBank = 1;
		});
		expect(wired.lines).toEqual(
			[5, 6].map((pin) => `wires: GPIO${pin} (digital) is left out: too many pins; the other wires work`),
		);
		wired.io.newWrites();
		expect(drive(wired, 0, [1])).toEqual([["7=1"]]);
	});

	test("a rotary motor whose second pin is taken gives its first one back", () => {
		const wired = arc(
			SIGNED_PERCENTAGE,
			[2, 1, 10],
			{ motors: [{ area: "act", kind: "rotary", pins: [5, 6] }] },
			(io) => io.taken.add(6),
		);
		expect(wired.lines).toEqual([
			"wires: GPIO5, GPIO6 (rotary, act 0) is left out: in use; the other wires work",
		]);
		expect(wired.io.opened).toEqual(["pwm 5 1000", "close 5"]);
	});

	test("a pin that fails while it runs is told once, rests, and is tried again after a second", () => {
		const wired = arc(PERCENTAGE, [2, 1, 10], two);
		const second = 1_000_000 / wired.image.burstPeriodUs;
		Object.assign(wired.io.levels, { 0: 1, 1: 1 });
		wired.bursts(2);
		wired.io.newWrites();
		wired.io.broken.add(0);
		wired.bursts(3 * second);
		expect(wired.io.failures).toBe(3);
		expect(wired.lines).toEqual([
			"wires: GPIO0 (analog, sense 0) failed: no answer; it is tried again every second",
		]);
		expect(wired.io.newWrites()).toEqual(["5=0"]);
		wired.io.broken.clear();
		wired.bursts(second + 2);
		expect(wired.lines.length).toBe(1);
		expect(wired.io.newWrites()).toEqual(["5=1"]);
	});

	test("a converter without a reading is no reading of 0, which a signed area would take for full backwards", () => {
		const wired = arc(SIGNED_PERCENTAGE, [2, 1, 10], {
			sensors: [analogIn],
			motors: [{ area: "act", kind: "rotary", pins: [5, 6] }],
		});
		wired.io.newWrites();
		expect(drive(wired, 0, [1])).toEqual([["5=1"]]);
		wired.io.levels[0] = Number.NaN;
		wired.bursts(500_000 / wired.image.burstPeriodUs + 3);
		expect(wired.io.newWrites()).toEqual(["5=0"]);
		expect(wired.lines).toEqual([
			"wires: GPIO0 (analog, sense 0) failed: no reading; it is tried again every second",
		]);
	});

	test("a motor that fails while it runs", () => {
		const wired = arc(PERCENTAGE, [2, 1, 10], two);
		wired.io.newWrites();
		wired.io.broken.add(5);
		Object.assign(wired.io.levels, { 0: 1, 1: 1 });
		wired.bursts(200);
		expect(wired.lines).toEqual([
			"wires: GPIO5 (pwm, act 0) failed: no answer; it is tried again every second",
		]);
		expect(wired.io.newWrites()).toEqual(["6=1"]);
		wired.wires.rest();
		expect(wired.io.newWrites()).toEqual(["6=0"]);
	});

	test("an area that another brain does not have", () => {
		const other = brain({ [ioId("imis", 1)]: [1, 1, 10] }, { [ioId("imis", 1)]: "sense" });
		const wired = arc(PERCENTAGE, [2, 1, 10], two);
		const { bytes } = compileWires(JSON.stringify({ board: "esp32c3", ...two }), wired.image);
		const lines: string[] = [];
		const wires = new Wires(
			bytes.slice().buffer,
			new FakeIo(),
			new Npu(other),
			(line) => void lines.push(line),
		);
		expect(lines).toEqual([
			"wires: GPIO1 (analog, sense 1) is left out: the area has 1 channels; the other wires work",
			"wires: GPIO5 (pwm, act 0) is left out: this brain has no such area; the other wires work",
			"wires: GPIO6 (pwm, act 1) is left out: this brain has no such area; the other wires work",
		]);
		wires.beforeBurst();
		wires.afterBurst();
	});

	test("a platform without buses or pixels", () => {
		const board = {
			devices: { imu: { kind: "mpu6050", data: 6, clock: 7 } },
			sensors: [{ area: "sense", kind: "i2c", device: "imu", quantity: "acceleration-x" }],
			motors: [{ area: "act", kind: "pixels", pin: 5, count: 1 }],
		};
		const wired = arc(PERCENTAGE, [1, 1, 10], board, (io) => {
			Object.assign(io, { i2c: undefined, pixels: undefined });
		});
		expect(wired.lines).toEqual([
			"wires: GPIO6, GPIO7 (mpu6050 at 104) is left out: this platform has no I2C; the other wires work",
			"wires: GPIO5 (pixels, act 0) is left out: this platform drives no pixels; the other wires work",
		]);
		wired.bursts(2);
	});
});

test.each([
	["esp32c3", true],
	["esp32c3-cdc", true],
	["node", true],
	["moddable-lin", true],
	["esp32", false],
	["esp32c6", false],
	["esp32s3-psram", false],
])("wires for esp32c3 on %s: %s", (platform, works) => {
	const { image, npu } = arc(PERCENTAGE, [1, 1, 10], {});
	const { bytes } = compileWires('{"board":"esp32c3"}', image);
	const open = () => new Wires(bytes.slice().buffer, new FakeIo(), npu, () => {}, platform);
	if (works) open();
	else expect(open).toThrow(`wires error 6 at byte 6: they are for esp32c3, and this is ${platform}`);
});
