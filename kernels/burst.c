/* One burst, area by area: modules/npu/npu.ts. Areas without a duty are never looked at. */
#include "burst.h"

#include <stdlib.h>

#include "brain.h"

/* Loops that clear words stay loops: memset of a small C library goes byte by byte. */
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC optimize("no-tree-loop-distribute-patterns")
#endif

static const struct section_entry *section(const void *image, uint32_t kind)
{
	const struct section_entry *entry = (const void *)((const struct header *)image + 1);
	const struct section_entry *end = entry + ((const struct header *)image)->section_count;
	while (entry < end && entry->kind != kind) entry++;
	return entry < end ? entry : 0;
}

/* Pointers first, then words, half words and bytes: everything is aligned. */
uint32_t fxs_context_bytes(const void *image)
{
	const struct header *header = image;
	uint32_t areas = header->area_count;
	uint32_t words = areas + 1;
	uint32_t halves = 3 * areas + header->projection_count;
	return (uint32_t)(sizeof(struct fxs_brain) + areas * sizeof(struct stream)) + 4 * words + 2 * halves + 2 * areas;
}

static void lay_out(struct fxs_brain *brain)
{
	uint32_t areas = brain->area_count;
	brain->streams = (struct stream *)(brain + 1);
	brain->first_target = (uint32_t *)(brain->streams + areas);
	brain->stream_of = (uint16_t *)(brain->first_target + areas + 1);
	brain->pending[0] = brain->stream_of + areas;
	brain->pending[1] = brain->pending[0] + areas;
	brain->targets = brain->pending[1] + areas;
	brain->duties[0] = (uint8_t *)(brain->targets + brain->header->projection_count);
	brain->duties[1] = brain->duties[0] + areas;
}

static void find_parts(struct fxs_brain *brain, void *const segments[FXS_SEGMENTS])
{
	const struct section_entry *entry = section(brain->image, SECTION_STATE);
	const struct state_part *part = at(brain, entry->offset);
	const struct state_part *end = (const void *)(brain->image + entry->offset + entry->bytes_used);
	for (; part < end; part++) {
		brain->parts[part->kind] = (uint8_t *)segments[part->segment] + part->offset;
		if (part->kind == PART_COUNTDOWNS) brain->wide_countdowns = part->element_bytes == 2;
	}
}

/* Turns the projections, which the image groups by target, into the targets of each source. */
static void index_targets(struct fxs_brain *brain)
{
	const struct projection *projection = brain->projections;
	const struct projection *end = projection + brain->header->projection_count;
	uint32_t *first = brain->first_target;
	for (; projection < end; projection++) first[projection->source]++;
	uint32_t sum = 0;
	for (uint32_t area = 0; area <= brain->area_count; area++) {
		uint32_t count = area < brain->area_count ? first[area] : 0;
		first[area] = sum;
		sum += count;
	}
	for (projection = brain->projections; projection < end; projection++)
		brain->targets[first[projection->source]++] = projection->target;
	/* Each entry has moved to the end of its targets, where the next one's begin. */
	for (uint32_t area = brain->area_count; area > 0; area--) first[area] = first[area - 1];
	first[0] = 0;
}

fxs_brain *fxs_open(const void *image, void *const segments[FXS_SEGMENTS])
{
	uint32_t bytes = fxs_context_bytes(image);
	struct fxs_brain *brain = malloc(bytes);
	if (!brain) return 0;
	for (uint32_t i = 0; i < bytes; i++) ((uint8_t *)brain)[i] = 0;
	const struct section_entry *projections = section(image, SECTION_PROJECTIONS);
	brain->image = image;
	brain->header = image;
	brain->area_count = brain->header->area_count;
	brain->integer = brain->header->precision >= PRECISION_INT8;
	brain->wide_ids = brain->header->id_bytes == 4;
	brain->areas = at(brain, section(image, SECTION_AREAS)->offset);
	if (projections) brain->projections = at(brain, projections->offset);
	lay_out(brain);
	find_parts(brain, segments);
	for (uint32_t area = 0; area < brain->area_count; area++) brain->stream_of[area] = NO_STREAM;
	index_targets(brain);
	return brain;
}

void fxs_close(fxs_brain *brain)
{
	free(brain);
}

