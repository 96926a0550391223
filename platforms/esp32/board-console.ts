// SPDX-License-Identifier: Apache-2.0
import Timer from "timer";

/** Milliseconds between two looks at the serial lines. */
const POLL_MS = 20;
/** More than a UART brings at 115200 baud between two looks, if it is all one line. */
const BUFFER_BYTES = 256;

// One native per function, with the function's own arguments: only then does xsc make it one.
function open(this: unknown): void {
	native("board_openConsole").call(this);
}

function read(this: unknown, bytes: Uint8Array): number {
	return native("board_readConsole").call(this, bytes) as number;
}

function write(this: unknown, line: string): void {
	native("board_writeConsole").call(this, line);
}

/**
 * Hands what the serial lines bring to `callback`, at most one line at a time: `count` bytes from the start of `bytes`.
 * Allocates once, here.
 */
export function pollConsole(callback: (bytes: Uint8Array, count: number) => void): void {
	const bytes = new Uint8Array(new SharedArrayBuffer(BUFFER_BYTES));
	open();
	Timer.repeat(() => {
		const count = read(bytes);
		if (count > 0) callback(bytes, count);
	}, POLL_MS);
}

/** Writes one line to the console: trace, and the further UART of a build that has one (board-console.c). */
export function printLine(line: string): void {
	trace(line, "\n");
	write(line);
}
