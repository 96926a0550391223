/* Items of a burst claimed by two cores: lanes.h. The only atomic code; what a lane runs is burst.c's. */
#include "lanes.h"

#include <stdlib.h>

#include "deal.h"
#include "sums.h"

/* A RISC-V core without the A extension is its chip's only one. */
#if defined(__riscv) && !defined(__riscv_atomic)
#define LOAD(place) (*(place))
#define STORE(place, value) (*(place) = (value))
#define SWAP_IF(place, expected, value) (*(place) == *(expected) ? (*(place) = (value), true) : false)
#else
#define LOAD(place) __atomic_load_n(place, __ATOMIC_ACQUIRE)
#define STORE(place, value) __atomic_store_n(place, value, __ATOMIC_RELEASE)
#define SWAP_IF(place, expected, value)                                                                     \
	__atomic_compare_exchange_n(place, expected, value, false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE)
#endif

/* Counters that the second lane has of its own: all but those that TypeScript keeps. */
#define OWN_COUNTERS (SATURATION_DOUBLINGS + 1)

/* An item per area, and those that cutting adds. */
static uint32_t most_items(const struct header *header, const struct area *areas)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < header->area_count; i++) count += parts_of(header, areas + i);
	return count;
}

static const struct area *areas_of(const struct header *header)
{
	const struct section_entry *entry = (const void *)(header + 1);
	while (entry->kind != SECTION_AREAS) entry++;
	return (const void *)((const uint8_t *)header + entry->offset);
}

/* The brain, items, sums, weights, counters, spike costs: pointers first, then words and half words. */
static uint32_t bytes_of(const struct header *header, uint32_t items)
{
	uint32_t counters = header->precision == PRECISION_FP32 ? 0 : OWN_COUNTERS * header->area_count;
	return (uint32_t)(sizeof(struct fxs_brain) + items * sizeof(struct fxs_item)) +
	       4 * (header->slab_neurons + header->area_count + counters) + 2 * header->projection_count;
}

uint32_t fxs_lanes_bytes(const void *image)
{
	return bytes_of(image, most_items(image, areas_of(image)));
}

bool fxs_lanes_open(struct fxs_lanes *lanes, fxs_brain *brain)
{
	const struct header *header = brain->header;
	uint32_t items = most_items(header, brain->areas);
	uint32_t counters = brain->parts[PART_SATURATIONS] ? OWN_COUNTERS * header->area_count : 0;
	fxs_lanes_close(lanes);
	struct fxs_brain *second = malloc(bytes_of(header, items));
	if (!second) return false;
	*second = *brain;
	lanes->brain = brain;
	lanes->second = second;
	lanes->items = (struct fxs_item *)(second + 1);
	lanes->room = items;
	word *sums = (word *)(lanes->items + items);
	for (uint32_t i = 0; i < header->slab_neurons; i++) sums[i].u = brain->integer ? 0 : EMPTY_SINGLE;
	second->parts[PART_ACCUMULATORS] = (uint8_t *)sums;
	lanes->areas = (uint32_t *)(sums + header->slab_neurons);
	uint32_t *own = lanes->areas + header->area_count;
	for (uint32_t i = 0; i < counters; i++) own[i] = 0;
	if (counters) second->parts[PART_SATURATIONS] = (uint8_t *)own;
	lanes->spike_costs = (uint16_t *)(own + counters);
	for (uint32_t i = 0; i < header->projection_count; i++)
		lanes->spike_costs[i] = fxs_spike_cost(brain, brain->projections + i);
	return true;
}

void fxs_lanes_close(struct fxs_lanes *lanes)
{
	free(lanes->second);
	lanes->second = 0;
}

bool fxs_lanes_begin(struct fxs_lanes *lanes, uint32_t burst, const uint32_t *streams, uint32_t queued)
{
	struct fxs_brain *brain = lanes->brain, *second = lanes->second;
	lanes->area_count = fxs_begin(brain, burst, streams, queued);
	second->burst = burst;
	second->bank = brain->bank;
	second->events = streams;
	second->queued = queued;
	bool worth = fxs_deal(lanes);
	for (uint32_t i = 0; i < lanes->area_count; i++) lanes->areas[i] = 0;
	lanes->own = 0;
	STORE(&lanes->helped, 0);
	STORE(&lanes->unclaimed, lanes->light_count + lanes->heavy_count);
	return worth;
}

