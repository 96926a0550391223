// SPDX-License-Identifier: Apache-2.0
// The natives that board-watchdog.ts declares. XS's event loop feeds the task watchdog by itself (SDK, xsHost.c), even
// when no burst comes any more; therefore bursts are a user of their own, and both must be fed.
#include "xsmc.h"
#include "xsHost.h"
#include "mc.xs.h"
#include "sdkconfig.h"
#include "esp_timer.h"
#include "esp_task_wdt.h"

#include "board-watchdog.h"

// Verifying a large image and building its pools is one long turn of the event loop.
#define BOOT_MS (10 * 60 * 1000)

#if CONFIG_ESP_TASK_WDT_INIT
static BurstWatch watch;
// 0 until the brain's pace is known.
static uint32_t timeout_ms;
// NULL while none is waited for.
static esp_task_wdt_user_handle_t bursts;

static void wait_for(uint32_t milliseconds)
{
	const esp_task_wdt_config_t config = { .timeout_ms = milliseconds, .idle_core_mask = 0, .trigger_panic = true };
	esp_task_wdt_reconfigure(&config);
}

static void burst(void)
{
	if (bursts) {
		esp_task_wdt_reset_user(bursts);
		return;
	}
	if (timeout_ms == 0)
		timeout_ms = watch_burst(&watch, esp_timer_get_time() / 1000, CONFIG_ESP_TASK_WDT_TIMEOUT_S * 1000);
	if (timeout_ms == 0)
		return;
	wait_for(timeout_ms);
	if (esp_task_wdt_add_user("bursts", &bursts) != ESP_OK)
		bursts = NULL;
}

static void rest(void)
{
	if (bursts)
		esp_task_wdt_delete_user(bursts);
	bursts = NULL;
	watch.bursts = 0;
}
#endif

void board_booting(xsMachine* the)
{
	(void)the;
#if CONFIG_ESP_TASK_WDT_INIT
	if (!bursts)
		wait_for(BOOT_MS);
#endif
}

void board_alive(xsMachine* the)
{
	(void)the;
#if CONFIG_ESP_TASK_WDT_INIT
	burst();
#endif
}

void board_rest(xsMachine* the)
{
	(void)the;
#if CONFIG_ESP_TASK_WDT_INIT
	rest();
#endif
}
