/*
 * A neuron of the integer precisions: S = high·2^bits + fraction units (docs/quantization.md, modules/npu/lif.ts).
 *
 *   x = S + sum;  threshold ≤ x ≤ limit:  spike, S = 0
 *   otherwise  x = clamp(x), S = clamp(x − ⌊(x·L + 2^(s−1)) / 2^s⌋)
 */
#ifndef FXS_INTEGER_NEURON_H
#define FXS_INTEGER_NEURON_H

#include "membrane.h"

/* The high byte of a neuron whose fraction is a countdown. */
#define MARK (-128)

struct integers {
	struct membrane m;
	/* High byte and fraction of each neuron; 0 where the area keeps no potential. */
	int8_t *highs;
	uint8_t *fractions;
	uint32_t bits;
	int32_t low;
	int32_t high;
	/* Of each neuron, or 0: `threshold` of all. */
	const int32_t *thresholds;
	int32_t threshold;
	int32_t limit;
	/* Up to here a spike needs neither draw nor PSP; it leaves this countdown, unless it is the last of a series. */
	int32_t plain_limit;
	uint32_t countdown;
	/* Potentials from `low` up to `low` + `calm` are below threshold and in range. */
	uint32_t calm;
	/* The leak as a rounded high product, where it stays within the range: ⌊(x·multiplier + half) / 2^shift⌋. */
	bool mild;
	int32_t multiplier;
	int32_t half;
	uint32_t shift;
};

INLINE uint32_t fraction_of(const struct integers *a, uint32_t n)
{
	return a->bits == 16 ? ((const uint16_t *)a->fractions)[n] : a->fractions[n];
}

INLINE void store(const struct integers *a, uint32_t n, int32_t high, uint32_t fraction, uint32_t bits)
{
	a->highs[n] = (int8_t)high;
	if (bits == 16) ((uint16_t *)a->fractions)[n] = (uint16_t)fraction;
	else a->fractions[n] = (uint8_t)fraction;
}

COLD void saturate(const struct integers *a, int32_t beyond)
{
	uint32_t doublings = 0;
	int64_t size = beyond, end = a->high;
	if (beyond < 0) {
		size = -size;
		end = -(int64_t)a->low;
	}
	for (; size > end; end *= 2) doublings++;
	count_saturation(&a->m, beyond > 0, doublings);
}

static int32_t clamped(const struct integers *a, int32_t x, int32_t *beyond)
{
	if (x >= a->low && x <= a->high) return x;
	if (!*beyond) *beyond = x;
	return x > 0 ? a->high : a->low;
}

INLINE int32_t lost_mildly(const struct integers *a, int32_t x)
{
	if (a->bits == 16) return ((int32_t)(((int64_t)(x * 256) * a->multiplier) >> 32) + a->half) >> a->shift;
	return (x * a->multiplier + a->half) >> a->shift;
}

/* A neuron that is not blocked and has the potential x, in every generality; returns whether it fired. */
COLD uint32_t settle(const struct integers *a, uint32_t n, int32_t x)
{
	const struct membrane *m = &a->m;
	const struct area *area = m->area;
	enum outcome outcome = MISSED;
	if (x >= (a->thresholds ? a->thresholds[n] : a->threshold) && x <= a->limit) outcome = outcome_of(m, n);
	if (outcome == FIRES) {
		uint32_t countdown = count_spike(m, n);
		if (m->psps) m->psps[n] = psp_of(x, area->units_per_potential);
		if (m->countdowns) {
			if (countdown) set_countdown_beside(m, n, countdown);
			countdown = 0;
		}
		if (a->highs) store(a, n, countdown ? MARK : 0, countdown, a->bits);
		return 1;
	}
	if (m->fire_limit) set_fire_count(m, n, 0);
	if (!a->highs) return 0;
	int32_t beyond = 0;
	x = clamped(a, x, &beyond);
	if (outcome != HELD && a->mild) x -= lost_mildly(a, x);
	else if (outcome != HELD) {
		int64_t product = (int64_t)x * area->leak_multiplier;
		int64_t lost = (product + ((int64_t)1 << (area->leak_shift - 1))) >> area->leak_shift;
		x = clamped(a, x - (int32_t)lost, &beyond);
	}
	store(a, n, x >> a->bits, (uint32_t)x, a->bits);
	if (beyond) saturate(a, beyond);
	return 0;
}

/* Whether a marked neuron is still blocked; it then goes on. */
COLD bool blocked_marked(const struct integers *a, uint32_t n)
{
	uint32_t left = fraction_of(a, n);
	if (!left) return false;
	store(a, n, left == 1 ? 0 : MARK, left - 1, a->bits);
	if (left == 1) end_of_wait(&a->m, n);
	return true;
}

/* The same where fire counts and fractions are what a spike changes: of areas without PSPs that always fire. */
COLD uint32_t settle_limited(const struct integers *a, uint32_t n, int32_t x)
{
	uint32_t countdown;
	if (x < a->threshold || x > a->plain_limit || is_held(&a->m, n, &countdown)) return settle(a, n, x);
	if (a->highs) store(a, n, countdown ? MARK : 0, countdown, a->bits);
	return 1;
}

COLD void end_of_marked_wait(const struct integers *a, uint32_t n)
{
	end_of_wait(&a->m, n);
}

/*
 * The leak as one product, where it is between 0 and 1 and has the bits that the compiler gives it; potentials have 24
 * bits and 16. In int8 the product of 2^8·x and 2^6·L loses its low word, which no carry can come from.
 */
INLINE void set_leak(struct integers *a, int32_t multiplier, uint32_t shift)
{
	a->mild = multiplier >= 0 && (shift > 24 || multiplier <= 1 << shift) &&
		  (a->bits == 16 ? shift >= 19 : multiplier <= 32768);
	/* |x·L| < 2^(s−1): nothing is lost. */
	if (a->bits == 8 && shift > 31) multiplier = 0;
	if (multiplier == 0) shift = 19;
	a->multiplier = a->bits == 16 ? (int32_t)((uint32_t)multiplier << 6) : multiplier;
	a->shift = a->bits == 16 ? shift - 18 : shift;
	a->half = a->mild ? (int32_t)(1u << (a->shift - 1)) : 0;
}

/* A neuron of an area of any kind, with input x; takes it off the updates while it is blocked. */
INLINE uint32_t update_general(const struct integers *a, uint32_t n, int32_t x, uint32_t *updates)
{
	const struct membrane *m = &a->m;
	if (m->waits) {
		bool blocked = m->countdowns ? blocked_beside(m, n) : a->highs[n] == MARK && blocked_marked(a, n);
		*updates -= blocked;
		if (blocked) return 0;
	}
	if (a->highs) x += (int32_t)((uint32_t)a->highs[n] << a->bits) + (int32_t)fraction_of(a, n);
	if (x >= (a->thresholds ? a->thresholds[n] : a->threshold) || x < a->low || x > a->high || !a->mild)
		return settle(a, n, x);
	if (m->fire_limit) set_fire_count(m, n, 0);
	if (a->highs) {
		x -= lost_mildly(a, x);
		store(a, n, x >> a->bits, (uint32_t)x, a->bits);
	}
	return 0;
}

#endif
