// SPDX-License-Identifier: Apache-2.0
/** Stands for ECMA-419 DigitalBank, outputs only, in the simulator. */
import { release, show, take } from "./pin-script.js";

const BANK_PINS = 32;

export default class DigitalBank {
	static readonly Output = 8;
	readonly #first: number;
	readonly #pins: number;

	constructor({ bank, pins }: { bank: number; pins: number; mode: number }) {
		this.#first = BANK_PINS * bank;
		this.#pins = pins;
		for (let k = 0; k < BANK_PINS; k++) if ((pins >>> k) & 1) take(this.#first + k);
	}

	/** One line for the whole bank: it changes at once. */
	write(value: number): void {
		let levels = "";
		for (let k = 0; k < BANK_PINS; k++)
			if ((this.#pins >>> k) & 1) levels += `${levels && " "}GPIO${this.#first + k}=${(value >>> k) & 1}`;
		show("bank", levels);
	}

	close(): void {
		for (let k = 0; k < BANK_PINS; k++) if ((this.#pins >>> k) & 1) release(this.#first + k);
	}
}
