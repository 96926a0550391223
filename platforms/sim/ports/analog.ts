// SPDX-License-Identifier: Apache-2.0
/** Stands for ECMA-419 Analog in the simulator; the script holds shares of the range, 0 to 1. */
import { release, Track, take } from "./pin-script.js";

const RESOLUTION = 12;

export default class Analog {
	readonly resolution = RESOLUTION;
	readonly #pin: number;
	readonly #track: Track;

	constructor({ pin }: { pin: number }) {
		take(pin);
		this.#pin = pin;
		this.#track = new Track("GPIO" + pin);
	}

	read(): number {
		return Math.round(Number(this.#track.next() ?? 0) * ((1 << RESOLUTION) - 1));
	}

	close(): void {
		release(this.#pin);
	}
}
