/*
 * Puts two threads under harness.c, which is built with fxs_step and its like renamed to what is here.
 * SHARING says who runs the items: 0 whoever comes first, 1 each in turn, 2 the second thread, 3 the first.
 */
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "../../kernels/lanes.h"

enum { AS_IT_COMES, IN_TURNS, ALL, NONE };
static struct fxs_lanes lanes;
static pthread_t second;
static bool stops;
static uint32_t helped, own;

static void *help(void *unused)
{
	(void)unused;
	while (!__atomic_load_n(&stops, __ATOMIC_ACQUIRE)) {
		while (fxs_lanes_run(&lanes, true)) continue;
		sched_yield();
	}
	return 0;
}

static void end_second(void)
{
	if (second) {
		__atomic_store_n(&stops, true, __ATOMIC_RELEASE);
		pthread_join(second, 0);
	}
	fprintf(stderr, "items: %u by the first thread, %u by the second\n", own, helped);
	if (SHARING == IN_TURNS && !helped) _exit(6);
	if (SHARING == ALL && own) _exit(7);
	if (SHARING == NONE && helped) _exit(8);
}

/* The second thread has nothing else to do, so that this ends. */
static bool must_wait(void)
{
	uint32_t left = __atomic_load_n(&lanes.unclaimed, __ATOMIC_ACQUIRE);
	if (SHARING == ALL) return left;
	return SHARING == IN_TURNS && left && lanes.own > __atomic_load_n(&lanes.helped, __ATOMIC_ACQUIRE);
}

fxs_brain *two_cores_open(const void *image, void *const segments[FXS_SEGMENTS])
{
	fxs_brain *brain = fxs_open(image, segments);
	if (!brain || !fxs_lanes_open(&lanes, brain)) exit(3);
	if (own + helped == 0) atexit(end_second);
	if (SHARING != NONE && !second && pthread_create(&second, 0, help, 0)) exit(5);
	return brain;
}

void two_cores_close(fxs_brain *brain)
{
	fxs_lanes_close(&lanes);
	fxs_close(brain);
}

uint32_t two_cores_step(fxs_brain *brain, uint32_t burst, const uint32_t *streams, uint32_t queued)
{
	(void)brain;
	fxs_lanes_begin(&lanes, burst, streams, queued);
	do
		while (must_wait()) sched_yield();
	while (fxs_lanes_run(&lanes, false));
	while (!fxs_lanes_joined(&lanes)) sched_yield();
	own += lanes.own;
	helped += lanes.helped;
	return fxs_lanes_end(&lanes);
}
