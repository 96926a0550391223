import type { AnalogPin, DigitalPin } from "platform";
import type { Input } from "../senses/input.js";
import { share } from "./drive.js";
import type { Mpu6050 } from "./mpu6050.js";
import { Wire } from "./wire.js";

/** How an area takes a share of 0…1. */
export const Scale = Object.freeze({
	/** 1 from a half on. */
	SWITCH: 0,
	UNSIGNED: 1,
	/** −1…1. */
	SIGNED: 2,
});

/** One value of an encoder; the encoder is pushed when all wires have written theirs. */
export abstract class SensorWire extends Wire {
	readonly #input: Input;
	readonly #index: number;
	readonly #scale: number;

	constructor(label: string, input: Input, index: number, scale: number) {
		super(label);
		this.#input = input;
		this.#index = index;
		this.#scale = scale;
	}

	/** 0 makes no spike in a linear area, and is the middle of a signed one. */
	override rest(): void {
		this.#input.values[this.#index] = 0;
	}

	/** Writes a share of 0…1. */
	protected put(value: number): void {
		const scale = this.#scale;
		this.#input.values[this.#index] =
			scale === Scale.UNSIGNED ? value : scale === Scale.SIGNED ? 2 * value - 1 : value >= 0.5 ? 1 : 0;
	}
}

/** A switch: 1 while its pin is high, or low if inverted. A signed area takes 1 and 0, too. */
export class DigitalSensor extends SensorWire {
	readonly #pin: DigitalPin;
	readonly #off: number;

	constructor(label: string, pin: DigitalPin, invert: boolean, input: Input, index: number) {
		super(label, input, index, Scale.UNSIGNED);
		this.#pin = pin;
		this.#off = invert ? 1 : 0;
	}

	override run(): void {
		this.put(this.#pin.read() === this.#off ? 0 : 1);
	}
}

/** A voltage: `low` and `high` are shares of the converter's range. */
export class AnalogSensor extends SensorWire {
	readonly #pin: AnalogPin;
	readonly #low: number;
	readonly #high: number;

	constructor(
		label: string,
		pin: AnalogPin,
		low: number,
		high: number,
		input: Input,
		index: number,
		scale: number,
	) {
		super(label, input, index, scale);
		this.#pin = pin;
		this.#low = low;
		this.#high = high;
	}

	/** The SDK's converter answers undefined when it cannot: on a signed area that would be full backwards. */
	override run(): void {
		const reading = this.#pin.read();
		if (!(reading >= 0)) noReading();
		this.put(share(reading, this.#low, this.#high));
	}
}

function noReading(): never {
	throw new Error("no reading");
}

/** A quantity of a device that was read just before; `low` and `high` in the quantity's unit. */
export class DeviceSensor extends SensorWire {
	readonly #device: Mpu6050;
	readonly #quantity: number;
	readonly #low: number;
	readonly #high: number;

	constructor(
		label: string,
		device: Mpu6050,
		quantity: number,
		low: number,
		high: number,
		input: Input,
		index: number,
		scale: number,
	) {
		super(label, input, index, scale);
		this.#device = device;
		this.#quantity = quantity;
		this.#low = low;
		this.#high = high;
	}

	override run(): void {
		if (this.#device.alive) this.put(share(this.#device.quantity(this.#quantity), this.#low, this.#high));
		else this.rest();
	}
}
