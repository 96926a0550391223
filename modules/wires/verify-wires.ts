import { crc32 } from "../connectome/crc32.js";
import { Views } from "../connectome/views.js";
import { MPU6050_QUANTITIES } from "./mpu6050.js";
import {
	CHIP_NAMES,
	DEVICE_KINDS,
	Device,
	MOTOR_FLAGS,
	MOTOR_KINDS,
	Motor,
	MotorFlag,
	MotorKind,
	NO_PIN,
	PINS,
	SENSOR_FLAGS,
	SENSOR_KINDS,
	Sensor,
	SensorKind,
	WIRES_MAGIC,
	WIRES_MAJOR,
	WIRES_MINOR,
	WiresHeader,
} from "./wires-layout.js";

const MOST_DIMENSIONS = 4;
const MOST_HZ = 1_000_000;

/** Wires that must not be used. `code` is stable (docs/wires.md), `offset` in bytes. */
export class WiresError extends Error {
	readonly code: number;
	readonly offset: number;

	constructor(code: number, offset: number, message: string) {
		super(`wires error ${code} at byte ${offset}: ${message}`);
		this.code = code;
		this.offset = offset;
	}
}

/** Verified wires, read in place. */
export class WireTable {
	readonly views: Views;
	readonly chip: number;
	readonly deviceCount: number;
	readonly sensorCount: number;
	readonly motorCount: number;

	/** Throws WiresError unless `buffer`, 4-byte aligned, holds whole wires. */
	constructor(buffer: ArrayBufferLike) {
		const size = buffer.byteLength;
		if (size < WiresHeader.BYTES || size & 3) throw new WiresError(1, size, `${size} bytes are no wires`);
		const views = new Views(buffer);
		this.views = views;
		verifyHeader(views);
		this.chip = views.u8[WiresHeader.CHIP];
		this.deviceCount = views.u16[WiresHeader.DEVICE_COUNT >> 1];
		this.sensorCount = views.u16[WiresHeader.SENSOR_COUNT >> 1];
		this.motorCount = views.u16[WiresHeader.MOTOR_COUNT >> 1];
		const names = this.motor(this.motorCount);
		if (names > size) throw new WiresError(7, WiresHeader.DEVICE_COUNT, "records lie outside");
		for (let i = 0; i < this.deviceCount; i++) verifyDevice(views, this.device(i));
		for (let i = 0; i < this.sensorCount; i++) verifySensor(views, this.sensor(i), this.deviceCount, names);
		for (let i = 0; i < this.motorCount; i++) verifyMotor(views, this.motor(i), names);
	}

	/** Byte offset of device record `index`. */
	device(index: number): number {
		return WiresHeader.BYTES + index * Device.BYTES;
	}

	/** Byte offset of sensor record `index`. */
	sensor(index: number): number {
		return this.device(this.deviceCount) + index * Sensor.BYTES;
	}

	/** Byte offset of motor record `index`. */
	motor(index: number): number {
		return this.sensor(this.sensorCount) + index * Motor.BYTES;
	}

	/** The text whose place and length are the two u16 at byte `field`. */
	name(field: number): string {
		const { u16 } = this.views;
		return this.views.text(u16[field >> 1], u16[(field >> 1) + 1]);
	}
}

/** Throws WiresError unless `bytes` are whole, and for the chip of `platform`. */
export function wireTableFor(bytes: ArrayBufferLike, platform: string): WireTable {
	const table = new WireTable(bytes);
	const chip = CHIP_NAMES[table.chip];
	/** "esp32s3-psram" is an esp32s3, "esp32c3" is no esp32. */
	if (!platform.startsWith("esp32") || platform === chip || platform.startsWith(chip + "-")) return table;
	throw new WiresError(6, WiresHeader.CHIP, `they are for ${chip}, and this is ${platform}`);
}

function verifyHeader(views: Views): void {
	const { byteLength: size, u8 } = views;
	if (views.word(WiresHeader.MAGIC) !== WIRES_MAGIC) throw new WiresError(2, 0, "no FXWR magic");
	if (u8[WiresHeader.MAJOR] !== WIRES_MAJOR || u8[WiresHeader.MINOR] > WIRES_MINOR)
		throw new WiresError(3, WiresHeader.MAJOR, "this firmware does not read that version");
	if (views.word(WiresHeader.WIRES_BYTES) !== size)
		throw new WiresError(4, WiresHeader.WIRES_BYTES, `${size} bytes are here`);
	const crc = crc32(u8, WiresHeader.CRC + 4, size, crc32(u8, 0, WiresHeader.CRC));
	if (crc !== views.i32[WiresHeader.CRC >> 2]) throw new WiresError(5, WiresHeader.CRC, "checksum differs");
	if (u8[WiresHeader.CHIP] >= CHIP_NAMES.length)
		throw new WiresError(6, WiresHeader.CHIP, "that chip is unknown");
}

