// SPDX-License-Identifier: Apache-2.0
/** The Moddable simulator: mcsim, or the window-less host in headless/. */

import Resource from "Resource";
import io from "board-io";
import startElsewhere from "burst-loop";
import openCanvas from "canvas";
import crc32 from "checksum";
import instruments from "instruments";
import config from "mc/config";
import nativeKernels from "native-kernels";
import type { Platform } from "platform";
import Time from "time";
import Timer from "timer";
import { elapsed } from "./elapsed.js";

/** A timer stays with its callback and is armed again for each burst, without garbage. */
interface TimedCallback {
	(): void;
	timer?: Timer;
}

/** SRAM of the reference machine, bytes: what the simulator's predictions are made for. */
const REFERENCE_SRAM = 320 * 1024;
/** Milliseconds, 11 days: a timer that repeats is not freed when it fires. */
const NEVER = 1e9;

/** Read-only and in place; undefined when the build has none. */
function resource(name: string): ArrayBufferLike | undefined {
	return Resource.exists(name) ? (new Resource(name) as unknown as ArrayBuffer) : undefined;
}

/** Preloaded: natives are called when a member is used, not here. Settings on mcconfig's command line are text. */
const platform: Platform = Object.freeze({
	name: String(config.platform),
	get images() {
		return [{ name: "built in", bytes: resource("brain.img") }];
	},
	get stimulus() {
		return resource("stimulus.img");
	},
	native: String(config.kernels) === "typescript" ? undefined : nativeKernels,
	crc32: String(config.kernels) === "typescript" ? undefined : crc32,
	freeRunning: String(config.freeRunning) === "true",
	burstLimit: Number(config.bursts),
	sramBudget: REFERENCE_SRAM,
	clock: "measured",
	print(line: string) {
		trace(line, "\n");
	},
	now: () => elapsed(Time.ticks),
	after(delayMs: number, callback: TimedCallback) {
		callback.timer ??= Timer.repeat(callback, NEVER);
		Timer.schedule(callback.timer, Math.ceil(delayMs), NEVER);
	},
	/** A 64-bit simulator's memory says nothing about a board's. */
	memory: () => undefined,
	/** Nobody types into a simulator. */
	onInput() {},
	alive() {},
	boots: undefined,
	/** Stand-ins that print what is written (ports/). */
	io,
	get wires() {
		return resource("wires.img");
	},
	get screen() {
		return openCanvas();
	},
	get instruments() {
		return instruments();
	},
	startElsewhere,
	exit(status: number) {
		trace("feagi-xs: end ", status, "\n");
	},
});

export default platform;
