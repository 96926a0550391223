// SPDX-License-Identifier: Apache-2.0
import type { BootLog } from "platform";

/** By esp_reset_reason_t (ESP-IDF, esp_system.h). */
const CAUSES: readonly string[] = Object.freeze([
	"unknown",
	"power on",
	"reset pin",
	"restart",
	"panic",
	"interrupt watchdog",
	"task watchdog",
	"watchdog",
	"deep sleep",
	"brown-out",
	"SDIO",
	"USB",
	"JTAG",
	"eFuse error",
	"power glitch",
	"CPU lock-up",
]);

// One native per function, with the function's own arguments: only then does xsc make it one.
function count(this: unknown): number {
	return native("board_countBoot").call(this) as number;
}

function confirm(this: unknown): void {
	native("board_confirmBoot").call(this);
}

function reason(this: unknown): number {
	return native("board_resetReason").call(this) as number;
}

/** The count is kept in NVS, for the application and the brain that are there: a new one starts at 1. */
export const boots: BootLog = Object.freeze({
	get unconfirmed() {
		return count();
	},
	get cause() {
		return CAUSES[reason()] ?? "unknown";
	},
	confirm,
});
