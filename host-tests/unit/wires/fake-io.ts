import type { BoardIo } from "platform";
import type { BrainImage } from "../../../modules/connectome/image.js";
import { Npu } from "../../../modules/npu/npu.js";
import { Wires } from "../../../modules/wires/wires.js";
import { compileWires } from "../../../tools/wires/compile-wires.js";
import { brain, ioId, type Size } from "../senses/brain.js";

/** Pins in memory: what they read, what was written, in order, and which of them fail. */
export class FakeIo implements BoardIo {
	readonly levels: Record<string, number> = {};
	/** "5=0.5"; a bank is "bank 3,4=0b10". */
	readonly writes: string[] = [];
	readonly opened: string[] = [];
	/** Pins whose constructor throws. */
	readonly taken = new Set<number>();
	/** Pins, or "bus", that throw when they are used. */
	readonly broken = new Set<number | "bus">();
	/** How often something broken was used. */
	failures = 0;
	registers: Record<number, number[]> = {};
	#register = 0;

	digital(pin: number, mode: string) {
		this.#open(pin, `digital ${pin} ${mode}`);
		return {
			read: (): 0 | 1 => (this.#read(pin) ? 1 : 0),
			write: (value: 0 | 1) => this.#write(pin, value),
			close: () => {},
		};
	}

	/** A bank of more pins throws. */
	largestBank = Number.POSITIVE_INFINITY;

	bank(pins: readonly number[]) {
		if (pins.length > this.largestBank) throw new Error("too many pins");
		for (const pin of pins) this.#open(pin, `bank ${pin}`);
		return {
			write: (bits: number) => {
				for (const pin of pins) this.#use(pin);
				this.writes.push(`bank ${pins}=0b${(bits >>> 0).toString(2)}`);
			},
			close: () => {},
		};
	}

	analog(pin: number) {
		this.#open(pin, `analog ${pin}`);
		return { read: () => this.#read(pin), close: () => {} };
	}

	pwm(pin: number, hz: number) {
		this.#open(pin, `pwm ${pin} ${hz}`);
		return {
			write: (duty: number) => this.#write(pin, duty),
			close: () => void this.opened.push(`close ${pin}`),
		};
	}

	i2c(data: number, clock: number, hz: number, address: number) {
		this.#open(data, `i2c ${data} ${clock} ${hz} ${address}`);
		return {
			write: (bytes: Uint8Array) => {
				this.#use("bus");
				this.#register = bytes[0]!;
				if (bytes.length > 1) this.writes.push(`register ${bytes[0]}=${[...bytes.subarray(1)]}`);
			},
			read: (bytes: Uint8Array) => {
				this.#use("bus");
				bytes.set(this.registers[this.#register]!);
			},
			close: () => {},
		};
	}

	pixels(pin: number, count: number) {
		this.#open(pin, `pixels ${pin} ${count}`);
		const shown = new Array(count).fill("0,0,0");
		return {
			set: (index: number, ...colour: number[]) => void (shown[index] = String(colour)),
			show: () => void this.writes.push(`${pin}=${shown.join(" ")}`),
			close: () => {},
		};
	}

	/** What was written since the last call. */
	newWrites(): string[] {
		return this.writes.splice(0);
	}

	#open(pin: number, what: string): void {
		if (this.taken.has(pin)) throw new Error("in use");
		this.opened.push(what);
	}

	#use(pin: number | "bus"): void {
		if (!this.broken.has(pin)) return;
		this.failures++;
		throw new Error("no answer");
	}

	#read(pin: number): number {
		this.#use(pin);
		return this.levels[pin] ?? 0;
	}

	#write(pin: number, value: number): void {
		this.#use(pin);
		this.writes.push(`${pin}=${value}`);
	}
}

export const BOARD = { board: "esp32c3" } as const;

/** A brain of `areas`, each sensory one joined voxel by voxel to the motor one of `joins`, with `board` on it. */
export class Wired {
	readonly image: BrainImage;
	readonly npu: Npu;
	readonly io: FakeIo;
	readonly lines: string[] = [];
	readonly wires: Wires;

	constructor(
		areas: Readonly<Record<string, Size>>,
		joins: Readonly<Record<string, string>>,
		names: Readonly<Record<string, string>>,
		board: object,
		prepare: (io: FakeIo) => void = () => {},
	) {
		this.image = brain(areas, names, { wires: joins });
		this.npu = new Npu(this.image);
		this.io = new FakeIo();
		prepare(this.io);
		const { bytes } = compileWires(JSON.stringify({ ...BOARD, ...board }), this.image);
		this.wires = new Wires(bytes.slice().buffer, this.io, this.npu, (line) => void this.lines.push(line));
	}

	bursts(count = 1): void {
		for (let burst = 0; burst < count; burst++) {
			this.wires.beforeBurst();
			this.npu.step();
			this.wires.afterBurst();
		}
	}
}

/** One sensory area joined to one motor area of the same data type and size: "sense" and "act". */
export function arc(coder: number, size: Size, board: object, prepare?: (io: FakeIo) => void): Wired {
	const from = ioId("imis", coder);
	const to = ioId("omis", coder);
	return new Wired(
		{ [from]: size, [to]: size },
		{ [from]: to },
		{ [from]: "sense", [to]: "act" },
		board,
		prepare,
	);
}
