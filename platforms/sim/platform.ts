// SPDX-License-Identifier: Apache-2.0
/** The Moddable simulator: mcsim, or the window-less host in headless/. */

import Resource from "Resource";
import config from "mc/config";
import nativeKernels from "native-kernels";
import type { Platform } from "platform";
import Time from "time";
import Timer from "timer";

/** A timer stays with its callback and is armed again for each burst, without garbage. */
interface TimedCallback {
	(): void;
	timer?: Timer;
}

/** SRAM of the reference machine, bytes: what the simulator's predictions are made for. */
const REFERENCE_SRAM = 320 * 1024;
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
	sramBudget: REFERENCE_SRAM,
	clock: "measured",
	print(line: string) {
		trace(line, "\n");
	},
	now: () => Time.ticks,
	after(delayMs: number, callback: TimedCallback) {
		callback.timer ??= Timer.repeat(callback, NEVER);
		Timer.schedule(callback.timer, delayMs, NEVER);
	},
	/** A 64-bit simulator's memory says nothing about a board's. */
	memory: () => undefined,
	/** Nobody types into a simulator. */
	onLine() {},
	exit(status: number) {
		trace("feagi-xs: end ", status, "\n");
	},
});

export default platform;
