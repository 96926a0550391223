import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { MemoryUse, NativeKernels, Platform } from "platform";
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
	readonly sramBudget = 327_680;
	readonly clock = "measured";
	image: ArrayBufferLike;
	freeRunning = false;
	burstLimit = 0;
	nowMs = 1000;
	lines: string[] = [];
	exitStatus: number | undefined;
	memoryUse: MemoryUse | undefined;
	readonly #timers: { at: number; callback: () => void }[] = [];
	#onLine: (line: string) => void = () => {};

	constructor(image: ArrayBufferLike) {
		this.image = image;
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
	onLine(callback: (line: string) => void): void {
		this.#onLine = callback;
	}
	exit(status: number): void {
		this.exitStatus ??= status;
	}

	type(line: string): string[] {
		this.lines = [];
		this.#onLine(line);
		return this.lines;
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
