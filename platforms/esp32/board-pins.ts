// SPDX-License-Identifier: Apache-2.0
/** The pin drives nothing any more, as after power-on, whatever drove it. */
export function letGo(this: unknown, pin: number): void {
	native("board_letGo").call(this, pin);
}
