// SPDX-License-Identifier: Apache-2.0
/** The task watchdog, in builds that have it (sdkconfig.defaults.release); else nothing happens. */

/** A start takes as long as its image is large: the watchdog waits for minutes until bursts come. */
export function booting(this: unknown): void {
	native("board_booting").call(this);
}

/** A burst has been completed. From the second on the chip restarts when the next one does not come. */
export function alive(this: unknown): void {
	native("board_alive").call(this);
}

/** No burst is due until the next one is completed. */
export function rest(this: unknown): void {
	native("board_rest").call(this);
}