/* Items left before the claim; 0: none. Whatever burst is open when it succeeds is the one that it is for. */
static uint32_t claim(struct fxs_lanes *lanes)
{
	uint32_t left = LOAD(&lanes->unclaimed);
	while (left && !SWAP_IF(&lanes->unclaimed, &left, left - 1)) continue;
	return left;
}

static void run(struct fxs_brain *brain, uint32_t index, struct fxs_item *item)
{
	const struct header *header = brain->header;
	const struct area *area = brain->areas + index;
	uint32_t first = 0, end = area->neuron_count;
	if (item->parts > 1) {
		uint32_t slabs = slabs_of(header, area);
		first = slabs * item->part / item->parts * header->slab_neurons;
		if (item->part + 1 < item->parts) end = slabs * (item->part + 1u) / item->parts * header->slab_neurons;
	}
	item->result = fxs_run_part(brain, index, first, end, (word *)brain->parts[PART_ACCUMULATORS]);
}

bool fxs_lanes_run(struct fxs_lanes *lanes, bool second)
{
	uint32_t left = claim(lanes);
	if (!left) return false;
	struct fxs_item *item = lanes->items + left - 1;
	if (left > lanes->light_count) item += lanes->room - lanes->light_count - lanes->heavy_count;
	struct fxs_brain *brain = second ? lanes->second : lanes->brain;
	run(brain, brain->pending[brain->bank][item->place], item);
	if (!second) {
		lanes->own++;
		return true;
	}
	item->parts = 0;
	STORE(&lanes->helped, LOAD(&lanes->helped) + 1);
	return true;
}

bool fxs_lanes_joined(const struct fxs_lanes *lanes)
{
	return LOAD(&lanes->helped) + lanes->own == lanes->light_count + lanes->heavy_count;
}

static uint32_t most(uint32_t a, uint32_t b)
{
	return a > b ? a : b;
}

/* Takes the second lane's counters of an area over; membrane.h says what they are. */
static void join_counters(struct fxs_lanes *lanes, uint32_t index)
{
	uint32_t stride = lanes->brain->area_count;
	uint32_t *to = (uint32_t *)lanes->brain->parts[PART_SATURATIONS] + index;
	uint32_t *from = (uint32_t *)lanes->second->parts[PART_SATURATIONS] + index;
	to[SATURATION_UPDATES * stride] += from[SATURATION_UPDATES * stride];
	for (uint32_t lane = SATURATION_LOW; lane <= SATURATION_HIGH; lane++) {
		uint32_t *count = to + lane * stride, more = from[lane * stride];
		*count = *count + more < more ? 0xffffffff : *count + more;
	}
	uint32_t a = to[SATURATION_DOUBLINGS * stride], b = from[SATURATION_DOUBLINGS * stride];
	to[SATURATION_DOUBLINGS * stride] = most(a & 0xff00, b & 0xff00) | most(a & 0xff, b & 0xff);
	for (uint32_t lane = 0; lane < OWN_COUNTERS; lane++) from[lane * stride] = 0;
}

static void join(struct fxs_lanes *lanes, const struct fxs_item *item, const struct fxs_item *end)
{
	const struct fxs_brain *brain = lanes->brain;
	for (; item < end; item++) {
		uint32_t *outcome = lanes->areas + item->place;
		*outcome = (*outcome | (item->result & OUTCOME_STALE_CHARGE)) + (item->result & ~OUTCOME_STALE_CHARGE);
		if (!item->parts && brain->parts[PART_SATURATIONS])
			join_counters(lanes, brain->pending[brain->bank][item->place]);
	}
}

uint32_t fxs_lanes_end(struct fxs_lanes *lanes)
{
	join(lanes, lanes->items, lanes->items + lanes->light_count);
	join(lanes, lanes->items + lanes->room - lanes->heavy_count, lanes->items + lanes->room);
	return fxs_end(lanes->brain, lanes->area_count, lanes->areas);
}
