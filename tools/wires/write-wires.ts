/** A checked board → wires.img (docs/wires.md). Deterministic: the same board and areas give the same bytes. */
import { crc32 } from "../../modules/connectome/crc32.js";
import { MPU6050_QUANTITIES } from "../../modules/wires/mpu6050.js";
import {
	CHIP_NAMES,
	Device,
	DeviceKind,
	Motor,
	MotorFlag,
	MotorKind,
	NO_PIN,
	Sensor,
	SensorFlag,
	SensorKind,
	WIRES_MAGIC,
	WIRES_MAJOR,
	WIRES_MINOR,
	WiresHeader,
} from "../../modules/wires/wires-layout.js";
import { SectionWriter } from "../image/section-writer.js";
import type { Board } from "./read-board.js";
import type { WiredArea } from "./resolve-areas.js";
import type { MotorEntry, SensorEntry } from "./schema.js";

export function writeWires(
	board: Board,
	sensors: readonly WiredArea[],
	motors: readonly WiredArea[],
): Uint8Array {
	const devices = Object.entries(board.devices);
	const records = new SectionWriter();
	const header = records.reserve(WiresHeader.BYTES);
	const firstDevice = records.reserve(devices.length * Device.BYTES);
	const firstSensor = records.reserve(sensors.length * Sensor.BYTES);
	const firstMotor = records.reserve(motors.length * Motor.BYTES);
	devices.forEach(([, { data, clock, address, hz }], i) => {
		const at = firstDevice + i * Device.BYTES;
		records.u8(at + Device.KIND, DeviceKind.MPU6050);
		records.u8(at + Device.ADDRESS, address);
		records.u8(at + Device.DATA, data);
		records.u8(at + Device.CLOCK, clock);
		records.u32(at + Device.HZ, hz);
	});
	board.sensors.forEach((entry, i) => {
		const at = firstSensor + i * Sensor.BYTES;
		writeArea(records, at + Sensor.AREA, at + Sensor.NAME, sensors[i]!);
		writeSensor(
			records,
			at,
			entry,
			devices.map(([name]) => name),
		);
	});
	board.motors.forEach((entry, i) => {
		const at = firstMotor + i * Motor.BYTES;
		writeArea(records, at + Motor.AREA, at + Motor.NAME, motors[i]!);
		writeMotor(records, at, entry);
	});
	records.u32(header + WiresHeader.MAGIC, WIRES_MAGIC);
	records.u8(header + WiresHeader.MAJOR, WIRES_MAJOR);
	records.u8(header + WiresHeader.MINOR, WIRES_MINOR);
	records.u8(header + WiresHeader.CHIP, CHIP_NAMES.indexOf(board.wired.chip.name));
	records.u16(header + WiresHeader.DEVICE_COUNT, devices.length);
	records.u16(header + WiresHeader.SENSOR_COUNT, sensors.length);
	records.u16(header + WiresHeader.MOTOR_COUNT, motors.length);
	records.reserve(0);
	records.u32(header + WiresHeader.WIRES_BYTES, records.length);
	const { bytes } = records;
	const crc = crc32(bytes, WiresHeader.CRC + 4, bytes.length, crc32(bytes, 0, WiresHeader.CRC));
	records.i32(header + WiresHeader.CRC, crc);
	return bytes.slice();
}

function writeArea(records: SectionWriter, id: number, name: number, area: WiredArea): void {
	area.id.forEach((byte, i) => {
		records.u8(id + i, byte);
	});
	/** The console prints it: what is not ASCII becomes a question mark. */
	const text = new TextEncoder().encode(area.name.replace(/[^ -~]/gu, "?").slice(0, 64));
	records.u16(name, records.share(text, 1));
	records.u16(name + 2, text.length);
}

function writeSensor(records: SectionWriter, at: number, entry: SensorEntry, devices: string[]): void {
	records.u8(at + Sensor.PIN, entry.kind === "i2c" ? NO_PIN : entry.pin);
	records.u8(at + Sensor.DEVICE, entry.kind === "i2c" ? devices.indexOf(entry.device) : NO_PIN);
	records.u16(at + Sensor.CHANNEL, entry.channel);
	records.u8(at + Sensor.DIMENSION, entry.dimension);
	let range: readonly number[] = [0, 1];
	if (entry.kind === "digital") {
		const { pull, invert } = entry;
		const pulls = pull === "up" ? SensorFlag.PULL_UP : pull === "down" ? SensorFlag.PULL_DOWN : 0;
		records.u8(at + Sensor.KIND, SensorKind.DIGITAL);
		records.u8(at + Sensor.FLAGS, pulls | (invert ? SensorFlag.INVERT : 0));
	} else if (entry.kind === "analog") {
		records.u8(at + Sensor.KIND, SensorKind.ANALOG);
		range = entry.range;
	} else {
		records.u8(at + Sensor.KIND, SensorKind.DEVICE);
		records.u8(at + Sensor.QUANTITY, MPU6050_QUANTITIES.indexOf(entry.quantity));
		range = entry.range ?? usualRange(entry.quantity);
	}
	records.f32(at + Sensor.LOW, range[0]!);
	records.f32(at + Sensor.HIGH, range[1]!);
}

/** What the device can measure: g, degrees per second. */
function usualRange(quantity: string): readonly [number, number] {
	return quantity.startsWith("acceleration") ? [-2, 2] : [-250, 250];
}

function writeMotor(records: SectionWriter, at: number, entry: MotorEntry): void {
	const kind = MotorKind[entry.kind.toUpperCase() as keyof typeof MotorKind];
	const hold = entry.kind !== "pixels" && entry.hold ? MotorFlag.HOLD : 0;
	let [pin, second] = entry.kind === "rotary" ? entry.pins : [entry.pin, NO_PIN];
	let flags = hold;
	let range: readonly number[] = [0, 0];
	if (entry.kind === "digital") {
		range = [entry.threshold, 0];
		if (entry.invert) flags |= MotorFlag.INVERT;
	} else if (entry.kind === "pwm") range = entry.range;
	else if (entry.kind === "servo") range = entry.pulse;
	else if (entry.kind === "rotary") {
		range = entry.range;
		if (entry.mode === "pwm-direction") {
			flags |= MotorFlag.DIRECTION;
			if (entry.invert) flags |= MotorFlag.INVERT;
		} else if (entry.invert) [pin, second] = [second, pin];
	} else {
		const [red, green, blue] = entry.colour;
		records.u16(at + Motor.COUNT, entry.count);
		records.u32(at + Motor.COLOUR, (red << 16) | (green << 8) | blue);
	}
	records.u8(at + Motor.KIND, kind);
	records.u8(at + Motor.FLAGS, flags);
	records.u8(at + Motor.PIN, pin);
	records.u8(at + Motor.SECOND_PIN, second);
	records.u16(at + Motor.CHANNEL, entry.channel);
	records.u8(at + Motor.DIMENSION, entry.dimension);
	records.f32(at + Motor.LOW, range[0]!);
	records.f32(at + Motor.HIGH, range[1]!);
	records.u32(at + Motor.HZ, "hz" in entry ? entry.hz : 0);
}
