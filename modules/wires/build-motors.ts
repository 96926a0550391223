import type { BoardIo } from "platform";
import { reason } from "../connectome/error.js";
import { isSigned, valuesPerChannel } from "../senses/ports.js";
import { type AreaCoders, valueIndex } from "./area-coders.js";
import { BANK_PINS, DigitalOutputs } from "./digital-outputs.js";
import {
	DirectionPin,
	type MotorValue,
	PwmMotor,
	RotaryMotor,
	ServoMotor,
	SwitchMotor,
} from "./motor-wires.js";
import { PixelWire } from "./pixel-wire.js";
import type { WireTable } from "./verify-wires.js";
import type { Wire } from "./wire.js";
import { Motor, MotorFlag, MotorKind } from "./wires-layout.js";

const KIND_NAMES: readonly string[] = Object.freeze(["", "digital", "pwm", "servo", "rotary", "pixels"]);

/** An output pin of the bank, and the record that wants it. */
interface BankPin {
	readonly pin: number;
	readonly label: string;
	readonly value: MotorValue;
	/** Undefined: the direction pin of a rotary motor. */
	readonly threshold: number | undefined;
	/** Its level at rest. */
	readonly off: number;
}

/**
 * Wires of all motors in the order in which they run: bits, then the banks that write them, then what is pulsed, so
 * that a direction stands before its power comes.
 */
export function buildMotors(
	table: WireTable,
	io: BoardIo,
	coders: AreaCoders,
	say: (line: string) => void,
): Wire[] {
	const motors: { at: number; label: string; value: MotorValue }[] = [];
	for (let i = 0; i < table.motorCount; i++) {
		const at = table.motor(i);
		const label = labelOf(table, at);
		orSay(label, say, () => motors.push({ at, label, value: motorValue(table, at, coders) }));
	}
	const bankPins = motors.map(({ at, label, value }) => bankPinOf(table, at, label, value)).filter(isPin);
	const { bits, banks } = openBanks(io, bankPins, say);
	const pulsed: Wire[] = [];
	for (const { at, label, value } of motors)
		orSay(label, say, () => {
			const bit = bits[bankPins.findIndex((pin) => pin.label === label)];
			const wire = openPulsed(table, at, label, io, value, bit instanceof DirectionPin ? bit : undefined);
			if (wire) pulsed.push(wire);
		});
	return [...bits, ...banks, ...pulsed];
}

function orSay(label: string, say: (line: string) => void, make: () => void): void {
	try {
		make();
	} catch (error) {
		say(`wires: ${label} is left out: ${reason(error)}; the other wires work`);
	}
}

function isPin(pin: BankPin | undefined): pin is BankPin {
	return pin !== undefined;
}

function motorValue(table: WireTable, at: number, coders: AreaCoders): MotorValue {
	const { u8, u16 } = table.views;
	const output = coders.output(u8, at + Motor.AREA);
	const channel = u16[(at + Motor.CHANNEL) >> 1];
	return {
		output,
		index: valueIndex(output, channel, u8[at + Motor.DIMENSION]),
		channel: channel < output.silence.length ? channel : 0,
		signed: isSigned(output.port),
		hold: (u8[at + Motor.FLAGS] & MotorFlag.HOLD) !== 0,
	};
}

/** A digital output, or the direction pin of a rotary motor, which is high while it turns backwards. */
function bankPinOf(table: WireTable, at: number, label: string, value: MotorValue): BankPin | undefined {
	const { u8, f32 } = table.views;
	const flags = u8[at + Motor.FLAGS];
	const off = flags & MotorFlag.INVERT ? 1 : 0;
	if (u8[at + Motor.KIND] === MotorKind.DIGITAL)
		return { pin: u8[at + Motor.PIN], label, value, threshold: f32[(at + Motor.LOW) >> 2], off };
	if (!(flags & MotorFlag.DIRECTION)) return undefined;
	return { pin: u8[at + Motor.SECOND_PIN], label, value, threshold: undefined, off };
}

/** `bits`: one per pin, in the same order. */
function openBanks(io: BoardIo, pins: readonly BankPin[], say: (line: string) => void) {
	const bits: SwitchMotor[] = [];
	const banks: Wire[] = [];
	for (let first = 0; first < pins.length; first += BANK_PINS) {
		const group = pins.slice(first, first + BANK_PINS);
		const off = group.reduce((levels, pin, i) => levels | (pin.off << i), 0);
		const label = `digital outputs ${group.map(({ pin }) => "GPIO" + pin).join(", ")}`;
		const tell = (pin: number, error: unknown) => {
			const { label, threshold } = group.find((each) => each.pin === pin)!;
			if (threshold === undefined)
				say(`wires: ${label} stands still: its direction pin GPIO${pin} is left out: ${reason(error)}`);
			else say(`wires: GPIO${pin} (digital) is left out: ${reason(error)}; the other wires work`);
		};
		const bank = new DigitalOutputs(
			label,
			io,
			group.map(({ pin }) => pin),
			off,
			tell,
		);
		banks.push(bank);
		group.forEach(({ label, value, threshold, off }, i) => {
			bits.push(
				threshold === undefined
					? new DirectionPin(label, value, bank, i, 0, off)
					: new SwitchMotor(label, value, bank, i, threshold, off),
			);
		});
	}
	return { bits, banks };
}

function openPulsed(
	table: WireTable,
	at: number,
	label: string,
	io: BoardIo,
	value: MotorValue,
	direction: DirectionPin | undefined,
): Wire | undefined {
	const { u8, u16, u32, f32 } = table.views;
	const pin = u8[at + Motor.PIN];
	const hz = u32[(at + Motor.HZ) >> 2];
	const low = f32[(at + Motor.LOW) >> 2];
	const high = f32[(at + Motor.HIGH) >> 2];
	switch (u8[at + Motor.KIND]) {
		case MotorKind.PWM:
			return new PwmMotor(label, value, io.pwm(pin, hz), low, high);
		case MotorKind.SERVO:
			return new ServoMotor(label, value, io.pwm(pin, hz), low, high, hz);
		case MotorKind.ROTARY: {
			if (direction) return new PwmMotor(label, value, io.pwm(pin, hz), low, high, direction);
			const forwards = io.pwm(pin, hz);
			try {
				const backwards = io.pwm(u8[at + Motor.SECOND_PIN], hz);
				return new RotaryMotor(label, value, forwards, backwards, low, high);
			} catch (error) {
				forwards.close();
				throw error;
			}
		}
		case MotorKind.PIXELS: {
			if (!io.pixels) throw new Error("this platform drives no pixels");
			const { output, index } = value;
			const perChannel = valuesPerChannel(output.port) === 3 ? 3 : 1;
			const count = u16[(at + Motor.COUNT) >> 1];
			if (index + count * perChannel > output.values.length)
				throw new Error(`the area has no ${count} channels for its pixels`);
			const colour = u32[(at + Motor.COLOUR) >> 2];
			return new PixelWire(label, io.pixels(pin, count), output, index, perChannel, count, colour);
		}
		default:
			return undefined;
	}
}

function labelOf(table: WireTable, at: number): string {
	const { u8, u16 } = table.views;
	const kind = u8[at + Motor.KIND];
	const second = kind === MotorKind.ROTARY ? `, GPIO${u8[at + Motor.SECOND_PIN]}` : "";
	const area = `${table.name(at + Motor.NAME)} ${u16[(at + Motor.CHANNEL) >> 1]}`;
	return `GPIO${u8[at + Motor.PIN]}${second} (${KIND_NAMES[kind]}, ${area})`;
}
