import { describe, expect, test } from "vitest";
import { checkPins } from "../../../tools/wires/check-pins.js";
import { wiredBoards } from "../../../tools/wires/chips/chips.js";
import { readBoard } from "../../../tools/wires/read-board.js";
import { BoardError } from "../../../tools/wires/refuse.js";

type Wire = Record<string, unknown>;

function check(board: string, wires: { sensors?: Wire[]; motors?: Wire[]; devices?: Record<string, Wire> }) {
	return checkPins(readBoard(JSON.stringify({ board, ...wires })));
}

function refusal(board: string, wires: Parameters<typeof check>[1]): BoardError {
	try {
		check(board, wires);
	} catch (error) {
		if (error instanceof BoardError) return error;
		throw error;
	}
	throw new Error("was not refused");
}

const input = (pin: number, more: Wire = {}): Wire => ({ area: "a", kind: "digital", pin, ...more });
const analog = (pin: number): Wire => ({ area: "a", kind: "analog", pin });
const pwm = (pin: number, hz = 1000): Wire => ({ area: "a", kind: "pwm", pin, hz });
const imu = (data: number, clock: number, address = 104): Wire => ({ kind: "mpu6050", data, clock, address });

test.each([
	["esp32", 24, "pin-missing"],
	["esp32", 20, "pin-missing"],
	["esp32", 40, "pin-missing"],
	["esp32s3", 22, "pin-missing"],
	["esp32s3", 49, "pin-missing"],
	["esp32c3", 22, "pin-missing"],
	["esp32c6", 31, "pin-missing"],
	["esp32", 6, "pin-flash"],
	["esp32s3", 26, "pin-flash"],
	["esp32c3", 12, "pin-flash"],
	["esp32c6", 24, "pin-flash"],
	["esp32s3-psram", 35, "pin-psram"],
	["esp32s3", 19, "pin-usb"],
	["esp32c3", 18, "pin-usb"],
	["esp32c6", 12, "pin-usb"],
	["esp32", 1, "pin-console"],
	["esp32s3", 43, "pin-console"],
	["esp32c3", 21, "pin-console"],
	["esp32c6", 16, "pin-console"],
	["esp32", 12, "pin-strapping"],
	["esp32s3", 46, "pin-strapping"],
	["esp32c3", 9, "pin-strapping"],
	["esp32c6", 15, "pin-strapping"],
])("%s GPIO%d: %s", (board, pin, code) => {
	const error = refusal(board, { sensors: [input(pin)] });
	expect(error.code).toBe(code);
	expect(error.where).toBe("$.sensors[0].pin");
	expect(error.message).toContain(`GPIO${pin} of ${wiredBoards.get(board)!.chip.name} `);
	expect(error.remedy).toMatch(/use GPIO\d+/);
});

test.each([
	["esp32c3", 8, { allowStrapping: true }],
	["esp32c3", 18, { allowUsb: true }],
	["esp32c3", 20, { allowConsole: true }],
	["esp32", 34, {}],
])("%s GPIO%d is taken with %j", (board, pin, allow) => {
	expect(check(board, { sensors: [input(pin, allow)] })).toEqual([]);
});

test("what is allowed is only what was asked for", () => {
	expect(refusal("esp32c3", { sensors: [input(18, { allowStrapping: true })] }).code).toBe("pin-usb");
	expect(refusal("esp32c3", { sensors: [input(12, { allowStrapping: true, allowUsb: true })] }).code).toBe(
		"pin-flash",
	);
});

test("PSRAM of modules that may have it is a warning", () => {
	for (const [board, pin] of [
		["esp32", 16],
		["esp32s3", 33],
	] as const)
		expect(check(board, { sensors: [input(pin)] })).toMatchObject([{ level: "warning", code: "pin-psram" }]);
});

test.each([
	["esp32", 37, /WROOM/],
	["esp32", 38, /WROVER/],
	["esp32c6", 10, /flash inside/],
	["esp32c6", 11, /flash inside/],
	["esp32c6", 14, /only by chips with flash inside/],
])(
	"%s GPIO%d, which not every package leads out, is a warning, and never proposed",
	(board, pin, message) => {
		const [warning, ...others] = check(board, { sensors: [input(pin)] });
		expect(warning).toMatchObject({ level: "warning", code: "pin-package", path: "$.sensors[0].pin" });
		expect(warning!.message).toMatch(message);
		expect(others).toEqual([]);
		expect(refusal(board, { sensors: [analog(99)] }).remedy).not.toContain(`GPIO${pin}`);
		expect(refusal(board, { sensors: [input(99)] }).remedy).not.toContain(`GPIO${pin}`);
	},
);

describe("inputs that cannot be outputs", () => {
	test.each([
		["digital", { pin: 34 }],
		["pwm", { pin: 35 }],
		["servo", { pin: 36 }],
		["rotary", { pins: [37, 25] }],
		["pixels", { pin: 39, count: 1 }],
	])("%s", (kind, pins) => {
		const error = refusal("esp32", { motors: [{ area: "a", kind, ...pins }] });
		expect(error.code).toBe("pin-input-only");
		expect(error.remedy).not.toMatch(/GPIO3[4-9]/);
	});

	test("have no pulls", () => {
		expect(refusal("esp32", { sensors: [input(34, { pull: "up" })] }).code).toBe("pin-pull");
	});

	test("cannot carry a bus", () => {
		const error = refusal("esp32", { devices: { imu: imu(21, 34) } });
		expect(error).toMatchObject({ code: "pin-input-only", where: "$.devices.imu.clock" });
	});
});

