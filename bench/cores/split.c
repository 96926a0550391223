/*
 * Deals the items of each burst out to two lanes as two cores would (kernels/lanes.h), but runs them one after the
 * other and counts each lane by itself: whoever has less behind it claims next. Linked with --wrap under native.c.
 */
#include "../../kernels/lanes.h"
#include "../bare/board.h"
#include "../bare/job.h"
#include "../bare/report.h"

fxs_brain *__real_fxs_open(const void *image, void *const segments[FXS_SEGMENTS]);
void __real_report_close(void);

static struct fxs_lanes lanes;
/* Per burst: what the first core alone does before and after, what each lane runs, and whether it was shared. */
static uint32_t *around, *first_lane, *second_lane, *shared, *helped;
static uint32_t bursts, lanes_bytes;

fxs_brain *__wrap_fxs_open(const void *image, void *const segments[FXS_SEGMENTS])
{
	fxs_brain *brain = __real_fxs_open(image, segments);
	if (!brain || !fxs_lanes_open(&lanes, brain)) return 0;
	lanes_bytes = fxs_lanes_bytes(image);
	uint32_t bytes = 4 * job_open()->bursts;
	around = reserve(bytes);
	first_lane = reserve(bytes);
	second_lane = reserve(bytes);
	shared = reserve(bytes);
	helped = reserve(bytes);
	return brain;
}

uint32_t __wrap_fxs_step(fxs_brain *brain, uint32_t burst, const uint32_t *streams, uint32_t queued)
{
	(void)brain;
	uint32_t lane[2] = {0, WAKE_INSTRUCTIONS}, start = instructions();
	bool wakes = fxs_lanes_begin(&lanes, burst, streams, queued);
	uint32_t before = instructions() - start;
	for (bool goes_on = true; goes_on;) {
		bool second = wakes && lane[1] < lane[0];
		start = instructions();
		goes_on = fxs_lanes_run(&lanes, second);
		lane[second] += instructions() - start;
	}
	if (!fxs_lanes_joined(&lanes)) board_exit(5);
	start = instructions();
	uint32_t spikes = fxs_lanes_end(&lanes);
	around[bursts] = before + instructions() - start;
	first_lane[bursts] = lane[0];
	second_lane[bursts] = wakes ? lane[1] : 0;
	shared[bursts] = wakes;
	helped[bursts++] = lanes.helped;
	return spikes;
}

void __wrap_report_close(void)
{
	report_number("lanesBytes", lanes_bytes);
	report_list("around", around, bursts);
	report_list("firstLane", first_lane, bursts);
	report_list("secondLane", second_lane, bursts);
	report_list("shared", shared, bursts);
	report_list("helped", helped, bursts);
	__real_report_close();
}
