/*
 * One burst on two cores, for platforms that have them: each core has a lane, which claims one item after another,
 * heavy ones first, until none is left. An item is an area, or some slabs of a large one. Areas cannot see each other's
 * new spikes, and items write memory of their own, so the state afterwards does not depend on who ran what: it is
 * fxs_step's, bit for bit.
 *
 *   first core   fxs_lanes_begin, wakes the second; fxs_lanes_run until false; waits for fxs_lanes_joined; fxs_lanes_end
 *   second core  fxs_lanes_run until false, whenever it likes: between bursts there is nothing to claim
 *
 * A second core that does not come leaves everything to the first; only an item that it has begun must be waited for.
 */
#ifndef FXS_LANES_H
#define FXS_LANES_H

#include <stdbool.h>

#include "burst.h"

/* An area is cut into so many parts at most. */
#define FXS_MOST_PARTS 32

/* Neurons of an area that one lane runs in a burst. */
struct fxs_item {
	/* What it may cost, before it is claimed; then its outcome (brain.h). */
	uint32_t result;
	/* Of the area in the brain's list of this burst. */
	uint16_t place;
	/* Which part of the area, and of how many; the last one may be shorter. 0 parts: the second lane has run it. */
	uint8_t part;
	uint8_t parts;
};

/* Memory that outlives every use by the second core; all 0 at first. */
struct fxs_lanes {
	/* Items that nobody has claimed yet; 0 between bursts. Atomic; what follows is read after a claim. */
	uint32_t unclaimed;
	/* Items that the second lane has run in this burst. Atomic. */
	uint32_t helped;
	/* Items that the first lane has run in this burst. */
	uint32_t own;
	/* Areas of this burst. */
	uint32_t area_count;
	/* The same brain as each lane sees it: with sums and saturation counters of its own. */
	fxs_brain *brain;
	fxs_brain *second;
	/* Light items are the first ones, heavy ones the last ones of `room`; the last of all is claimed first. */
	struct fxs_item *items;
	uint32_t room;
	uint32_t light_count;
	uint32_t heavy_count;
	/* By place: weights, then outcomes. */
	uint32_t *areas;
	/* By projection: what a spike may cost there. */
	uint16_t *spike_costs;
};

/* How many bytes fxs_lanes_open asks malloc for with this image. */
uint32_t fxs_lanes_bytes(const void *image);

/* Shares the bursts of `brain`, instead of another's. Between bursts only. False when memory is short. */
bool fxs_lanes_open(struct fxs_lanes *lanes, fxs_brain *brain);
void fxs_lanes_close(struct fxs_lanes *lanes);

/* Opens a burst: arguments as fxs_step's. Returns whether there is enough for a second core to do. */
bool fxs_lanes_begin(struct fxs_lanes *lanes, uint32_t burst, const uint32_t *streams, uint32_t queued);
/* Claims an item and runs it; false when none is left. */
bool fxs_lanes_run(struct fxs_lanes *lanes, bool second);
/* All claimed items have run. For the first core, after it found nothing left. */
bool fxs_lanes_joined(const struct fxs_lanes *lanes);
/* Ends the burst; returns the spikes. */
uint32_t fxs_lanes_end(struct fxs_lanes *lanes);

#endif
