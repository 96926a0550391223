import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileWires } from "../../../tools/wires/compile-wires.js";
import { readBoard } from "../../../tools/wires/read-board.js";
import { BoardError } from "../../../tools/wires/refuse.js";
import { brain, ioId } from "../senses/brain.js";
import { BOARD } from "./fake-io.js";

const image = brain(
	{ [ioId("ipro", 1)]: [3, 1, 10], [ioId("omot", 5)]: [4, 1, 10], [ioId("iimg", 9)]: [4, 4, 1] },
	{ [ioId("ipro", 1)]: "distance", [ioId("omot", 5)]: "wheels", [ioId("iimg", 9)]: "eye" },
);
const sensor = { area: "distance", kind: "analog", pin: "GPIO0" };
const motor = { area: "wheels", kind: "pwm", pin: "GPIO5" };

function refusal(board: unknown): BoardError {
	const text = typeof board === "string" ? board : JSON.stringify(board);
	try {
		compileWires(text, image);
	} catch (error) {
		if (error instanceof BoardError) return error;
		throw error;
	}
	throw new Error("was not refused");
}

describe("a board.json", () => {
	test("has defaults", () => {
		const text = JSON.stringify({ ...BOARD, sensors: [sensor], motors: [{ ...motor, kind: "servo" }] });
		expect(readBoard(text)).toMatchObject({
			devices: {},
			sensors: [{ channel: 0, dimension: 0, pin: 0, range: [0, 1], allowStrapping: false }],
			motors: [{ pin: 5, hz: 50, pulse: [1, 2], hold: true }],
		});
	});

	test("takes pins by number, too", () => {
		const { sensors } = readBoard(JSON.stringify({ ...BOARD, sensors: [{ ...sensor, pin: 3 }] }));
		expect(sensors[0]).toMatchObject({ pin: 3 });
	});

	test.each([
		["{", "json-syntax", /line 1/, /./],
		["[]", "board-property", /^\$$/, /The file must be an object/],
		[{ board: "esp32c4" }, "board-unknown", /^\$\.board$/, /near: "esp32/],
		[{}, "board-property", /^\$\.board$/, /"board" is missing/],
		[{ ...BOARD, sensor: [] }, "board-key", /^\$\.sensor$/, /near: "sensors"/],
		[{ ...BOARD, sensors: {} }, "board-property", /^\$\.sensors$/, /must be a list of sensors/],
		[
			{ ...BOARD, sensors: [null] },
			"board-property",
			/^\$\.sensors\[0\]$/,
			/^sensors\[0\] must be an object .*, is null\.$/,
		],
		[{ ...BOARD, sensors: [{ ...sensor, kind: "analogue" }] }, "board-property", /kind$/, /near: "analog"/],
		[
			{ ...BOARD, sensors: [{ ...sensor, pin: "D4" }] },
			"board-property",
			/sensors\[0\]\.pin$/,
			/a pin such as/,
		],
		[{ ...BOARD, sensors: [{ ...sensor, pin: 1.5 }] }, "board-property", /sensors\[0\]\.pin$/, /is 1.5/],
		[{ ...BOARD, sensors: [{ ...sensor, range: [0, 2] }] }, "board-property", /range\[1\]$/, /from 0 to 1/],
		[{ ...BOARD, sensors: [{ ...sensor, range: [0.5, 0.5] }] }, "wire-range", /range$/, /Both ends/],
		[{ ...BOARD, motors: [{ ...motor, frequency: 50 }] }, "board-key", /motors\[0\]\.frequency$/, /no key/],
		[{ ...BOARD, motors: [{ ...motor, hz: 5 }] }, "board-property", /hz$/, /from 10 to 100000/],
		[
			{ ...BOARD, motors: [{ area: "wheels", kind: "rotary", pins: ["GPIO5"] }] },
			"board-property",
			/pins/,
			/./,
		],
		[
			{ ...BOARD, motors: [{ ...motor, kind: "servo", hz: 400, pulse: [1, 3] }] },
			"wire-pulse",
			/motors\[0\]\.pulse$/,
			/period of 2.5 ms/,
		],
		[
			{ ...BOARD, sensors: [{ area: "distance", kind: "i2c", device: "imu", quantity: "acceleration-x" }] },
			"wire-device",
			/device$/,
			/no device "imu"/,
		],
		['{"board": "esp32c3", "board": "esp32"}', "board-key", /^\$\.board$/, /twice/],
		[
			'{"board": "esp32c3", "motors": [{"pin": 5, "pin": 6}]}',
			"board-key",
			/^\$\.motors\[0\]\.pin$/,
			/twice/,
		],
		[{ ...BOARD, sensors: [{ ...sensor, pin: "4" }] }, "board-property", /pin$/, /GPIO4", or 4, is "4"/],
		[{ ...BOARD, sensors: [{ ...sensor, pin: "GPIO99999" }] }, "board-property", /pin$/, /is "GPIO99999"/],
		[
			{ ...BOARD, sensors: [{ area: "distance", kind: "analog", Pin: 4 }] },
			"board-property",
			/pin$/,
			/"pin" is missing; near: "Pin"/,
		],
		[
			{ ...BOARD, motors: [{ area: "wheels", kind: "rotary", pin: 5 }] },
			"board-property",
			/pins$/,
			/"pins" is missing; near: "pin"/,
		],
		[{ ...BOARD, sensors: [{ ...sensor, pull: "up" }] }, "board-key", /pull$/, /no key of the kind "analog"/],
		[
			{ ...BOARD, motors: [{ ...motor, kind: "servo", pulse: [1000, 2000] }] },
			"board-property",
			/pulse\[0\]$/,
			/^pulse\[0\] must be a number from 0.1 to 10 \(milliseconds\), is 1000/,
		],
		[
			{ ...BOARD, motors: [{ ...motor, kind: "servo", pulse: [1.5, 1.5] }] },
			"wire-range",
			/pulse$/,
			/never turns/,
		],
		[{ ...BOARD, motors: [{ ...motor, range: [0, 0] }] }, "wire-range", /range$/, /never turns/],
		[
			{ ...BOARD, devices: { imu: { kind: "mpu6050", data: 6, clock: 7, address: 68 } } },
			"board-property",
			/imu\.address$/,
			/104 \(0x68\), or 105/,
		],
		[{ ...BOARD, sensors: new Array(201).fill(sensor) }, "board-property", /^\$$/, /more than 200 wires/],
	])("is refused: %j", (board, code, where, message) => {
		const error = refusal(board);
		expect(error).toMatchObject({ name: "BoardError", code });
		expect(error.where).toMatch(where);
		expect(error.message).toMatch(message);
		expect(error.remedy).not.toBe("");
	});

	test("is never a crash, whatever it holds", () => {
		fc.assert(
			fc.property(fc.json({ maxDepth: 5 }), (text) => {
				expect(refusal(text).code).toMatch(/^[a-z-]+$/);
			}),
			{ numRuns: 500 },
		);
	});

	test("is never a crash where only one value is odd", () => {
		const good: Record<string, unknown> = {
			...BOARD,
			devices: { imu: { kind: "mpu6050", data: "GPIO6", clock: "GPIO7" } },
			sensors: [{ ...sensor, range: [0, 1] }],
			motors: [{ ...motor, hz: 50, range: [0, 1] }],
		};
		const paths = fc.constantFrom(
			...["board", "devices", "sensors", "motors", "devices.imu", "devices.imu.hz", "devices.imu.data"],
			...[
				"sensors.0",
				"sensors.0.area",
				"sensors.0.channel",
				"sensors.0.kind",
				"sensors.0.pin",
				"sensors.0.range",
			],
			...["motors.0.pin", "motors.0.kind", "motors.0.hz", "motors.0.range.0", "motors.0.dimension"],
		);
		fc.assert(
			fc.property(paths, fc.jsonValue(), (path, odd) => {
				const board = structuredClone(good);
				const keys = path.split(".");
				let place = board as Record<string, unknown>;
				for (const key of keys.slice(0, -1)) place = place[key] as Record<string, unknown>;
				place[keys.at(-1)!] = odd;
				try {
					compileWires(JSON.stringify(board), image);
				} catch (error) {
					expect(error).toBeInstanceOf(BoardError);
				}
			}),
			{ numRuns: 1000 },
		);
	});
});

test("a comment is told to be none of JSON", () => {
	expect(refusal('{"board": "esp32c3" // mine\n}').remedy).toMatch(/^JSON has no comments/);
	expect(refusal('{ /* mine */ "board": "esp32c3"}').remedy).toMatch(/^JSON has no comments/);
	expect(refusal("[".repeat(100)).remedy).not.toContain("genome");
});

test("a device that no sensor names is a warning", () => {
	const devices = { imu: { kind: "mpu6050", data: 6, clock: 7 } };
	expect(compileWires(JSON.stringify({ ...BOARD, devices }), image).notes).toMatchObject([
		{ level: "warning", code: "device-unused", path: "$.devices.imu" },
	]);
	const sensors = [{ area: "distance", kind: "i2c", device: "imu", quantity: "rotation-z" }];
	expect(compileWires(JSON.stringify({ ...BOARD, devices, sensors }), image).notes).toEqual([]);
});

describe("an area", () => {
	test.each(["distance", "proximity", "ipro", ioId("ipro", 1)])("may be called %s", (area) => {
		const { bytes } = compileWires(JSON.stringify({ ...BOARD, sensors: [{ ...sensor, area }] }), image);
		const named = compileWires(JSON.stringify({ ...BOARD, sensors: [sensor] }), image);
		expect(bytes).toEqual(named.bytes);
	});

	test.each([
		[{ sensors: [{ ...sensor, area: "distanse" }] }, "wire-area", /near: "distance"/],
		[{ sensors: [{ ...sensor, area: "wheels" }] }, "wire-area", /no sensory area "wheels"/],
		[{ motors: [{ ...motor, area: "distance" }] }, "wire-area", /no motor area "distance"/],
		[{ sensors: [{ ...sensor, area: "eye" }] }, "wire-area", /pictures/],
		[{ sensors: [{ ...sensor, channel: 3 }] }, "wire-channel", /has 3 channels, and 3 is/],
		[{ motors: [{ ...motor, channel: 2 }] }, "wire-channel", /has 2 channels, and 2 is/],
		[{ sensors: [{ ...sensor, dimension: 1 }] }, "wire-channel", /has 1 value, dimension 1/],
		[{ sensors: [sensor, { ...sensor, pin: "GPIO1" }] }, "wire-twice", /told by \$\.sensors\[0\]/],
		[{ motors: [{ ...motor, kind: "pixels", count: 3 }] }, "wire-channel", /0 to 2 are asked for/],
	])("is refused: %j", (wires, code, message) => {
		const error = refusal({ ...BOARD, ...wires });
		expect(error.code).toBe(code);
		expect(error.message).toMatch(message);
	});

	test("may drive several motors", () => {
		const board = { ...BOARD, motors: [motor, { ...motor, pin: "GPIO6" }] };
		expect(compileWires(JSON.stringify(board), image).board.motors.length).toBe(2);
	});
});
