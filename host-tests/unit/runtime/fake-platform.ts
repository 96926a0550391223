import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type {
	BoardIo,
	BootLog,
	Canvas,
	ImageSource,
	Instruments,
	MemoryUse,
	NativeKernels,
	Platform,
} from "platform";
import { asBuffer } from "../../../tools/cli/files.js";
import { compileGenome } from "../../../tools/compile.js";

const genomes = new URL("../../../genomes/", import.meta.url);

export function imageOf(name: string): ArrayBuffer {
	return asBuffer(
		compileGenome(readFileSync(fileURLToPath(new URL(`${name}.genome.json`, genomes)), "utf8")).bytes,
	);
}

/** A platform whose time passes only when `run` lets it. */
export class FakePlatform implements Platform {
	readonly name = "fake";
	stimulus: ArrayBufferLike | undefined;
	native: NativeKernels | undefined;
	crc32: Platform["crc32"];
	readonly sramBudget = 327_680;
	readonly clock = "measured";
	images: readonly ImageSource[];
	boots: BootLog | undefined;
	wires: ArrayBufferLike | undefined;
	io: BoardIo | undefined;
	letGo: ((pin: number) => void) | undefined;
	screen: Canvas | undefined;
	instruments: Instruments | undefined;
	/** Bursts that were told to the watchdog. */
	bursts = 0;
	/** How often it was told that no burst is due. */
	resting = 0;
	freeRunning = false;
	burstLimit = 0;
	nowMs = 1000;
	lines: string[] = [];
	exitStatus: number | undefined;
	memoryUse: MemoryUse | undefined;
	readonly #timers: { at: number; callback: () => void }[] = [];
	#onInput: (bytes: Uint8Array, count: number) => void = () => {};

	constructor(...images: readonly (ArrayBufferLike | ImageSource | undefined)[]) {
		this.images = images.map((image) =>
			image && "name" in image ? image : { name: "built in", bytes: image },
		);
	}

	print = (line: string) => {
		this.lines.push(line);
	};
	now = () => this.nowMs;
	after(delayMs: number, callback: () => void): void {
		this.#timers.push({ at: this.nowMs + delayMs, callback });
	}
	memory(): MemoryUse | undefined {
		return this.memoryUse;
	}
	onInput(callback: (bytes: Uint8Array, count: number) => void): void {
		this.#onInput = callback;
	}
	alive(): void {
		this.bursts++;
	}
	rest(): void {
		this.resting++;
	}
	exit(status: number): void {
		this.exitStatus ??= status;
	}

	/** What the console answers to `line`, which a newline ends. */
	type(line: string): string[] {
		this.lines = [];
		this.receive(new TextEncoder().encode(`${line}\n`));
		return this.lines;
	}

	receive(bytes: Uint8Array): void {
		this.#onInput(bytes, bytes.length);
	}

	/** Fires timers, in order of time, up to `untilMs`. */
	run(untilMs: number): void {
		for (;;) {
			const next = this.#timers.sort((a, b) => a.at - b.at)[0];
			if (!next || next.at > untilMs) break;
			this.#timers.shift();
			this.nowMs = Math.max(this.nowMs, next.at);
			next.callback();
		}
		this.nowMs = Math.max(this.nowMs, untilMs);
	}
}

/** Memory in blocks of at most `bytes`. */
export function withBlocksUpTo<T>(bytes: number, action: () => T): T {
	const whole = globalThis.SharedArrayBuffer;
	globalThis.SharedArrayBuffer = class extends whole {
		constructor(length: number) {
			if (length > bytes) throw new RangeError("no memory");
			super(length);
		}
	} as SharedArrayBufferConstructor;
	try {
		return action();
	} finally {
		globalThis.SharedArrayBuffer = whole;
	}
}
