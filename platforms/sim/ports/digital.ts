// SPDX-License-Identifier: Apache-2.0
/** Stands for ECMA-419 Digital in the simulator. */
import { release, show, Track, take } from "./pin-script.js";

export default class Digital {
	static readonly Input = 0;
	static readonly InputPullUp = 1;
	static readonly InputPullDown = 2;
	static readonly Output = 8;
	readonly #pin: number;
	readonly #idle: number;
	readonly #track: Track;

	constructor({ pin, mode }: { pin: number; mode: number }) {
		take(pin);
		this.#pin = pin;
		this.#idle = mode === Digital.InputPullUp ? 1 : 0;
		this.#track = new Track("GPIO" + pin);
	}

	read(): 0 | 1 {
		return Number(this.#track.next() ?? this.#idle) ? 1 : 0;
	}

	write(value: 0 | 1): void {
		show("GPIO" + this.#pin, value);
	}

	close(): void {
		release(this.#pin);
	}
}