describe("analog pins", () => {
	test.each([
		["esp32c3", 5, /errata/],
		["esp32c3", 6, /not connected to an analog converter/],
		["esp32", 18, /not connected/],
		["esp32s3", 21, /not connected/],
		["esp32c6", 7, /not connected/],
	])("%s GPIO%d cannot be read", (board, pin, message) => {
		const error = refusal(board, { sensors: [analog(pin)] });
		expect(error.code).toBe("pin-analog");
		expect(error.message).toMatch(message);
	});

	test("are proposed where they are free", () => {
		const error = refusal("esp32c3", { sensors: [analog(0), analog(1), { ...analog(6), channel: 2 }] });
		expect(error.remedy).toBe("use GPIO3 or GPIO4");
	});

	test("of ADC2 are a warning", () => {
		expect(check("esp32", { sensors: [analog(27)] })).toMatchObject([{ code: "pin-adc2" }]);
		expect(check("esp32s3", { sensors: [analog(11)] })).toMatchObject([{ code: "pin-adc2" }]);
		expect(check("esp32", { sensors: [analog(32)] })).toEqual([]);
	});
});

describe("double use", () => {
	test("names both places", () => {
		const error = refusal("esp32c3", { sensors: [input(4)], motors: [pwm(5), pwm(4)] });
		expect(error).toMatchObject({ code: "pin-twice", where: "$.motors[1].pin" });
		expect(error.message).toBe("GPIO4 of esp32c3 is taken by $.sensors[0].pin already.");
	});

	test("of one rotary motor, of one bus", () => {
		expect(refusal("esp32c3", { motors: [{ area: "a", kind: "rotary", pins: [4, 4] }] }).code).toBe(
			"pin-twice",
		);
		expect(refusal("esp32c3", { devices: { imu: imu(4, 4) } }).code).toBe("pin-twice");
	});

	test("two devices share a bus, not an address", () => {
		expect(check("esp32c3", { devices: { a: imu(4, 5), b: imu(4, 5, 105) } })).toEqual([]);
		expect(refusal("esp32c3", { devices: { a: imu(4, 5), b: imu(4, 5) } }).code).toBe("i2c-address");
	});
});

describe("what the chip has few of", () => {
	const channels = (pins: readonly number[]) => ({ motors: pins.map((pin) => pwm(pin)) });

	test.each([
		["esp32c3", [0, 1, 3, 4, 5, 6], 7],
		["esp32c6", [0, 1, 2, 3, 6, 7], 10],
		["esp32", [13, 14, 18, 19, 21, 22, 23, 25], 26],
		["esp32s3", [1, 2, 4, 5, 6, 7, 8, 9], 10],
	])("%s: PWM channels", (board, pins, more) => {
		expect(check(board, channels(pins))).toEqual([]);
		const error = refusal(board, channels([...pins, more]));
		expect(error).toMatchObject({ code: "pwm-channels", where: `$.motors[${pins.length}].pin` });
	});

	test("a motor with a direction pin takes one channel", () => {
		const rotary = (first: number) => ({
			area: "a",
			kind: "rotary",
			mode: "pwm-direction",
			pins: [first, first + 1],
		});
		expect(check("esp32c3", { motors: [rotary(0), rotary(3), rotary(5)] })).toEqual([]);
	});

	test("frequencies", () => {
		const motors = [50, 60, 70, 80, 90].map((hz, i) => pwm([0, 1, 3, 4, 5][i]!, hz));
		expect(check("esp32c3", { motors: motors.slice(0, 4) })).toEqual([]);
		expect(refusal("esp32c3", { motors })).toMatchObject({
			code: "pwm-frequencies",
			where: "$.motors[4].pin",
		});
	});

	test("buses", () => {
		const devices = { a: imu(4, 5), b: imu(6, 7) };
		expect(refusal("esp32c3", { devices }).code).toBe("i2c-buses");
		expect(check("esp32", { devices: { a: imu(18, 19), b: imu(21, 22) } })).toEqual([]);
	});

	test("strips of pixels", () => {
		const strip = (pin: number) => ({ area: "a", kind: "pixels", pin, count: 1 });
		expect(check("esp32c3", { motors: [strip(4), strip(5)] })).toEqual([]);
		expect(refusal("esp32c3", { motors: [strip(4), strip(5), strip(6)] })).toMatchObject({
			code: "pixel-strips",
			where: "$.motors[2].pin",
		});
	});
});

describe.each([...wiredBoards])("%s", (board, { chip }) => {
	test("names only pins that exist", () => {
		const { pins, notEverywhere, ...rest } = chip;
		const lists = [...Object.values(rest).filter(Array.isArray), ...notEverywhere.map(({ pins }) => pins)];
		for (const list of lists) for (const pin of list) expect(pins).toContain(pin);
	});

	test("every pin that it proposes is taken without a word", () => {
		const proposed = (wires: Parameters<typeof check>[1]) => {
			const pins = [...refusal(board, wires).remedy.matchAll(/GPIO(\d+)/g)].map(([, pin]) => Number(pin));
			expect(pins.length).toBeGreaterThan(0);
			return pins;
		};
		const missing = 99;
		for (const pin of proposed({ motors: [pwm(missing)] }))
			expect(check(board, { motors: [pwm(pin)] })).toEqual([]);
		for (const pin of proposed({ sensors: [analog(missing)] }))
			expect(check(board, { sensors: [analog(pin)] })).toEqual([]);
	});
});
