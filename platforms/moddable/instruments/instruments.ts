// SPDX-License-Identifier: Apache-2.0
/** Four rows of the debugger's instruments pane; instruments.c has the other half. */
import type { Instruments } from "platform";

/** Whether the build keeps instruments. */
function exist(this: unknown): boolean {
	return native("instruments_exist").call(this) as boolean;
}

function open(this: unknown): void {
	native("instruments_open").call(this);
}

function show(this: unknown, spikes: number, burstUs: number, overruns: number, saturations: number): void {
	native("instruments_show").call(this, spikes, burstUs, overruns, saturations);
}

const rows: Instruments = Object.freeze({ open, show });

/** Undefined in release builds, which keep no instruments. */
export default function instruments(): Instruments | undefined {
	return exist() ? rows : undefined;
}
