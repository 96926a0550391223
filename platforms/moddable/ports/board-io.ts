// SPDX-License-Identifier: Apache-2.0
/**
 * Pins through ECMA-419 io: the chip's own modules on ESP32, stand-ins of the same names in the simulator
 * (platforms/sim/ports). Preloaded: natives are called when a pin is opened.
 */

import Analog from "embedded:io/analog";
import Digital from "embedded:io/digital";
import DigitalBank from "embedded:io/digitalbank";
import I2C from "embedded:io/i2c";
import PWM from "embedded:io/pwm";
import NeoPixel from "neopixel";
import type {
	AnalogPin,
	BoardIo,
	DigitalPin,
	I2cDevice,
	PixelStrip,
	PwmPin,
	DigitalBank as SeamBank,
} from "platform";
import { resolutionFor, ticksFor } from "./ledc.js";

interface Closeable {
	close(): void;
}

/** Milliseconds that a device on a bus may keep a burst waiting; the SDK's default is 400. */
const I2C_TIMEOUT_MS = 20;
/** The registers of the GPIO matrix hold so many pins each. */
const REGISTER_PINS = 32;
/** Colours are what they say; the SDK's default is a quarter. */
const FULL_BRIGHTNESS = 255;

/** The SDK's types lack close() here and there. */
function close(io: unknown): void {
	(io as Closeable).close();
}

class SwitchPin implements DigitalPin {
	readonly #pin: Digital;

	constructor(pin: number, mode: "input" | "input-pull-up" | "input-pull-down" | "output") {
		const modes = {
			input: Digital.Input,
			"input-pull-up": Digital.InputPullUp,
			"input-pull-down": Digital.InputPullDown,
			output: Digital.Output,
		};
		this.#pin = new Digital({ pin, mode: modes[mode] });
	}

	read(): 0 | 1 {
		return this.#pin.read();
	}

	write(value: 0 | 1): void {
		this.#pin.write(value);
	}

	close(): void {
		this.#pin.close();
	}
}

/** One call per register: pins below 32, and those from 32 on. */
class OutputBank implements SeamBank {
	/** Register and mask of each pin of the list. */
	readonly #registers: Uint8Array;
	readonly #masks: Uint32Array;
	readonly #banks: (DigitalBank | undefined)[] = [undefined, undefined];
	readonly #levels = new Uint32Array(2);

	constructor(pins: readonly number[]) {
		const registers = new Uint8Array(pins.length);
		const masks = new Uint32Array(pins.length);
		const all = new Uint32Array(2);
		for (let i = 0; i < pins.length; i++) {
			const register = pins[i] < REGISTER_PINS ? 0 : 1;
			registers[i] = register;
			masks[i] = 1 << (pins[i] & 31);
			all[register] |= masks[i];
		}
		this.#registers = registers;
		this.#masks = masks;
		try {
			for (let bank = 0; bank < 2; bank++)
				if (all[bank] !== 0)
					this.#banks[bank] = new DigitalBank({ bank, pins: all[bank], mode: DigitalBank.Output });
		} catch (error) {
			this.close();
			throw error;
		}
	}

	write(bits: number): void {
		const registers = this.#registers;
		const masks = this.#masks;
		const levels = this.#levels;
		levels[0] = 0;
		levels[1] = 0;
		for (let i = 0, count = masks.length; i < count; i++)
			if ((bits >>> i) & 1) levels[registers[i]] |= masks[i];
		const low = this.#banks[0];
		const high = this.#banks[1];
		if (low) low.write(levels[0]);
		if (high) high.write(levels[1]);
	}

	close(): void {
		for (let bank = 0; bank < 2; bank++) this.#banks[bank]?.close();
	}
}

class VoltagePin implements AnalogPin {
	readonly #pin: Analog;
	readonly #full: number;

	constructor(pin: number) {
		this.#pin = new Analog({ pin });
		this.#full = (1 << this.#pin.resolution) - 1;
	}

	read(): number {
		return this.#pin.read() / this.#full;
	}

	close(): void {
		close(this.#pin);
	}
}

class PulsePin implements PwmPin {
	readonly #pin: PWM;
	readonly #bits: number;

	constructor(pin: number, hz: number) {
		const resolution = resolutionFor(hz);
		const options = { pin, hz, resolution };
		this.#pin = new PWM(options);
		this.#bits = resolution;
	}

	write(duty: number): void {
		this.#pin.write(ticksFor(duty, this.#bits));
	}

	close(): void {
		close(this.#pin);
	}
}

class BusDevice implements I2cDevice {
	readonly #device: I2C;

	constructor(data: number, clock: number, hz: number, address: number) {
		const options = { data, clock, hz, address, timeout: I2C_TIMEOUT_MS };
		this.#device = new I2C(options);
	}

	read(bytes: Uint8Array): void {
		this.#device.read(bytes as Uint8Array<ArrayBuffer>);
	}

	write(bytes: Uint8Array): void {
		this.#device.write(bytes as Uint8Array<ArrayBuffer>);
	}

	close(): void {
		close(this.#device);
	}
}

class Pixels implements PixelStrip {
	readonly #strip: NeoPixel;

	constructor(pin: number, count: number) {
		this.#strip = new NeoPixel({ pin, length: count, order: "GRB" });
		this.#strip.brightness = FULL_BRIGHTNESS;
	}

	set(index: number, red: number, green: number, blue: number): void {
		this.#strip.setPixel(index, this.#strip.makeRGB(red, green, blue));
	}

	show(): void {
		this.#strip.update();
	}

	close(): void {
		this.#strip.close();
	}
}

const boardIo: BoardIo = Object.freeze({
	digital: (pin: number, mode: "input" | "input-pull-up" | "input-pull-down" | "output") =>
		new SwitchPin(pin, mode),
	bank: (pins: readonly number[]) => new OutputBank(pins),
	analog: (pin: number) => new VoltagePin(pin),
	pwm: (pin: number, hz: number) => new PulsePin(pin, hz),
	i2c: (data: number, clock: number, hz: number, address: number) => new BusDevice(data, clock, hz, address),
	pixels: (pin: number, count: number) => new Pixels(pin, count),
});

export default boardIo;