function verifyDevice({ u8, u32 }: Views, at: number): void {
	checkKind(u8, at + Device.KIND, DEVICE_KINDS);
	if (u8[at + Device.ADDRESS] > 127) throw new WiresError(9, at + Device.ADDRESS, "no I2C address");
	checkPin(u8, at + Device.DATA);
	checkPin(u8, at + Device.CLOCK);
	checkHz(u32[(at + Device.HZ) >> 2], at + Device.HZ);
}

function verifySensor(views: Views, at: number, devices: number, names: number): void {
	const { u8, f32 } = views;
	const kind = checkKind(u8, at + Sensor.KIND, SENSOR_KINDS);
	if (u8[at + Sensor.FLAGS] > SENSOR_FLAGS) throw new WiresError(8, at + Sensor.FLAGS, "unknown flags");
	if (kind !== SensorKind.DEVICE) checkPin(u8, at + Sensor.PIN);
	else if (u8[at + Sensor.DEVICE] >= devices)
		throw new WiresError(12, at + Sensor.DEVICE, "that device does not exist");
	else if (u8[at + Sensor.QUANTITY] >= MPU6050_QUANTITIES.length)
		throw new WiresError(10, at + Sensor.QUANTITY, "the device measures no such thing");
	if (u8[at + Sensor.DIMENSION] >= MOST_DIMENSIONS)
		throw new WiresError(10, at + Sensor.DIMENSION, "no channel has so many values");
	const low = f32[(at + Sensor.LOW) >> 2];
	const high = f32[(at + Sensor.HIGH) >> 2];
	const limit = kind === SensorKind.DEVICE ? 1e6 : 1;
	if (!(low >= -limit && low <= limit && high >= -limit && high <= limit && low !== high))
		throw new WiresError(10, at + Sensor.LOW, "a range without extent");
	checkName(views, at + Sensor.NAME, names);
}

function verifyMotor(views: Views, at: number, names: number): void {
	const { u8, u16, u32, f32 } = views;
	const kind = checkKind(u8, at + Motor.KIND, MOTOR_KINDS);
	const flags = u8[at + Motor.FLAGS];
	if (flags > MOTOR_FLAGS) throw new WiresError(8, at + Motor.FLAGS, "unknown flags");
	checkPin(u8, at + Motor.PIN);
	if (kind === MotorKind.ROTARY) checkPin(u8, at + Motor.SECOND_PIN);
	else if (u8[at + Motor.SECOND_PIN] !== NO_PIN || flags & MotorFlag.DIRECTION)
		throw new WiresError(9, at + Motor.SECOND_PIN, "one pin too many");
	if (u8[at + Motor.DIMENSION] >= MOST_DIMENSIONS)
		throw new WiresError(10, at + Motor.DIMENSION, "no channel has so many values");
	const hz = u32[(at + Motor.HZ) >> 2];
	const pulsed = kind !== MotorKind.DIGITAL && kind !== MotorKind.PIXELS;
	if (pulsed) checkHz(hz, at + Motor.HZ);
	/** A pulse is at most as long as its period, a duty at most 1. */
	const limit = kind === MotorKind.SERVO ? Math.fround(1000 / hz) : 1;
	const low = f32[(at + Motor.LOW) >> 2];
	const high = f32[(at + Motor.HIGH) >> 2];
	if (!(low >= 0 && low <= limit && high >= 0 && high <= limit))
		throw new WiresError(10, at + Motor.LOW, "a duty or a pulse beyond its period");
	if (kind === MotorKind.PIXELS && u16[(at + Motor.COUNT) >> 1] === 0)
		throw new WiresError(10, at + Motor.COUNT, "no pixels");
	checkName(views, at + Motor.NAME, names);
}

function checkKind(u8: Uint8Array, at: number, kinds: number): number {
	if (u8[at] < 1 || u8[at] > kinds) throw new WiresError(8, at, "unknown kind");
	return u8[at];
}

function checkPin(u8: Uint8Array, at: number): void {
	if (u8[at] >= PINS) throw new WiresError(9, at, "no pin");
}

function checkHz(hz: number, at: number): void {
	if (hz < 1 || hz > MOST_HZ) throw new WiresError(10, at, "no frequency");
}

function checkName({ u8, u16, byteLength }: Views, field: number, names: number): void {
	const start = u16[field >> 1];
	const end = start + u16[(field >> 1) + 1];
	if (start < names || end > byteLength) throw new WiresError(11, field, "a name lies outside");
	for (let i = start; i < end; i++)
		if (u8[i] < 32 || u8[i] > 126) throw new WiresError(11, i, "a name is not ASCII");
}
