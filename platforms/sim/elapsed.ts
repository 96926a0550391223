// SPDX-License-Identifier: Apache-2.0
/**
 * Milliseconds since the first call, never going back. The SDK's ticks are an int32 on some platforms, which wraps after
 * 25 days, and the wall clock on others, which may be set. Differences of an int32 survive its wrap; call at least every 24
 * days.
 */
interface Watch {
	lastTicks: number;
	elapsedMs: number;
}

/**
 * `ticks`: the SDK's `Time.ticks`, now. What was counted is a global of the machine: a preloaded module has nothing that
 * changes.
 */
export function elapsed(ticks: number): number {
	const machine = globalThis as { elapsed?: Watch };
	machine.elapsed ??= { lastTicks: ticks, elapsedMs: 0 };
	const watch = machine.elapsed;
	const passed = (ticks - watch.lastTicks) | 0;
	watch.lastTicks = ticks;
	if (passed > 0) watch.elapsedMs += passed;
	return watch.elapsedMs;
}
