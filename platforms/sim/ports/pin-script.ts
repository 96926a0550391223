// SPDX-License-Identifier: Apache-2.0
/**
 * What the simulator's pins read and show. Reads come from the resource pins.csv (burst,time,pin,value, as the host
 * records them): a pin's k-th reading is that of burst k, for wires read once per burst. Writes are printed.
 */

import Resource from "Resource";

/** Pins that are taken: a global of the machine, since a preloaded module has nothing that changes. */
function takenPins(): Set<number> {
	const machine = globalThis as { takenPins?: Set<number> };
	machine.takenPins ??= new Set();
	return machine.takenPins;
}

/** Throws "in use", as a board does. */
export function take(pin: number): void {
	const taken = takenPins();
	if (taken.has(pin)) throw new Error("in use");
	taken.add(pin);
}

export function release(pin: number): void {
	takenPins().delete(pin);
}

/** Shows a change of `pin`. */
export function show(pin: string, value: string | number): void {
	trace("pin ", pin, " = ", value, "\n");
}

/** The readings of one pin. */
export class Track {
	readonly #bursts: number[] = [];
	readonly #values: string[] = [];
	#reads = 0;
	#at = -1;

	constructor(pin: string) {
		for (const line of scriptLines()) {
			const cells = line.split(",");
			if (cells[2] !== pin) continue;
			this.#bursts.push(Number(cells[0]));
			this.#values.push(cells[3]);
		}
	}

	/** Undefined where the script says nothing. */
	next(): string | undefined {
		const burst = this.#reads++;
		while (this.#at + 1 < this.#bursts.length && this.#bursts[this.#at + 1] <= burst) this.#at++;
		return this.#at < 0 ? undefined : this.#values[this.#at];
	}
}

function scriptLines(): string[] {
	if (!Resource.exists("pins.csv")) return [];
	const bytes = new Uint8Array(new Resource("pins.csv") as unknown as ArrayBuffer);
	let text = "";
	for (let i = 0; i < bytes.length; i++) if (bytes[i] !== 13) text += String.fromCharCode(bytes[i]);
	return text.split("\n").slice(1);
}
