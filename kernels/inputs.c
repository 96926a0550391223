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
	uint64_t product = (uint64_t)(mantissa_of(value, &e) << 8) * (mantissa_of(factor, &f) << 8);
	uint32_t high = (uint32_t)(product >> 32), low = (uint32_t)product;
	/* |value · factor| = product / 2^(32 + shift); where shift is not positive, both are normal and that is 2^30 or more. */
	int32_t shift = 284 - e - f;
	bool negative = (value ^ factor) >> 31;
	if (shift > 32) return 0;
	if (shift <= 0) return negative ? -CONTRIBUTION_LIMIT : CONTRIBUTION_LIMIT;
	uint32_t units = ((high >> (shift - 1)) + 1) >> 1;
	/* −½ is rounded up, too. */
	if (negative && low == 0 && high << (32 - shift) == 0x80000000u) units--;
	if (units > CONTRIBUTION_LIMIT) units = CONTRIBUTION_LIMIT;
	return negative ? -(int32_t)units : (int32_t)units;
}

/* The same of a byte, whose product with a mantissa fits one word. */
INLINE int32_t byte_to_units(uint32_t value, uint32_t factor)
{
	uint32_t exponent = factor >> 23, shift = 150 - exponent;
	if (exponent == 0 || shift - 1 > 30) return fxs_to_units(bits_of((float)(int32_t)value), factor);
	uint32_t units = ((value * ((factor & 0x7fffff) | 0x800000) >> (shift - 1)) + 1) >> 1;
	return units < CONTRIBUTION_LIMIT ? (int32_t)units : CONTRIBUTION_LIMIT;
}

/* A potential in genome units as 2 · state units, or as binary32 state units. */
INLINE word to_state(uint32_t potential, uint32_t units_per_potential, const bool integer)
{
	word amount = {.u = potential};
	if (integer) amount.u = 2 * (uint32_t)fxs_to_units(potential, units_per_potential);
	else if (units_per_potential != ONE) amount.f = without_negative_zero(amount.f * float_of(units_per_potential));
	return amount;
}

/* Returns whether what projections add could now reach the limit of a sum. */
INLINE bool inject(word *sum, word amount, const bool integer)
{
	if (!integer) {
		add_single_clamped(sum, amount.f);
		return false;
	}
	add_integer_clamped(sum, amount.u);
	return (uint32_t)((sum->i >> 1) + SAFE_SUM) > 2u * SAFE_SUM;
}

INLINE void deliver_queue(const struct fxs_brain *brain, uint32_t index, struct slab *slab, uint32_t unit,
			  const bool integer)
{
	const uint16_t *links = (const uint16_t *)brain->parts[PART_INPUT_LINKS];
	const uint32_t *targets = (const uint32_t *)brain->parts[PART_INPUT_TARGETS];
	const uint32_t *potentials = (const uint32_t *)brain->parts[PART_INPUT_POTENTIALS];
	uint32_t entry = links[brain->header->input_capacity + index];
	for (; entry != NO_ENTRY; entry = links[entry]) {
		uint32_t i = targets[entry] - slab->first;
		if (i >= slab->size) continue;
		slab->touched = true;
		slab->clamps |= inject(slab->sums + i, to_state(potentials[entry], unit, integer), integer);
	}
}

INLINE void deliver_stream(const struct fxs_brain *brain, uint32_t number, struct slab *slab, uint32_t unit,
			   const bool integer)
{
	const struct stream *stream = brain->streams + number;
	const uint32_t *events = brain->events + 3 * number;
	const uint16_t *ids = (const uint16_t *)stream->indices + events[0];
	const uint32_t *wide_ids = brain->wide_ids ? (const uint32_t *)stream->indices + events[0] : 0;
	const uint8_t *bytes = (const uint8_t *)stream->values + events[1];
	const uint32_t *values = stream->value_bytes == 4 ? (const uint32_t *)stream->values + events[1] : 0;
	const uint32_t first = slab->first, size = slab->size, end = events[2];
	word *sums = slab->sums, amount = {.u = 0};
	uint32_t k = first == 0 ? 0 : slab->position, last = 0;
	bool clamps = false;
	for (; k < end; k++) {
		uint32_t index = wide_ids ? wide_ids[k] : ids[k];
		if (index < first) continue;
		uint32_t i = index - first;
		if (i >= size) break;
		uint32_t value = values ? values[k] : bytes[k];
		/* Neighbouring voxels often hold the same value: the colours of a grey pixel do. */
		if (value != last) {
			uint32_t magnitude = value & 0x7fffffff;
			if (magnitude == 0 || magnitude > LARGEST_POTENTIAL) continue;
			last = value;
			if (integer && !values) amount.u = 2 * (uint32_t)byte_to_units(value, unit);
			else amount = to_state(values ? value : bits_of((float)(int32_t)value), unit, integer);
		} else if (value == 0)
			continue;
		slab->touched = true;
		clamps |= inject(sums + i, amount, integer);
	}
	slab->position = k;
	slab->clamps |= clamps;
}

INLINE void deliver(const struct fxs_brain *brain, uint32_t index, struct slab *slab, const bool integer)
{
	uint32_t unit = bits_of(brain->areas[index].units_per_potential);
	uint32_t number = brain->stream_of[index];
	if (brain->queued) deliver_queue(brain, index, slab, unit, integer);
	if (number != NO_STREAM && brain->events[3 * number + 2]) deliver_stream(brain, number, slab, unit, integer);
	if (index != POWER_AREA || slab->first != 0) return;
	slab->touched = true;
	slab->clamps |= inject(slab->sums, to_state(ONE, unit, integer), integer);
}

void fxs_deliver(const struct fxs_brain *brain, uint32_t index, struct slab *slab)
{
	if (brain->integer) deliver(brain, index, slab, true);
	else deliver(brain, index, slab, false);
}
