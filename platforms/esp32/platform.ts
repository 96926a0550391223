// SPDX-License-Identifier: Apache-2.0
/** ESP32 chips: brain image in flash, pools in SRAM, console on UART0 and USB. */

import Resource from "Resource";
import io from "board-io";
import startElsewhere from "burst-loop";
import openCanvas from "canvas";
import crc32 from "checksum";
import instruments from "instruments";
import config from "mc/config";
import nativeKernels from "native-kernels";
import type { MemoryUse, Platform } from "platform";
import Timer from "timer";
import { chip, Figure, measure, now } from "./board.js";
import { boots } from "./board-boots.js";
import { brainPartition } from "./board-brain.js";
import { pollConsole, printLine } from "./board-console.js";
import { letGo } from "./board-pins.js";
import { alive, booting, rest } from "./board-watchdog.js";

/** A timer stays with its callback and is armed again for each burst, without garbage. */
interface TimedCallback {
	(): void;
	timer?: Timer;
}

/** Milliseconds, 11 days: a timer that repeats is not freed when it fires. */
const NEVER = 1e9;

/** Read-only and in place; undefined when the build has none. */
function resource(name: string): ArrayBufferLike | undefined {
	return Resource.exists(name) ? (new Resource(name) as unknown as ArrayBuffer) : undefined;
}

/** A partition that cannot be mapped must not keep the built-in brain from running. */
function partition(): ArrayBufferLike | undefined {
	try {
		return brainPartition();
	} catch (error) {
		printLine(error instanceof Error ? error.message : String(error));
		return undefined;
	}
}

/** Preloaded: natives are called when a member is used, not here. Settings on mcconfig's command line are text. */
const platform: Platform = Object.freeze({
	get name() {
		return chip();
	},
	get images() {
		booting();
		return [
			{ name: "brain partition", bytes: partition() },
			{ name: "built in", bytes: resource("brain.img") },
		];
	},
	get stimulus() {
		return resource("stimulus.img");
	},
	native: String(config.kernels) === "typescript" ? undefined : nativeKernels,
	crc32: String(config.kernels) === "typescript" ? undefined : crc32,
	freeRunning: String(config.freeRunning) === "true",
	burstLimit: Number(config.bursts),
	get sramBudget() {
		return measure(Figure.ram);
	},
	clock: "measured",
	print: printLine,
	now,
	after(delayMs: number, callback: TimedCallback) {
		callback.timer ??= Timer.repeat(callback, NEVER);
		Timer.schedule(callback.timer, Math.ceil(delayMs), NEVER);
	},
	memory(): MemoryUse {
		const free = measure(Figure.free);
		return {
			slots: measure(Figure.slots),
			chunks: measure(Figure.chunks),
			stack: measure(Figure.stack),
			allocated: measure(Figure.ram) - free,
			free,
			largestFree: measure(Figure.largestFree),
		};
	},
	onInput: pollConsole,
	alive,
	rest,
	boots,
	get wires() {
		return resource("wires.img");
	},
	io,
	letGo,
	get screen() {
		return openCanvas();
	},
	get instruments() {
		return instruments();
	},
	startElsewhere,
	/** A board has nowhere to return to; the line is for whoever watches the console. */
	exit(status: number) {
		printLine("feagi-xs: end " + status);
	},
});

export default platform;
