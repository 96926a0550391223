/** board.json → wires.img → what the device reads: nothing gets lost, and no damaged byte goes unnoticed. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { crc32 } from "../../../modules/connectome/crc32.js";
import { MPU6050_QUANTITIES } from "../../../modules/wires/mpu6050.js";
import { WiresError, WireTable } from "../../../modules/wires/verify-wires.js";
import {
	CHIP_NAMES,
	Device,
	Motor,
	MotorFlag,
	MotorKind,
	Sensor,
	SensorFlag,
	SensorKind,
	WiresHeader,
} from "../../../modules/wires/wires-layout.js";
import { compileWires } from "../../../tools/wires/compile-wires.js";
import { brain, ioId } from "../senses/brain.js";

const sense = ioId("imis", 3);
const act = ioId("omis", 5);
const image = brain({ [sense]: [60, 1, 4], [act]: [80, 1, 4] }, { [sense]: "sénse", [act]: "act" });

const share = fc.integer({ min: 0, max: 1000 }).map((k) => k / 1000);
const range = fc.tuple(share, share).filter(([low, high]) => low !== high);
const flag = fc.boolean();
const place = { channel: fc.integer({ min: 0, max: 19 }), dimension: fc.integer({ min: 0, max: 2 }) };

const anySensor = fc.oneof(
	fc.record({
		kind: fc.constant("digital"),
		...place,
		pull: fc.constantFrom("none", "up", "down"),
		invert: flag,
	}),
	fc.record({ kind: fc.constant("analog"), ...place, range }),
	fc.record({
		kind: fc.constant("i2c"),
		...place,
		device: fc.constant("imu"),
		quantity: fc.constantFrom(...MPU6050_QUANTITIES),
		range,
	}),
);
const channel = { channel: fc.integer({ min: 0, max: 39 }) };
const hz = fc.constantFrom(50, 1000);
const anyMotor = fc.oneof(
	fc.record({ kind: fc.constant("digital"), ...channel, threshold: share, invert: flag, hold: flag }),
	fc.record({ kind: fc.constant("pwm"), ...channel, hz, range, hold: flag }),
	fc.record({ kind: fc.constant("servo"), ...channel, pulse: fc.constant([0.5, 2.5]), hold: flag }),
	fc.record({
		kind: fc.constant("rotary"),
		...channel,
		hz,
		range,
		hold: flag,
		invert: flag,
		mode: fc.constantFrom("two-pwm", "pwm-direction"),
	}),
	fc.record({
		kind: fc.constant("pixels"),
		channel: fc.integer({ min: 0, max: 9 }),
		count: fc.integer({ min: 1, max: 30 }),
		colour: fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: 0, max: 255 }))),
	}),
);

// biome-ignore lint/suspicious/noExplicitAny: what was written as JSON
type Entry = Record<string, any>;

/** Pins of an ESP32 without caution, dealt out in order; ADC1 ones to analog sensors. */
function deal(sensors: readonly Entry[], motors: readonly Entry[]) {
	const analog = [32, 33, 34, 35, 36, 37, 38, 39];
	const free = [13, 14, 18, 19, 22, 23, 25, 26, 27];
	const next = () => free.shift()!;
	return {
		board: "esp32",
		devices: { imu: { kind: "mpu6050", data: "GPIO21", clock: "GPIO4", hz: 100_000, address: 105 } },
		sensors: sensors.map((entry) => ({
			area: "sénse",
			...entry,
			...(entry.kind === "i2c" ? {} : { pin: entry.kind === "analog" ? analog.shift() : next() }),
		})),
		motors: motors.map((entry) => ({
			area: "act",
			...entry,
			...(entry.kind === "rotary" ? { pins: [next(), next()] } : { pin: next() }),
		})),
	};
}

const boards = fc
	.record({
		sensors: fc.uniqueArray(anySensor, {
			maxLength: 3,
			selector: (entry) => entry.channel * 3 + entry.dimension,
		}),
		motors: fc.array(anyMotor, { maxLength: 3 }),
	})
	.map(({ sensors, motors }) => deal(sensors as Entry[], motors as Entry[]));

const compile = (board: object) => compileWires(JSON.stringify(board), image).bytes;

test("the device reads what was written", () => {
	fc.assert(
		fc.property(boards, (board) => {
			const bytes = compile(board);
			expect(compile(board)).toEqual(bytes);
			const table = new WireTable(bytes.slice().buffer);
			expect(CHIP_NAMES[table.chip]).toBe("esp32");
			expect([table.deviceCount, table.sensorCount, table.motorCount]).toEqual([
				1,
				board.sensors.length,
				board.motors.length,
			]);
			const device = table.device(0);
			expect([...table.views.u8.subarray(device, device + 4)]).toEqual([1, 105, 21, 4]);
			expect(table.views.word(device + Device.HZ)).toBe(100_000);
			board.sensors.forEach((entry, i) => void expectSensor(table, table.sensor(i), entry));
			board.motors.forEach((entry, i) => void expectMotor(table, table.motor(i), entry));
		}),
		{ numRuns: 300 },
	);
});

