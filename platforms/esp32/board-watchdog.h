// SPDX-License-Identifier: Apache-2.0
// How long the task watchdog waits for a burst. No ESP-IDF here: the host's tests run it.
#ifndef BOARD_WATCHDOG_H
#define BOARD_WATCHDOG_H

#include <stdint.h>

typedef struct {
	uint32_t bursts;
	int64_t first_ms;
} BurstWatch;

// Called for each completed burst. At the second, which shows the brain's pace: milliseconds to wait from now on, four
// bursts but at least `least_ms`. At all others 0.
static inline uint32_t watch_burst(BurstWatch* watch, int64_t now_ms, uint32_t least_ms)
{
	if (watch->bursts >= 2)
		return 0;
	if (watch->bursts++ == 0) {
		watch->first_ms = now_ms;
		return 0;
	}
	int64_t wait = 4 * (now_ms - watch->first_ms);
	if (wait < least_ms)
		return least_ms;
	return wait > UINT32_MAX / 2 ? UINT32_MAX / 2 : (uint32_t)wait;
}

#endif
