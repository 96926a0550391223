// SPDX-License-Identifier: Apache-2.0
/** Stands for the SDK's NeoPixel in the simulator. */
import { release, show, take } from "embedded:io/pin-script";

export default class NeoPixel {
	brightness = 64;
	readonly #pin: number;
	readonly #colours: number[];

	constructor({ pin, length }: { pin: number; length: number; order: string }) {
		take(pin);
		this.#pin = pin;
		this.#colours = new Array(length).fill(0);
	}

	makeRGB(red: number, green: number, blue: number): number {
		return (red << 16) | (green << 8) | blue;
	}

	setPixel(index: number, colour: number): void {
		this.#colours[index] = colour;
	}

	update(): void {
		let hex = "";
		for (const colour of this.#colours) hex += (colour + 0x1000000).toString(16).slice(1);
		show("GPIO" + this.#pin, hex);
	}

	close(): void {
		release(this.#pin);
	}
}
