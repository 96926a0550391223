// SPDX-License-Identifier: Apache-2.0
/** What board.c knows of the chip that the Moddable SDK has no module for. */

/** Indices that `measure` takes; the order is board.c's. */
export const Figure = Object.freeze({ slots: 0, chunks: 1, stack: 2, ram: 3, free: 4, largestFree: 5 });

/** One of the `Figure`s, in bytes. */
export function measure(this: unknown, figure: number): number {
	return native("board_measure").call(this, figure) as number;
}

/** Milliseconds since the chip started, with the microseconds as a fraction; 64 bits, it does not wrap. */
export function now(this: unknown): number {
	return native("board_now").call(this) as number;
}

/** As tools/board/boards.ts names it: "esp32", "esp32s3", "esp32s3-psram", … */
export function chip(this: unknown): string {
	return native("board_chip").call(this) as string;
}