uint32_t fxs_attach(fxs_brain *brain, uint32_t area, const void *indices, const void *values, uint32_t value_bytes)
{
	uint32_t number = brain->stream_of[area];
	if (number == NO_STREAM) brain->stream_of[area] = (uint16_t)(number = brain->stream_count++);
	brain->streams[number] = (struct stream){indices, values, (uint16_t)area, (uint8_t)value_bytes};
	return number;
}

INLINE void give_duty(struct fxs_brain *brain, uint32_t bank, uint32_t area, uint32_t duty)
{
	if (!brain->duties[bank][area]) brain->pending[bank][brain->pending_count[bank]++] = (uint16_t)area;
	brain->duties[bank][area] |= (uint8_t)duty;
}

/* The queue of an area: its first entry. */
static uint16_t *queue_heads(const struct fxs_brain *brain)
{
	return (uint16_t *)brain->parts[PART_INPUT_LINKS] + brain->header->input_capacity;
}

/* No sum yet: 0 in the integer precisions, −0 in the float ones (single.c). */
static void empty_sums(struct fxs_brain *brain)
{
	word *sums = (word *)brain->parts[PART_ACCUMULATORS];
	for (uint32_t i = 0; i < brain->header->slab_neurons; i++) sums[i].u = brain->integer ? 0 : 0x80000000u;
	brain->started = true;
}

INLINE void wake_receivers(struct fxs_brain *brain)
{
	give_duty(brain, brain->bank, POWER_AREA, AWAKE);
	for (uint32_t i = 0; i < brain->stream_count; i++)
		if (brain->events[3 * i + 2]) give_duty(brain, brain->bank, brain->streams[i].area, AWAKE);
	if (!brain->queued) return;
	const uint16_t *heads = queue_heads(brain);
	for (uint32_t area = 0; area < brain->area_count; area++)
		if (heads[area] != NO_ENTRY) give_duty(brain, brain->bank, area, AWAKE);
}

/* Of neurons [first, end) of the area; `first` is a multiple of 32. */
static void forget_spikes(struct fxs_brain *brain, const struct area *area, uint32_t first, uint32_t end)
{
	uint32_t *bits = fired_bits(brain, brain->bank, area);
	for (uint32_t *last = bits + ((end + 31) >> 5), *word = bits + (first >> 5); word < last; word++) *word = 0;
}

static void forget_charge(struct fxs_brain *brain, const struct area *area, uint32_t first, uint32_t end)
{
	float *potentials = (float *)brain->parts[PART_POTENTIALS] + area->state_index;
	for (uint32_t i = first; i < end; i++) potentials[i] = 0;
}

/* Input and neurons [first, end) of an area, slab by slab; `position` is where its stream has events for them. */
INLINE uint32_t run_slabs(struct fxs_brain *brain, uint32_t index, uint32_t first, uint32_t end, uint32_t position,
			  word *sums)
{
	const struct area *area = brain->areas + index;
	uint32_t largest = brain->header->slab_neurons;
	uint32_t spikes = 0;
	bool touched = false;
	struct slab slab = {.sums = sums, .whole = area->neuron_count <= largest, .position = position};
	for (; first < end; first += largest) {
		slab.first = first;
		slab.size = end - first < largest ? end - first : largest;
		slab.touched = false;
		slab.clamps = !(area->flags & AREA_FLAG_SUMS_FIT);
		fxs_deliver(brain, index, &slab);
		(brain->integer ? fxs_propagate_integer : fxs_propagate_single)(brain, area, &slab);
		if (slab.touched)
			spikes += (brain->integer ? fxs_update_integer : fxs_update_single)(brain, index, &slab);
		touched |= slab.touched;
	}
	if (touched && brain->header->precision == PRECISION_FP32 && !(area->flags & AREA_FLAG_CHARGE_ACCUMULATES))
		spikes |= OUTCOME_STALE_CHARGE;
	return spikes;
}

/* How many areas have something to do: the first of `pending`. */
INLINE uint32_t begin(struct fxs_brain *brain, uint32_t burst, const uint32_t *streams, uint32_t queued)
{
	if (!brain->started) empty_sums(brain);
	brain->burst = burst;
	brain->bank = burst & 1;
	brain->events = streams;
	brain->queued = queued;
	wake_receivers(brain);
	return brain->pending_count[brain->bank];
}

