/*
 * A neuron of the float precisions: FEAGI's arithmetic in binary32; the half ones round what they store
 * (modules/npu/lif.ts).
 *
 *   x = S + sum;  threshold ≤ x ≤ limit: spike, S = 0;  otherwise  S = x·(1 − leak)
 */
#ifndef FXS_SINGLE_NEURON_H
#define FXS_SINGLE_NEURON_H

#include "binary32.h"
#include "half.h"
#include "membrane.h"

/* The half of a neuron whose residue is a countdown: a NaN, which no potential is. */
#define MARK 0xffff

struct singles {
	struct membrane m;
	enum precision precision;
	/* 0 where the area keeps no potential: binary32, or halves and, in fp16r, their residues. */
	float *potentials;
	uint16_t *halves;
	uint8_t *residues;
	bool accumulates;
	/* Of each neuron, or 0: `threshold` of all. */
	const float *thresholds;
	float threshold;
	float limit;
	/* Up to here a spike needs neither draw nor PSP. */
	float plain_limit;
	/* 1 − leak. */
	float keep;
};

INLINE bool keeps_potential(const struct singles *a)
{
	return a->m.area->state_index != NONE;
}

INLINE float load(const struct singles *a, uint32_t n, enum precision precision)
{
	if (precision == PRECISION_FP32) return a->potentials[n];
	if (precision == PRECISION_FP16) return float_of(bits_of_half(a->halves[n]));
	return float_of(bits_of_fine(a->halves[n], a->residues[n]));
}

/* Of the half precisions: 255 doublings are as many as there are. */
COLD void saturate(const struct singles *a, uint32_t bits)
{
	uint32_t size = bits & 0x7fffffff;
	uint32_t doublings = size == 0x7f800000 ? 255 : (size - LARGEST_HALF + 0x7fffff) >> 23;
	count_saturation(&a->m, !(bits >> 31), doublings);
}

INLINE void store(const struct singles *a, uint32_t n, float x, enum precision precision)
{
	uint32_t bits = bits_of(x);
	if (precision == PRECISION_FP32) {
		a->potentials[n] = x;
		return;
	}
	if (UNLIKELY((bits & 0x7fffffff) > LARGEST_HALF)) saturate(a, bits);
	if (precision == PRECISION_FP16) {
		a->halves[n] = (uint16_t)half_of_bits(bits);
		return;
	}
	uint32_t fine = fine_of_bits(bits);
	a->halves[n] = (uint16_t)(fine >> 8);
	a->residues[n] = (uint8_t)fine;
}

/* The state of a neuron that has just fired, to be blocked for `countdown` bursts. */
INLINE void reset(const struct singles *a, uint32_t n, uint32_t countdown)
{
	if (a->m.countdowns) {
		if (countdown) set_countdown_beside(&a->m, n, countdown);
		countdown = 0;
	}
	if (!keeps_potential(a)) return;
	if (a->potentials) a->potentials[n] = 0;
	else a->halves[n] = countdown ? MARK : 0;
	if (a->residues) a->residues[n] = (uint8_t)countdown;
}

/* A neuron that is not blocked and has the potential x, in every generality; returns whether it fired. */
COLD uint32_t settle(const struct singles *a, uint32_t n, float x)
{
	const struct membrane *m = &a->m;
	enum outcome outcome = MISSED;
	if (x >= (a->thresholds ? a->thresholds[n] : a->threshold) && x <= a->limit) outcome = outcome_of(m, n);
	if (outcome == FIRES) {
		uint32_t countdown = count_spike(m, n);
		if (m->psps) m->psps[n] = psp_of(x, m->area->units_per_potential);
		reset(a, n, countdown);
		return 1;
	}
	if (m->fire_limit) set_fire_count(m, n, 0);
	if (keeps_potential(a)) store(a, n, outcome == HELD ? x : x * a->keep, a->precision);
	return 0;
}

/* The same of fp32 areas with a fire limit, without PSPs, that always fire; their counts do not cross a byte. */
COLD uint32_t settle_limited(const struct singles *a, uint32_t n, float x)
{
	uint32_t countdown;
	if (!within(x, a->plain_limit) || is_held(&a->m, n, &countdown)) return settle(a, n, x);
	a->potentials[n] = 0;
	if (countdown) set_countdown_beside(&a->m, n, countdown);
	return 1;
}

COLD void end_of_long_wait(const struct singles *a, uint32_t n)
{
	end_of_wait(&a->m, n);
}

/* Whether the neuron is blocked; it then goes on. */
INLINE bool blocked(const struct singles *a, uint32_t n)
{
	if (a->m.countdowns) return blocked_beside(&a->m, n);
	if (a->halves[n] != MARK) return false;
	uint32_t left = a->residues[n];
	a->residues[n] = (uint8_t)(left - 1);
	if (left != 1) return true;
	a->halves[n] = 0;
	end_of_wait(&a->m, n);
	return true;
}

/* A neuron of an area of any kind; takes it off the updates while it is blocked. */
INLINE uint32_t update_general(const struct singles *a, uint32_t n, float x, uint32_t *updates)
{
	if (a->m.waits && blocked(a, n)) {
		--*updates;
		return 0;
	}
	if (a->accumulates) x += load(a, n, a->precision);
	return settle(a, n, x);
}

#endif
