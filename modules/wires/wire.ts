import { reason } from "../connectome/error.js";

/** One thing to do per burst. Whatever `run` throws ends this wire's turn, not the burst. */
export abstract class Wire {
	/** As the console names it: "GPIO4 (analog, proximity 0)". */
	readonly label: string;
	/** Bursts until it is tried again. */
	pause = 0;
	/** Its first failure was told. */
	told = false;

	constructor(label: string) {
		this.label = label;
	}

	abstract run(): void;
	/** What is safe without a brain: outputs off, readings that say nothing. May throw. */
	abstract rest(): void;
}

/** Runs wires in order. A wire that fails is told of once, put to rest and tried again after `pauseBursts`. */
export class WireRow {
	readonly wires: readonly Wire[];
	readonly #say: (line: string) => void;
	readonly #pauseBursts: number;
	#at = 0;

	constructor(wires: readonly Wire[], pauseBursts: number, say: (line: string) => void) {
		this.wires = wires;
		this.#pauseBursts = pauseBursts;
		this.#say = say;
	}

	run(): void {
		const count = this.wires.length;
		this.#at = 0;
		while (this.#at < count)
			try {
				this.#runOn();
			} catch (error) {
				this.#fail(this.wires[this.#at++], error);
			}
	}

	/** Backwards: power goes before the pin that tells its direction. */
	rest(): void {
		for (let i = this.wires.length - 1; i >= 0; i--) restQuietly(this.wires[i]);
	}

	#runOn(): void {
		const { wires } = this;
		for (const count = wires.length; this.#at < count; this.#at++) {
			const wire = wires[this.#at];
			if (wire.pause > 0) wire.pause--;
			else wire.run();
		}
	}

	#fail(wire: Wire, error: unknown): void {
		restQuietly(wire);
		wire.pause = this.#pauseBursts;
		if (wire.told) return;
		wire.told = true;
		this.#say(`wires: ${wire.label} failed: ${reason(error)}; it is tried again every second`);
	}
}

function restQuietly(wire: Wire): void {
	try {
		wire.rest();
	} catch {
		// It has failed already, and that was told.
	}
}
