// SPDX-License-Identifier: Apache-2.0
/** Four rows of the debugger's instruments pane; instruments.c has the other half. */
import type { Instruments } from "platform";

function open(this: unknown): void {
	native("instruments_open").call(this);
}

function show(this: unknown, spikes: number, burstUs: number, overruns: number, saturations: number): void {
	native("instruments_show").call(this, spikes, burstUs, overruns, saturations);
}

const rows: Instruments = Object.freeze({ open, show });

/** Undefined in release builds, which keep no instruments. */
export default function instruments(this: unknown): Instruments | undefined {
	return native("instruments_exist").call(this) ? rows : undefined;
}
