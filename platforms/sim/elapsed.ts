// SPDX-License-Identifier: Apache-2.0
/**
 * Milliseconds since the first call, never going back. The SDK's ticks are an int32 on some platforms, which wraps after
 * 25 days, and the wall clock on others, which may be set. Differences of an int32 survive its wrap; call at least every 24
 * days.
 */
let lastTicks: number | undefined;
let elapsedMs = 0;

/** `ticks`: the SDK's `Time.ticks`, now. */
export function elapsed(ticks: number): number {
	const passed = lastTicks === undefined ? 0 : (ticks - lastTicks) | 0;
	lastTicks = ticks;
	if (passed > 0) elapsedMs += passed;
	return elapsedMs;
}
