// SPDX-License-Identifier: Apache-2.0
/** The platform as a Worker has it: the same. */
import Timer from "timer";

export { default } from "platform";

/** Calls back once, on this machine, when what runs now has returned. */
export function soon(callback: () => void): void {
	Timer.set(callback);
}
