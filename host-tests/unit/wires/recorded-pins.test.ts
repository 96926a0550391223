import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BrainImage } from "../../../modules/connectome/image.js";
import { Npu } from "../../../modules/npu/npu.js";
import { Wires } from "../../../modules/wires/wires.js";
import {
	formatPins,
	type PinEvent,
	PinRecordingError,
	parsePins,
	RecordedPins,
} from "../../../platforms/host/ports/recorded-pins.js";
import { compileWires } from "../../../tools/wires/compile-wires.js";
import { Brain, fileOf } from "../genomes/brain.js";

const when = { burst: fc.nat(1000), time: fc.integer({ min: 0, max: 1e6 }) };
const reading = fc.record({
	...when,
	pin: fc.nat(48).map((pin) => `GPIO${pin}`),
	value: fc.nat(4095).map((k) => String(k / 4095)),
});
const answer = fc.record({
	...when,
	pin: fc.constant("GPIO5+GPIO6@104:59"),
	value: fc.constantFrom("00", "00ff12"),
});
const events = fc.array(fc.oneof(reading, answer)).map((list) => list.sort((a, b) => a.burst - b.burst));

test("a recording survives its file", () => {
	fc.assert(
		fc.property(events, (list) => {
			expect(parsePins(formatPins(list))).toEqual(list);
		}),
	);
});

test.each([
	["", 1],
	["burst,pin\n", 1],
	["burst,time,pin,value\n1,0,GPIO4,1\n0,0,GPIO4,1\n", 3],
	["burst,time,pin,value\n0,0,LED,1\n", 2],
	["burst,time,pin,value\n0,0,GPIO4\n", 2],
	["burst,time,pin,value\n0,x,GPIO4,1\n", 2],
	["burst,time,pin,value\n0,0,GPIO4,1,2\n", 2],
	["burst,time,pin,value\n,0,GPIO4,1\n", 2],
	["burst,time,pin,value\n0,,GPIO4,1\n", 2],
	["burst,time,pin,value\n0x10,0,GPIO4,1\n", 2],
	["burst,time,pin,value\n-1,0,GPIO4,1\n", 2],
	["burst,time,pin,value\n0,0,GPIO4x,1\n", 2],
	["burst,time,pin,value\n0,0,gpio4,1\n", 2],
	["burst;time;pin;value\n0;0;GPIO4;1\n", 1],
])("is refused with its line: %j", (text, line) => {
	expect(() => parsePins(text)).toThrow(PinRecordingError);
	expect(() => parsePins(text)).toThrow(`line ${line}:`);
});

test("any text is read or refused", () => {
	fc.assert(
		fc.property(fc.string({ unit: "binary" }), (rest) => {
			try {
				parsePins(`burst,time,pin,value\n${rest}`);
			} catch (error) {
				expect(error).toBeInstanceOf(PinRecordingError);
			}
		}),
	);
});

/** The reflex robot on recorded pins: what it read and what it did. */
function robot(replay: readonly PinEvent[]) {
	const { image } = new Brain("reflex", "int8");
	const npu = new Npu(new BrainImage(image.views.u8.slice().buffer));
	const { bytes } = compileWires(readFileSync(fileOf("boards/reflex.esp32c3.board.json"), "utf8"), image);
	const pins: RecordedPins = new RecordedPins({ replay, now: () => pins.burst * 20 });
	const wires = new Wires(bytes.slice().buffer, pins, npu, (line) => expect(line).toBe(""));
	for (pins.burst = 0; pins.burst < 120; pins.burst++) {
		wires.beforeBurst();
		npu.step();
		wires.afterBurst();
	}
	return pins;
}

describe("the reflex robot", () => {
	const walk = parsePins(readFileSync(fileOf("boards/reflex.pins.csv"), "utf8"));

	test("does the same again on what it read", () => {
		const first = robot(walk);
		expect(first.writes.length).toBeGreaterThan(8);
		const again = robot(parsePins(formatPins(first.reads)));
		expect(again.writes).toEqual(first.writes);
		expect(again.reads).toEqual(first.reads);
	});

	test("does the same on any walk, byte for byte, however its file is written", () => {
		const step = fc.record({
			burst: fc.nat(119),
			time: fc.nat(9999),
			pin: fc.constantFrom("GPIO0", "GPIO1", "GPIO3", "GPIO4"),
			value: fc.double({ min: 0, max: 1, noNaN: true }).map(String),
		});
		const walks = fc.array(step, { maxLength: 40 }).map((steps) => steps.sort((a, b) => a.burst - b.burst));
		fc.assert(
			fc.property(walks, (steps) => {
				const first = robot(steps);
				const csv = formatPins(first.writes);
				const read = formatPins(first.reads);
				expect(formatPins(robot(parsePins(read)).writes)).toBe(csv);
				expect(formatPins(robot(parsePins(formatPins(steps))).writes)).toBe(csv);
				const spaced = read.replaceAll("\n", "\r\n\r\n").replaceAll(",G", " , G");
				expect(formatPins(robot(parsePins(spaced)).writes)).toBe(csv);
			}),
			{ numRuns: 25 },
		);
	}, 30_000);

	test("spins to the right while something is near on the left", () => {
		const at = (burst: number) => {
			const duty: Record<string, number> = {};
			for (const { burst: when, pin, value } of robot(walk).writes)
				if (when <= burst) duty[pin] = Number(value);
			return [duty.GPIO5! - duty.GPIO6!, duty.GPIO7! - duty.GPIO10!];
		};
		const [cruise, spin, after] = [at(39), at(70), at(110)];
		expect(cruise![0]).toBeCloseTo(0.2 + 0.8 * 0.7, 5);
		expect(cruise![1]).toBe(cruise![0]);
		expect(spin![0]).toBeCloseTo(0.2 + 0.8 * 0.9, 5);
		expect(spin![1]).toBeCloseTo(-(0.2 + 0.8 * 0.5), 5);
		expect(after).toEqual(cruise);
	});
});

describe("pins", () => {
	test("are given away once", () => {
		const pins = new RecordedPins();
		const pin = pins.digital(4, "input");
		expect(() => pins.bank([3, 4])).toThrow("in use");
		pin.close();
		pins.analog(4);
	});

	test("read what pulls make of them where the recording is silent", () => {
		const pins = new RecordedPins();
		expect(pins.digital(4, "input-pull-up").read()).toBe(1);
		expect(pins.digital(5, "input").read()).toBe(0);
		expect(pins.analog(6).read()).toBe(0);
		expect(() => pins.i2c(1, 2, 100_000, 104).read(new Uint8Array(1))).toThrow("no answer");
	});

	test("on a bus answer by register", () => {
		const replay = [{ burst: 0, time: 0, pin: "GPIO1+GPIO2@104:59", value: "01ff" }];
		const pins = new RecordedPins({ replay });
		const device = pins.i2c(1, 2, 100_000, 104);
		const bytes = new Uint8Array(2);
		device.write(new Uint8Array([59]));
		device.read(bytes);
		expect([...bytes]).toEqual([1, 255]);
		device.write(new Uint8Array([107, 0]));
		expect(pins.writes).toEqual([{ burst: 0, time: 0, pin: "GPIO1+GPIO2@104:107", value: "00" }]);
	});
});
