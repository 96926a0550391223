import type { BoardIo, DigitalBank } from "platform";
import { Wire } from "./wire.js";

/** Pins that one bank takes. */
export const BANK_PINS = 32;

/**
 * Output pins that change together: motors set their bits, then one call writes them all, if any has changed.
 * A pin that cannot be an output is left out, the others stay.
 */
export class DigitalOutputs extends Wire {
	readonly #bank: DigitalBank | undefined;
	/** Bit of each pin of the list in the bank; −1: it was left out. */
	readonly #places: readonly number[];
	/** Levels when everything is off: 1 where the wire is inverted. */
	readonly #off: number;
	#bits: number;
	#written: number;
	/** Pins are as #written says. */
	#stands = false;

	/**
	 * `pins`, at most BANK_PINS; bit k of `off` is the level of pins[k] at rest. `tell` hears of pins that are left
	 * out.
	 */
	constructor(
		label: string,
		io: BoardIo,
		pins: readonly number[],
		off: number,
		tell: (pin: number, error: unknown) => void,
	) {
		super(label);
		let usable = pins;
		try {
			this.#bank = io.bank(pins);
		} catch {
			usable = pins.filter((pin) => isFree(io, pin, tell));
			this.#bank = openAll(io, usable, tell);
			if (!this.#bank) usable = [];
		}
		this.#places = pins.map((pin) => usable.indexOf(pin));
		let levels = 0;
		for (let i = 0; i < pins.length; i++)
			if (this.#places[i] >= 0 && off & (1 << i)) levels |= 1 << this.#places[i];
		this.#off = this.#bits = this.#written = levels;
		try {
			this.rest();
		} catch {
			// The first run tries again, and its failure is told.
		}
	}

	/** Level of the `index`-th pin of the list from the next run on. */
	set(index: number, level: number): void {
		const bit = this.#places[index];
		if (bit < 0) return;
		this.#bits = level ? this.#bits | (1 << bit) : this.#bits & ~(1 << bit);
	}

	/** Whether the `index`-th pin of the list has the level that was set. */
	stands(index: number): boolean {
		const bit = this.#places[index];
		return bit >= 0 && this.#stands && ((this.#bits ^ this.#written) & (1 << bit)) === 0;
	}

	override run(): void {
		if (!this.#bank || (this.#stands && this.#bits === this.#written)) return;
		this.#write();
	}

	override rest(): void {
		this.#bits = this.#off;
		if (this.#bank) this.#write();
	}

	#write(): void {
		this.#stands = false;
		this.#bank!.write(this.#bits);
		this.#written = this.#bits;
		this.#stands = true;
	}
}

function openAll(
	io: BoardIo,
	pins: readonly number[],
	tell: (pin: number, error: unknown) => void,
): DigitalBank | undefined {
	if (pins.length === 0) return undefined;
	try {
		return io.bank(pins);
	} catch (error) {
		for (const pin of pins) tell(pin, error);
		return undefined;
	}
}

/** Tries the pin alone. */
function isFree(io: BoardIo, pin: number, tell: (pin: number, error: unknown) => void): boolean {
	try {
		io.bank([pin]).close();
		return true;
	} catch (error) {
		tell(pin, error);
		return false;
	}
}
