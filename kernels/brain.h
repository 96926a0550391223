/* What a brain's native code keeps beside image and state, and the parts of a burst: modules/npu/npu.ts. */
#ifndef FXS_BRAIN_H
#define FXS_BRAIN_H

#include <stdbool.h>
#include <stddef.h>

#include "bits.h"
#include "burst.h"
#include "layout.h"

/* No stream of an area, no entry of its queue. */
#define NO_STREAM 0xffff
#define NO_ENTRY 0xffff

/* What an area has to do in a burst. */
enum duty { AWAKE = 1, FIRED_TWO_BURSTS_AGO = 2, HOLDS_STALE_CHARGE = 4 };

/* Events that lie in somebody else's memory; which of them, each burst says. */
struct stream {
	const void *indices;
	const void *values;
	uint16_t area;
	uint8_t value_bytes;
};

/* The sums of input of neurons [first, first + size) of the area whose turn it is. */
struct slab {
	word *sums;
	uint32_t first;
	uint32_t size;
	/* It covers the whole area. */
	bool whole;
	/* Some neuron may have received input. */
	bool touched;
	/* Integer precisions: sums may reach SUM_LIMIT and are clamped at each step. */
	bool clamps;
	/* Event of the area's stream where the next slab goes on. */
	uint32_t position;
};

struct fxs_brain {
	const uint8_t *image;
	const struct header *header;
	const struct area *areas;
	const struct projection *projections;
	uint8_t *parts[PART_KINDS + 1];
	uint32_t area_count;
	bool integer;
	bool wide_ids;
	bool wide_countdowns;
	bool started;
	uint32_t burst;
	/* Parity of the burst: the bank of fired bits, PSPs, counts and duties that it writes. */
	uint32_t bank;
	/* Three words per stream. */
	const uint32_t *events;
	uint32_t queued;
	uint32_t stream_count;
	struct stream *streams;
	/* Areas that the spikes of area a reach: targets from first_target[a] up to first_target[a + 1]. */
	uint32_t *first_target;
	uint16_t *targets;
	/* Number of each area's stream. */
	uint16_t *stream_of;
	/* Per parity: areas that have something to do, and what. */
	uint16_t *pending[2];
	uint32_t pending_count[2];
	uint8_t *duties[2];
};

INLINE const void *at(const struct fxs_brain *brain, uint32_t offset)
{
	return brain->image + offset;
}

INLINE uint32_t id_at(const struct fxs_brain *brain, uint32_t table, uint32_t index)
{
	return brain->wide_ids ? ((const uint32_t *)at(brain, table))[index]
			       : ((const uint16_t *)at(brain, table))[index];
}

/* Spikes of `area` in the bursts of a bank. */
INLINE uint32_t *fired_count(const struct fxs_brain *brain, uint32_t bank, uint32_t area)
{
	return (uint32_t *)brain->parts[PART_FIRED_COUNTS] + bank * brain->area_count + area;
}

INLINE uint32_t *fired_bits(const struct fxs_brain *brain, uint32_t bank, const struct area *area)
{
	return (uint32_t *)brain->parts[PART_FIRED_0 + bank] + area->fired_word;
}

/*
 * burst.c: fxs_step in parts, for who shares a burst between cores (lanes.c). fxs_begin returns how many areas have
 * something to do, the first ones of `pending` of the burst's bank. fxs_run_part runs neurons [first, end) of an area,
 * whole slabs of it, with `sums` for one slab, all empty. It writes state of these neurons and the area's saturation
 * counters alone, so that two parts can run at once: kernels must keep to that. It returns the spikes and
 * OUTCOME_STALE_CHARGE. fxs_end takes those of the areas in the order of `pending` and returns all spikes.
 */
#define OUTCOME_STALE_CHARGE 0x80000000u
uint32_t fxs_begin(fxs_brain *brain, uint32_t burst, const uint32_t *streams, uint32_t queued);
uint32_t fxs_run_part(fxs_brain *brain, uint32_t index, uint32_t first, uint32_t end, word *sums);
uint32_t fxs_end(fxs_brain *brain, uint32_t count, const uint32_t *outcomes);

/* inputs.c: what reaches area `index` from outside in this burst. */
void fxs_deliver(const struct fxs_brain *brain, uint32_t index, struct slab *slab);
/* `value` · `factor`, both f32, as a whole number, rounded half up, within ±CONTRIBUTION_LIMIT. */
int32_t fxs_to_units(uint32_t value, uint32_t factor);

/* integer.c and single.c: last burst's spikes that reach the area; then its neurons, returning the spikes. */
void fxs_propagate_integer(const struct fxs_brain *brain, const struct area *target, struct slab *slab);
void fxs_propagate_single(const struct fxs_brain *brain, const struct area *target, struct slab *slab);
uint32_t fxs_update_integer(struct fxs_brain *brain, uint32_t index, struct slab *slab);
/* `slab->touched` tells afterwards whether any neuron had received input. */
uint32_t fxs_update_single(struct fxs_brain *brain, uint32_t index, struct slab *slab);

#endif