INLINE uint32_t take_turn(struct fxs_brain *brain, uint32_t index, uint32_t duty, word *sums)
{
	const struct area *area = brain->areas + index;
	if (duty & FIRED_TWO_BURSTS_AGO) forget_spikes(brain, area, 0, area->neuron_count);
	if (duty & HOLDS_STALE_CHARGE) forget_charge(brain, area, 0, area->neuron_count);
	return duty & AWAKE ? run_slabs(brain, index, 0, area->neuron_count, 0, sums) : 0;
}

/* Tells the next burst what became of an area's turn; returns the spikes. */
INLINE uint32_t publish(struct fxs_brain *brain, uint32_t bank, uint32_t index, uint32_t outcome)
{
	uint32_t spikes = outcome & ~OUTCOME_STALE_CHARGE;
	if (outcome & OUTCOME_STALE_CHARGE) give_duty(brain, bank ^ 1, index, HOLDS_STALE_CHARGE);
	if (!spikes) return 0;
	*fired_count(brain, bank, index) = spikes;
	for (uint32_t i = brain->first_target[index]; i < brain->first_target[index + 1]; i++)
		give_duty(brain, bank ^ 1, brain->targets[i], AWAKE);
	brain->duties[bank][index] = FIRED_TWO_BURSTS_AGO;
	return spikes;
}

/* The areas take turns, unless they had them already and left their `outcomes`. */
INLINE uint32_t finish(struct fxs_brain *brain, uint32_t bank, uint32_t count, const bool had, const uint32_t *outcomes)
{
	uint16_t *pending = brain->pending[bank];
	uint8_t *duties = brain->duties[bank];
	word *sums = (word *)brain->parts[PART_ACCUMULATORS];
	uint32_t spikes = 0, kept = 0;
	for (uint32_t i = 0; i < count; i++) {
		uint32_t area = pending[i];
		uint32_t duty = duties[area];
		duties[area] = 0;
		if (duty & FIRED_TWO_BURSTS_AGO) *fired_count(brain, bank, area) = 0;
		uint32_t outcome = had ? outcomes[i] : take_turn(brain, area, duty, sums);
		if (!outcome) continue;
		uint32_t fired = publish(brain, bank, area, outcome);
		if (!fired) continue;
		pending[kept++] = (uint16_t)area;
		spikes += fired;
	}
	brain->pending_count[bank] = kept;
	return spikes;
}

/* Areas only read the last burst's spikes, so their order cannot be observed. */
uint32_t fxs_step(fxs_brain *brain, uint32_t burst, const uint32_t *streams, uint32_t queued)
{
	uint32_t count = begin(brain, burst, streams, queued);
	return finish(brain, burst & 1, count, false, 0);
}

uint32_t fxs_begin(fxs_brain *brain, uint32_t burst, const uint32_t *streams, uint32_t queued)
{
	return begin(brain, burst, streams, queued);
}

/* Where the area's stream has its first event for a neuron from `first` on. */
static uint32_t position_of(const struct fxs_brain *brain, uint32_t index, uint32_t first)
{
	uint32_t number = brain->stream_of[index];
	if (first == 0 || number == NO_STREAM) return 0;
	const uint32_t *events = brain->events + 3 * number;
	const void *indices = brain->streams[number].indices;
	uint32_t low = 0, high = events[2];
	while (low < high) {
		uint32_t middle = (low + high) / 2, event = events[0] + middle;
		uint32_t neuron = brain->wide_ids ? ((const uint32_t *)indices)[event] : ((const uint16_t *)indices)[event];
		if (neuron < first) low = middle + 1;
		else high = middle;
	}
	return low;
}

uint32_t fxs_run_part(fxs_brain *brain, uint32_t index, uint32_t first, uint32_t end, word *sums)
{
	const struct area *area = brain->areas + index;
	uint32_t duty = brain->duties[brain->bank][index];
	if (duty & FIRED_TWO_BURSTS_AGO) forget_spikes(brain, area, first, end);
	if (duty & HOLDS_STALE_CHARGE) forget_charge(brain, area, first, end);
	if (!(duty & AWAKE)) return 0;
	return run_slabs(brain, index, first, end, position_of(brain, index, first), sums);
}

uint32_t fxs_end(fxs_brain *brain, uint32_t count, const uint32_t *outcomes)
{
	return finish(brain, brain->bank, count, true, outcomes);
}
