// SPDX-License-Identifier: Apache-2.0
/** Stands for ECMA-419 I2C in the simulator: registers answer with hexadecimal bytes of the script, or not at all. */
import { show, Track } from "./pin-script.js";

export default class I2C {
	readonly #bus: string;
	readonly #tracks: Record<number, Track> = {};
	#register = 0;

	constructor({ data, clock, address }: { data: number; clock: number; hz: number; address: number }) {
		this.#bus = `GPIO${data}+GPIO${clock}@${address}`;
	}

	write(bytes: Uint8Array): void {
		this.#register = bytes[0];
		if (bytes.length < 2) return;
		let hex = "";
		for (let i = 1; i < bytes.length; i++) hex += (bytes[i] < 16 ? "0" : "") + bytes[i].toString(16);
		show(`${this.#bus}:${this.#register}`, hex);
	}

	read(bytes: Uint8Array): void {
		this.#tracks[this.#register] ??= new Track(`${this.#bus}:${this.#register}`);
		const hex = this.#tracks[this.#register].next();
		if (hex === undefined) throw new Error("read failed");
		for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16);
	}

	close(): void {}
}
