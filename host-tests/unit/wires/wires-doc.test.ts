/** docs/wires.md says what the code does. */
import { readFileSync, rmSync, symlinkSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { CHIP_NAMES, Device, Motor, Sensor, WiresHeader } from "../../../modules/wires/wires-layout.js";
import { readBoard } from "../../../tools/wires/read-board.js";
import { Clone } from "../docs/clone.js";
import { examplesOf, readDocument, root } from "../docs/documents.js";
import { firstDifference } from "../docs/expected-output.js";

const text = readDocument("wires.md");
const source = (path: string) => readFileSync(root + path, "utf8");
/** Rows of the table whose first heading is `head`. */
const rows = (head: string) =>
	text
		.split(`\n| ${head} |`)[1]!
		.split("\n\n")[0]!
		.split("\n")
		.slice(2)
		.map((row) =>
			row
				.split("|")
				.slice(1, -1)
				.map((cell) => cell.trim()),
		);

test("every code is explained, and none that does not exist", () => {
	const codes = source("tools/wires/refuse.ts").match(/(?<=\| ")[a-z0-9-]+(?=")/g)!;
	const explained = [...text.matchAll(/^\| `([a-z0-9-]+)` \|/gm)].map(([, code]) => code!);
	const keys = [
		"area",
		"channel",
		"dimension",
		"kind",
		"digital",
		"analog",
		"i2c",
		"pwm",
		"servo",
		"rotary",
		"pixels",
	];
	const warnings = ["pin-adc2", "pin-package", "device-unused", "recording-unread"];
	expect(explained.filter((code) => !keys.includes(code)).sort()).toEqual([...codes, ...warnings].sort());
});

test("every error of the device is explained", () => {
	const made = [...source("modules/wires/verify-wires.ts").matchAll(/new WiresError\(\s*(\d+)/g)].map(
		([, code]) => Number(code),
	);
	expect(rows("error").map(([code]) => Number(code))).toEqual([...new Set(made)].sort((a, b) => a - b));
});

describe("the format", () => {
	const layout = (head: string) => Object.fromEntries(rows(head).map(([name, at]) => [name, Number(at)]));

	test("of the header", () => {
		expect(layout("header")).toEqual({
			magic: WiresHeader.MAGIC,
			version: WiresHeader.MAJOR,
			chip: WiresHeader.CHIP,
			size: WiresHeader.WIRES_BYTES,
			devices: WiresHeader.DEVICE_COUNT,
			sensors: WiresHeader.SENSOR_COUNT,
			motors: WiresHeader.MOTOR_COUNT,
			checksum: WiresHeader.CRC,
			"": WiresHeader.BYTES,
		});
		expect(text).toContain(CHIP_NAMES.map((name, i) => `${i} ${name}`).join(", "));
	});

	test("of the records", () => {
		expect(layout("device")).toEqual({
			kind: Device.KIND,
			address: Device.ADDRESS,
			"data, clock": Device.DATA,
			hz: Device.HZ,
			"": Device.BYTES,
		});
		expect(layout("sensor")).toEqual({
			area: Sensor.AREA,
			kind: Sensor.KIND,
			flags: Sensor.FLAGS,
			"pin, device": Sensor.PIN,
			channel: Sensor.CHANNEL,
			"dimension, quantity": Sensor.DIMENSION,
			"low, high": Sensor.LOW,
			name: Sensor.NAME,
			"": Sensor.BYTES,
		});
		expect(layout("motor")).toEqual({
			area: Motor.AREA,
			kind: Motor.KIND,
			flags: Motor.FLAGS,
			"pin, second pin": Motor.PIN,
			channel: Motor.CHANNEL,
			dimension: Motor.DIMENSION,
			"low, high": Motor.LOW,
			hz: Motor.HZ,
			name: Motor.NAME,
			pixels: Motor.COUNT,
			colour: Motor.COLOUR,
			"": Motor.BYTES,
		});
	});
});

test("its board.json can be read", () => {
	const [, json] = /```json\n([\s\S]*?)```/.exec(text)!;
	const board = readBoard(json!);
	expect([board.sensors.length, board.motors.length]).toEqual([3, 2]);
});

describe("its commands", () => {
	const clone = new Clone();
	symlinkSync(`${root}boards`, `${clone.folder}/boards`);
	afterAll(() => rmSync(clone.folder, { recursive: true }));

	test.each(examplesOf(text).map((example) => [example.commands.line, example] as const))(
		"line %i",
		async (_, { commands, expected }) => {
			const { code, output } = await clone.run(commands.text);
			expect(code, output).toBe(0);
			if (expected) expect(firstDifference(expected.text, output), output).toBeUndefined();
		},
	);
});
