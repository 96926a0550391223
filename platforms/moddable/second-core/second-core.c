// SPDX-License-Identifier: Apache-2.0
// The natives of second-core.ts, and of the Worker that runs beside it: kernels/lanes.h on two tasks of the system.
#include "xsmc.h"
#include "xsHost.h"
#include "mc.xs.h"

#include "../../../kernels/lanes.h"
#include "../../native/native-brain.h"

// The Worker waits for so long at most before it looks at its messages; it never stays away from them much longer.
enum { WAIT_MS = 250 };

static struct fxs_lanes lanes;

#if ESP32

#include "freertos/FreeRTOS.h"
#include "freertos/task.h"

// Looks at the other lane before the main task leaves its core to others: some 0.2 ms.
enum { SPINS = 2000 };

static TaskHandle_t server;

static int other_core(void)
{
	return portNUM_PROCESSORS > 1 ? 1 - xPortGetCoreID() : -1;
}

static uint32_t now_ms(void)
{
	return xTaskGetTickCount() * portTICK_PERIOD_MS;
}

static bool is_served(void)
{
	return __atomic_load_n(&server, __ATOMIC_ACQUIRE) != NULL;
}

static void wake_server(void)
{
	if (is_served())
		xTaskNotifyGive(server);
}

static void be_server(void)
{
	__atomic_store_n(&server, xTaskGetCurrentTaskHandle(), __ATOMIC_RELEASE);
}

static bool wait_for_burst(void)
{
	return ulTaskNotifyTake(pdTRUE, pdMS_TO_TICKS(WAIT_MS)) != 0;
}

static void wait_for_server(uint32_t looks)
{
	if (looks > SPINS)
		vTaskDelay(1);
}

#else

#include <pthread.h>
#include <sched.h>
#include <time.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t burst_begins = PTHREAD_COND_INITIALIZER;
static bool served, called;

static int other_core(void)
{
	return 1;
}

static uint32_t now_ms(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (uint32_t)(time.tv_sec * 1000 + time.tv_nsec / 1000000);
}

static void set(bool* flag)
{
	pthread_mutex_lock(&mutex);
	*flag = true;
	pthread_cond_signal(&burst_begins);
	pthread_mutex_unlock(&mutex);
}

static bool is_served(void)
{
	pthread_mutex_lock(&mutex);
	bool is = served;
	pthread_mutex_unlock(&mutex);
	return is;
}

static void wake_server(void)
{
	set(&called);
}

static void be_server(void)
{
	set(&served);
}

static bool wait_for_burst(void)
{
	struct timespec end;
	clock_gettime(CLOCK_REALTIME, &end);
	end.tv_nsec += WAIT_MS * 1000000;
	end.tv_sec += end.tv_nsec / 1000000000;
	end.tv_nsec %= 1000000000;
	pthread_mutex_lock(&mutex);
	while (!called && pthread_cond_timedwait(&burst_begins, &mutex, &end) == 0)
		continue;
	bool was = called;
	called = false;
	pthread_mutex_unlock(&mutex);
	return was;
}

static void wait_for_server(uint32_t looks)
{
	(void)looks;
	sched_yield();
}

#endif

static uint32_t step_on_two(fxs_brain* brain, uint32_t burst, const uint32_t* streams, uint32_t queued)
{
	(void)brain;
	if (fxs_lanes_begin(&lanes, burst, streams, queued))
		wake_server();
	while (fxs_lanes_run(&lanes, false))
		continue;
	for (uint32_t looks = 0; !fxs_lanes_joined(&lanes); looks++)
		wait_for_server(looks);
	if (lanes.helped)
		native_took_part(2);
	return fxs_lanes_end(&lanes);
}

void second_core_other(xsMachine* the)
{
	xsmcSetInteger(xsResult, other_core());
}

void second_core_is_served(xsMachine* the)
{
	xsmcSetBoolean(xsResult, is_served());
}

void second_core_open(xsMachine* the)
{
	bool shared = native_is_open() && fxs_lanes_open(&lanes, native_brain());
	if (shared)
		native_run_with(step_on_two);
	xsmcSetBoolean(xsResult, shared);
}

void second_core_serve(xsMachine* the)
{
	uint32_t start = now_ms();
	be_server();
	do {
		if (!wait_for_burst())
			return;
		while (fxs_lanes_run(&lanes, true))
			continue;
	} while (now_ms() - start < WAIT_MS);
}
