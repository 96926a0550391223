import type { BoardIo } from "platform";
import { reason } from "../connectome/error.js";
import { Coder } from "../connectome/layout.js";
import { isSigned } from "../senses/ports.js";
import { type AreaCoders, valueIndex } from "./area-coders.js";
import { Mpu6050 } from "./mpu6050.js";
import { AnalogSensor, DeviceSensor, DigitalSensor, Scale, type SensorWire } from "./sensor-wires.js";
import type { WireTable } from "./verify-wires.js";
import type { Wire } from "./wire.js";
import { Device, Sensor, SensorFlag, SensorKind } from "./wires-layout.js";

const KIND_NAMES: readonly string[] = Object.freeze(["", "digital", "analog", "i2c"]);

/** Wires of all sensors in the order in which they run: devices are read before what wants them. */
export function buildSensors(
	table: WireTable,
	io: BoardIo,
	coders: AreaCoders,
	say: (line: string) => void,
): Wire[] {
	const wires: Wire[] = [];
	const devices: (Mpu6050 | undefined)[] = [];
	for (let i = 0; i < table.deviceCount; i++) {
		const device = openDevice(table, i, io, say);
		devices.push(device);
		if (device) wires.push(device);
	}
	for (let i = 0; i < table.sensorCount; i++) {
		const label = labelOf(table, table.sensor(i));
		try {
			const wire = openSensor(table, table.sensor(i), label, io, coders, devices);
			if (wire) wires.push(wire);
		} catch (error) {
			say(`wires: ${label} is left out: ${reason(error)}; the other wires work`);
		}
	}
	return wires;
}

function openDevice(
	table: WireTable,
	index: number,
	io: BoardIo,
	say: (line: string) => void,
): Mpu6050 | undefined {
	const { u8, u32 } = table.views;
	const at = table.device(index);
	const data = u8[at + Device.DATA];
	const clock = u8[at + Device.CLOCK];
	const address = u8[at + Device.ADDRESS];
	const label = `GPIO${data}, GPIO${clock} (mpu6050 at ${address})`;
	try {
		if (!io.i2c) throw new Error("this platform has no I2C");
		return new Mpu6050(label, io.i2c(data, clock, u32[(at + Device.HZ) >> 2], address));
	} catch (error) {
		say(`wires: ${label} is left out: ${reason(error)}; the other wires work`);
		return undefined;
	}
}

/** Undefined when it belongs to a device that was left out, which was told. */
function openSensor(
	table: WireTable,
	at: number,
	label: string,
	io: BoardIo,
	coders: AreaCoders,
	devices: readonly (Mpu6050 | undefined)[],
): SensorWire | undefined {
	const { u8, u16, f32 } = table.views;
	const input = coders.input(u8, at + Sensor.AREA);
	const index = valueIndex(input, u16[(at + Sensor.CHANNEL) >> 1], u8[at + Sensor.DIMENSION]);
	const { port } = input;
	const scale = port.coder === Coder.BOOLEAN ? Scale.SWITCH : isSigned(port) ? Scale.SIGNED : Scale.UNSIGNED;
	const flags = u8[at + Sensor.FLAGS];
	const pin = u8[at + Sensor.PIN];
	const low = f32[(at + Sensor.LOW) >> 2];
	const high = f32[(at + Sensor.HIGH) >> 2];
	switch (u8[at + Sensor.KIND]) {
		case SensorKind.DIGITAL: {
			const pull = flags & SensorFlag.PULL_UP ? "-pull-up" : flags & SensorFlag.PULL_DOWN ? "-pull-down" : "";
			const open = io.digital(pin, `input${pull}`);
			return new DigitalSensor(label, open, (flags & SensorFlag.INVERT) !== 0, input, index);
		}
		case SensorKind.ANALOG:
			return new AnalogSensor(label, io.analog(pin), low, high, input, index, scale);
		default: {
			const device = devices[u8[at + Sensor.DEVICE]];
			if (!device) return undefined;
			const quantity = u8[at + Sensor.QUANTITY];
			return new DeviceSensor(label, device, quantity, low, high, input, index, scale);
		}
	}
}

function labelOf(table: WireTable, at: number): string {
	const { u8, u16 } = table.views;
	const kind = u8[at + Sensor.KIND];
	const area = `${table.name(at + Sensor.NAME)} ${u16[(at + Sensor.CHANNEL) >> 1]}`;
	return kind === SensorKind.DEVICE
		? `i2c (${area})`
		: `GPIO${u8[at + Sensor.PIN]} (${KIND_NAMES[kind]}, ${area})`;
}