function expectSensor(table: WireTable, at: number, entry: Entry): void {
	const { u8, u16, f32 } = table.views;
	expect(Buffer.from(u8.subarray(at, at + 8)).toString("base64")).toBe(sense);
	expect(table.name(at + Sensor.NAME)).toBe("s?nse");
	expect(u8[at + Sensor.KIND]).toBe(
		{ digital: SensorKind.DIGITAL, analog: SensorKind.ANALOG, i2c: SensorKind.DEVICE }[entry.kind as string],
	);
	expect(u16[(at + Sensor.CHANNEL) >> 1]).toBe(entry.channel);
	expect(u8[at + Sensor.DIMENSION]).toBe(entry.dimension);
	if (entry.pin !== undefined) expect(u8[at + Sensor.PIN]).toBe(entry.pin);
	if (entry.range)
		expect([f32[(at + Sensor.LOW) >> 2], f32[(at + Sensor.HIGH) >> 2]]).toEqual(entry.range.map(Math.fround));
	if (entry.quantity) expect(MPU6050_QUANTITIES[u8[at + Sensor.QUANTITY]!]).toBe(entry.quantity);
	const pulls: Record<string, number> = { up: SensorFlag.PULL_UP, down: SensorFlag.PULL_DOWN };
	expect(u8[at + Sensor.FLAGS]).toBe((pulls[entry.pull] ?? 0) + (entry.invert ? SensorFlag.INVERT : 0));
}

function expectMotor(table: WireTable, at: number, entry: Entry): void {
	const { u8, u16, u32, f32 } = table.views;
	const direction = entry.mode === "pwm-direction";
	expect(Buffer.from(u8.subarray(at, at + 8)).toString("base64")).toBe(act);
	expect(u8[at + Motor.KIND]).toBe(MotorKind[(entry.kind as string).toUpperCase() as keyof typeof MotorKind]);
	expect(u16[(at + Motor.CHANNEL) >> 1]).toBe(entry.channel);
	const crossed = entry.kind === "rotary" && entry.invert && !direction;
	const pins = entry.pins ? (crossed ? [...entry.pins].reverse() : entry.pins) : [entry.pin, 255];
	expect([u8[at + Motor.PIN], u8[at + Motor.SECOND_PIN]]).toEqual(pins);
	const low = entry.range ?? entry.pulse ?? [entry.threshold ?? 0, 0];
	expect([f32[(at + Motor.LOW) >> 2], f32[(at + Motor.HIGH) >> 2]]).toEqual(low.map(Math.fround));
	expect(u32[(at + Motor.HZ) >> 2]).toBe(entry.kind === "servo" ? 50 : (entry.hz ?? 0));
	const flags =
		(entry.hold ? MotorFlag.HOLD : 0) +
		(direction ? MotorFlag.DIRECTION : 0) +
		(entry.invert && !crossed ? MotorFlag.INVERT : 0);
	expect(u8[at + Motor.FLAGS]).toBe(flags);
	if (entry.kind !== "pixels") return;
	expect(u16[(at + Motor.COUNT) >> 1]).toBe(entry.count);
	expect(Buffer.from(entry.colour).readUIntBE(0, 3)).toBe(u32[(at + Motor.COLOUR) >> 2]);
}

const sample = compile(
	deal(
		[
			{ kind: "digital", pull: "up" },
			{ kind: "analog", channel: 1, range: [0.1, 0.9] },
			{ kind: "i2c", channel: 2, device: "imu", quantity: "rotation-z" },
		],
		[{ kind: "servo" }, { kind: "rotary", channel: 1 }, { kind: "pixels", channel: 2, count: 2 }],
	),
);

/** The code of the refusal, after `damage`; with a new checksum if `sealed`. */
function refusal(damage: (bytes: Uint8Array, view: DataView) => void, sealed = true): WiresError {
	const bytes = sample.slice();
	const view = new DataView(bytes.buffer);
	damage(bytes, view);
	if (sealed) {
		const crc = crc32(bytes, WiresHeader.CRC + 4, bytes.length, crc32(bytes, 0, WiresHeader.CRC));
		view.setInt32(WiresHeader.CRC, crc, true);
	}
	try {
		new WireTable(bytes.buffer);
	} catch (error) {
		if (error instanceof WiresError) return error;
		throw error;
	}
	throw new Error("was not refused");
}

