// SPDX-License-Identifier: Apache-2.0
/** Stands for ECMA-419 PWM in the simulator: shows counts of the period, as the chip's timer takes them. */
import { release, show, take } from "./pin-script.js";

export default class PWM {
	readonly #pin: number;
	readonly #full: number;

	constructor({ pin, resolution = 10 }: { pin: number; hz: number; resolution?: number }) {
		take(pin);
		this.#pin = pin;
		this.#full = (1 << resolution) - 1;
	}

	/** Throws where the chip's would. */
	write(value: number): void {
		if (!(value >= 0 && value <= this.#full)) throw new RangeError("invalid value");
		show("GPIO" + this.#pin, value);
	}

	close(): void {
		release(this.#pin);
	}
}
