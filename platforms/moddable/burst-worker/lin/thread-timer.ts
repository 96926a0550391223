// SPDX-License-Identifier: Apache-2.0
/**
 * Timers for a Worker on Linux. The SDK's lin/timer.c puts every timer into the main thread's loop, whichever machine it
 * belongs to: a Worker's bursts would run there, beside whatever its own thread does with the same machine.
 */

function arm(this: unknown, delayMs: number, callback: () => void): void {
	native("thread_timer_arm").call(this, delayMs, callback);
}

/** Calls back once, in this machine's thread, no earlier than after `delayMs` milliseconds. */
export function after(delayMs: number, callback: () => void): void {
	arm(Math.ceil(delayMs), callback);
}