describe("damage", () => {
	test("of any one bit is noticed", () => {
		fc.assert(
			fc.property(fc.nat(sample.length * 8 - 1), (bit) => {
				expect(refusal((bytes) => void (bytes[bit >> 3]! ^= 1 << (bit & 7)), false).code).toBeLessThan(8);
			}),
			{ numRuns: 500 },
		);
	});

	test("that lies about its checksum ends in a refusal or in wires that can be read", () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.nat(sample.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
				(edits) => {
					const bytes = sample.slice();
					for (const [at, value] of edits) bytes[at] = value;
					const crc = crc32(bytes, WiresHeader.CRC + 4, bytes.length, crc32(bytes, 0, WiresHeader.CRC));
					new DataView(bytes.buffer).setInt32(WiresHeader.CRC, crc, true);
					try {
						const table = new WireTable(bytes.buffer);
						for (let i = 0; i < table.sensorCount; i++) table.name(table.sensor(i) + Sensor.NAME);
						for (let i = 0; i < table.motorCount; i++) table.name(table.motor(i) + Motor.NAME);
					} catch (error) {
						expect(error).toBeInstanceOf(WiresError);
					}
				},
			),
			{ numRuns: 2000 },
		);
	});

	const first = new WireTable(sample.slice().buffer);
	const device = first.device(0);
	const sensor = first.sensor(0);
	const i2c = first.sensor(2);
	const servo = first.motor(0);
	const rotary = first.motor(1);
	const pixels = first.motor(2);

	test.each<[number, number, string, (bytes: Uint8Array, view: DataView) => void]>([
		[2, 0, "magic", (bytes) => void (bytes[0] = 0)],
		[3, 4, "major version", (bytes) => void (bytes[WiresHeader.MAJOR] = 9)],
		[3, 4, "minor version", (bytes) => void (bytes[WiresHeader.MINOR] = 9)],
		[4, 8, "length", (_, view) => view.setUint32(WiresHeader.WIRES_BYTES, 4, true)],
		[6, 6, "chip", (bytes) => void (bytes[WiresHeader.CHIP] = 77)],
		[7, 12, "counts", (_, view) => view.setUint16(WiresHeader.MOTOR_COUNT, 9999, true)],
		[8, sensor + Sensor.KIND, "sensor kind", (bytes) => void (bytes[sensor + Sensor.KIND] = 9)],
		[8, sensor + Sensor.FLAGS, "sensor flags", (bytes) => void (bytes[sensor + Sensor.FLAGS] = 64)],
		[9, sensor + Sensor.PIN, "pin", (bytes) => void (bytes[sensor + Sensor.PIN] = 64)],
		[10, sensor + Sensor.DIMENSION, "dimension", (bytes) => void (bytes[sensor + Sensor.DIMENSION] = 4)],
		[10, sensor + Sensor.LOW, "range", (_, view) => view.setFloat32(sensor + Sensor.LOW, Number.NaN, true)],
		[11, sensor + Sensor.NAME, "name", (_, view) => view.setUint16(sensor + Sensor.NAME, 4, true)],
		[12, i2c + Sensor.DEVICE, "device", (bytes) => void (bytes[i2c + Sensor.DEVICE] = 1)],
		[10, i2c + Sensor.QUANTITY, "quantity", (bytes) => void (bytes[i2c + Sensor.QUANTITY] = 6)],
		[8, device + Device.KIND, "device kind", (bytes) => void (bytes[device + Device.KIND] = 2)],
		[9, device + Device.ADDRESS, "address", (bytes) => void (bytes[device + Device.ADDRESS] = 128)],
		[9, device + Device.DATA, "data pin", (bytes) => void (bytes[device + Device.DATA] = 64)],
		[9, device + Device.CLOCK, "clock pin", (bytes) => void (bytes[device + Device.CLOCK] = 255)],
		[10, device + Device.HZ, "bus hz", (_, view) => view.setUint32(device + Device.HZ, 1_000_001, true)],
		[8, servo + Motor.KIND, "motor kind", (bytes) => void (bytes[servo + Motor.KIND] = 0)],
		[8, servo + Motor.FLAGS, "motor flags", (bytes) => void (bytes[servo + Motor.FLAGS] = 8)],
		[9, servo + Motor.PIN, "motor pin", (bytes) => void (bytes[servo + Motor.PIN] = 64)],
		[10, servo + Motor.DIMENSION, "motor dimension", (bytes) => void (bytes[servo + Motor.DIMENSION] = 4)],
		[11, servo + Motor.NAME, "motor name", (_, view) => view.setUint16(servo + Motor.NAME_BYTES, 999, true)],
		[9, servo + Motor.SECOND_PIN, "second pin", (bytes) => void (bytes[servo + Motor.SECOND_PIN] = 3)],
		[9, rotary + Motor.SECOND_PIN, "no second pin", (bytes) => void (bytes[rotary + Motor.SECOND_PIN] = 255)],
		[10, servo + Motor.HZ, "hz", (_, view) => view.setUint32(servo + Motor.HZ, 0, true)],
		[10, servo + Motor.LOW, "pulse", (_, view) => view.setFloat32(servo + Motor.HIGH, 20.5, true)],
		[10, pixels + Motor.COUNT, "pixels", (_, view) => view.setUint16(pixels + Motor.COUNT, 0, true)],
	])("is error %i at byte %i: %s", (code, offset, _, damage) => {
		expect(refusal(damage)).toMatchObject({ code, offset });
	});

	test("of the file's length is error 1", () => {
		expect(() => new WireTable(new ArrayBuffer(8))).toThrow("wires error 1 at byte 8: 8 bytes are no wires");
		expect(() => new WireTable(sample.slice(0, -1).buffer)).toThrow("wires error 1");
	});
});
