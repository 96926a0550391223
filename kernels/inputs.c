/* Input from outside on its way into a slab: modules/npu/inputs.ts. */
#include "brain.h"
#include "sums.h"

#define ONE 0x3f800000u
/* The largest binary32 up to 1e30: larger potentials are ignored. */
#define LARGEST_POTENTIAL 0x7149f2c9u

/* |value| = mantissa · 2^(exponent − 150); 0 and subnormals have exponent 1. */
static uint32_t mantissa_of(uint32_t bits, int32_t *exponent)
{
	uint32_t field = (bits >> 23) & 255;
	*exponent = field ? (int32_t)field : 1;
	return (bits & 0x7fffff) | (field ? 0x800000 : 0);
}

int32_t fxs_to_units(uint32_t value, uint32_t factor)
{
	int32_t e, f;
	uint32_t m = mantissa_of(value, &e);
	uint32_t n = mantissa_of(factor, &f);
	int64_t product = (int64_t)((uint64_t)m * n);
	int32_t shift = 300 - e - f;
	bool negative = (value ^ factor) >> 31;
	if (product == 0 || shift > 62) return 0;
	/* Only normal numbers get here: the product has 47 bits or more. */
	if (shift <= 0) return negative ? -CONTRIBUTION_LIMIT : CONTRIBUTION_LIMIT;
	if (negative) product = -product;
	/* ⌊product / 2^shift + ½⌋ */
	int64_t units = (product + ((int64_t)1 << (shift - 1))) >> shift;
	if (units > CONTRIBUTION_LIMIT) return CONTRIBUTION_LIMIT;
	if (units < -CONTRIBUTION_LIMIT) return -CONTRIBUTION_LIMIT;
	return (int32_t)units;
}

/* A potential in genome units as 2 · state units, or as binary32 state units. */
static word to_state(const struct fxs_brain *brain, uint32_t potential, uint32_t units_per_potential)
{
	word amount = {.u = potential};
	if (brain->integer) amount.u = 2 * (uint32_t)fxs_to_units(potential, units_per_potential);
	else if (units_per_potential != ONE) amount.f = without_negative_zero(amount.f * float_of(units_per_potential));
	return amount;
}

INLINE void inject(const struct fxs_brain *brain, struct slab *slab, uint32_t i, word amount)
{
	word *sum = slab->sums + i;
	slab->touched = true;
	if (!brain->integer) {
		add_single_clamped(sum, amount.f);
		return;
	}
	add_integer_clamped(sum, amount.u);
	/* |sum| > SAFE_SUM: what projections add could now reach the limit. */
	if ((uint32_t)((sum->i >> 1) + SAFE_SUM) > 2u * SAFE_SUM) slab->clamps = true;
}

static void deliver_queue(struct fxs_brain *brain, uint32_t index, struct slab *slab, uint32_t units_per_potential)
{
	const uint16_t *links = (const uint16_t *)brain->parts[PART_INPUT_LINKS];
	const uint32_t *targets = (const uint32_t *)brain->parts[PART_INPUT_TARGETS];
	const uint32_t *potentials = (const uint32_t *)brain->parts[PART_INPUT_POTENTIALS];
	uint32_t entry = links[brain->header->input_capacity + index];
	for (; entry != NO_ENTRY; entry = links[entry]) {
		uint32_t i = targets[entry] - slab->first;
		if (i < slab->size) inject(brain, slab, i, to_state(brain, potentials[entry], units_per_potential));
	}
}

/* The f32 bits of event `i`. */
INLINE uint32_t value_at(const struct stream *stream, uint32_t i)
{
	if (stream->value_bytes == 4) return ((const uint32_t *)stream->values)[i];
	return bits_of((float)((const uint8_t *)stream->values)[i]);
}

static void deliver_stream(struct fxs_brain *brain, uint32_t number, struct slab *slab, uint32_t units_per_potential)
{
	const struct stream *stream = brain->streams + number;
	const uint32_t *events = brain->events + 3 * number;
	uint32_t end = events[2];
	uint32_t k = slab->first == 0 ? 0 : slab->position;
	uint32_t last = 0;
	word amount = {.u = 0};
	for (; k < end; k++) {
		uint32_t index = brain->wide_ids ? ((const uint32_t *)stream->indices)[events[0] + k]
						 : ((const uint16_t *)stream->indices)[events[0] + k];
		if (index < slab->first) continue;
		uint32_t i = index - slab->first;
		if (i >= slab->size) break;
		uint32_t potential = value_at(stream, events[1] + k);
		/* Neighbouring voxels often hold the same value: the colours of a grey pixel do. */
		if (potential != last) {
			uint32_t size = potential & 0x7fffffff;
			if (size == 0 || size > LARGEST_POTENTIAL) continue;
			last = potential;
			amount = to_state(brain, potential, units_per_potential);
		} else if (potential == 0)
			continue;
		inject(brain, slab, i, amount);
	}
	slab->position = k;
}

void fxs_deliver(struct fxs_brain *brain, uint32_t index, struct slab *slab)
{
	uint32_t units_per_potential = bits_of(brain->areas[index].units_per_potential);
	if (brain->queued) deliver_queue(brain, index, slab, units_per_potential);
	uint32_t number = brain->stream_of[index];
	if (number != NO_STREAM && brain->events[3 * number + 2])
		deliver_stream(brain, number, slab, units_per_potential);
	if (index == POWER_AREA && slab->first == 0)
		inject(brain, slab, 0, to_state(brain, ONE, units_per_potential));
}
