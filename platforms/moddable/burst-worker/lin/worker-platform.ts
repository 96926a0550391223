// SPDX-License-Identifier: Apache-2.0
/** The platform as a Worker has it: with timers of its own thread. */
import platform, { type Platform } from "platform";
import { after } from "./thread-timer.js";

const here: Platform = Object.create(platform, { after: { value: after } }) as Platform;

Object.freeze(here);

export default here;

/** Calls back once, on this machine, when what runs now has returned. */
export function soon(callback: () => void): void {
	after(0, callback);
}
