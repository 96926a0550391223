// SPDX-License-Identifier: Apache-2.0
/** ESP32 chips: brain image in flash, pools in SRAM, report on UART0. */

import Resource from "Resource";
import config from "mc/config";
import nativeKernels from "native-kernels";
import type { MemoryUse, Platform } from "platform";
import Timer from "timer";
import { Figure, measure, now } from "./board.js";

/** A timer stays with its callback and is armed again for each burst, without garbage. */
interface TimedCallback {
	(): void;
	timer?: Timer;
}

/** Milliseconds, 11 days: a timer that repeats is not freed when it fires. */
const NEVER = 1e9;

/** Preloaded: natives are called when a member is used, not here. Settings on mcconfig's command line are text. */
const platform: Platform = Object.freeze({
	name: String(config.platform),
	get image() {
		if (!Resource.exists("brain.img")) throw new ReferenceError("no brain image: compile one to build/brain");
		return new Resource("brain.img") as unknown as ArrayBuffer;
	},
	get stimulus() {
		if (!Resource.exists("stimulus.img")) return undefined;
		return new Resource("stimulus.img") as unknown as ArrayBuffer;
	},
	native: String(config.kernels) === "typescript" ? undefined : nativeKernels,
	freeRunning: String(config.freeRunning) === "true",
	burstLimit: Number(config.bursts),
	get sramBudget() {
		return measure(Figure.ram);
	},
	clock: "measured",
	print(line: string) {
		trace(line, "\n");
	},
	now,
	after(delayMs: number, callback: TimedCallback) {
		callback.timer ??= Timer.repeat(callback, NEVER);
		Timer.schedule(callback.timer, delayMs, NEVER);
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
	/** Not yet: the console has no input. */
	onLine() {},
	/** A board has nowhere to return to; the line is for whoever watches the console. */
	exit(status: number) {
		trace("feagi-xs: end ", status, "\n");
	},
});

export default platform;
