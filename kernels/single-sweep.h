/* fp32, fp16 and fp16r: a sweep over the sums, which updates the neurons that received input. */
#ifndef FXS_SINGLE_SWEEP_H
#define FXS_SINGLE_SWEEP_H

#include "single-neuron.h"
#include "sums.h"

/* How an area's neurons can be swept: in fp32 … */
enum kind {
	/* … at most with countdowns … */
	PLAIN,
	/* … and a fire limit. */
	LIMITED,
	/* The half precisions. */
	HALF
};

/* What stands for the potentials and countdowns of areas that have none. */
static const word NOTHING[4];

/* Where four neurons find what is theirs. */
struct four {
	word *sums;
	float *potentials;
	/* What input adds to. */
	const float *stored;
	const float *thresholds;
	const uint8_t *countdowns;
};

/* Number of the neuron whose sum that is. */
INLINE uint32_t neuron_at(const struct slab *slab, const word *sum)
{
	return slab->first + (uint32_t)(sum - slab->sums);
}

/*
 * The k-th of four, with input x: sets its bit of `fired` if it fires, is no update if it waits. `careful`: it may have
 * spiked before, and countdowns may have two bytes.
 */
INLINE void step(const struct singles *a, const struct scale scale, const struct slab *slab, const struct four at,
		 uint32_t k, float x, uint32_t *fired, uint32_t *updates, const enum kind kind, const bool careful)
{
	const bool wide = careful && a->m.wide_countdowns;
	const uint32_t left = wide ? ((const uint16_t *)at.countdowns)[k] : at.countdowns[k];
	if (UNLIKELY(left)) {
		set_countdown_beside(&a->m, neuron_at(slab, at.sums) + k, left - 1);
		--*updates;
		if (kind == LIMITED && left == 1) end_of_long_wait(a, neuron_at(slab, at.sums) + k);
		return;
	}
	x = plus(x, at.stored[k]);
	if (UNLIKELY(reaches(x, at.thresholds[k]))) {
		if (kind == LIMITED) *fired |= settle_limited(a, neuron_at(slab, at.sums) + k, x) << k;
		else if (!within(x, a->plain_limit)) *fired |= settle(a, neuron_at(slab, at.sums) + k, x) << k;
		else {
			*fired |= 1 << k;
			at.potentials[k] = 0;
			if (a->m.waits)
				set_countdown_beside(&a->m, neuron_at(slab, at.sums) + k, a->m.area->refractory_period);
		}
		return;
	}
	if (kind == LIMITED && careful) clear_fire_count(&a->m, neuron_at(slab, at.sums) + k);
	at.potentials[k] = scaled(x, &scale);
}

/* What an area of a half precision does. */
struct habits {
	bool waits;
	bool limited;
	bool accumulates;
	bool keeps;
	const float *thresholds;
	float threshold;
};

/* The same of a half precision: neuron n. */
INLINE void step_half(const struct singles *a, const struct scale scale, const struct habits does, uint32_t n,
		      uint32_t k, float x, uint32_t *fired, uint32_t *updates, const enum precision precision)
{
	if (does.waits && blocked(a, n)) {
		--*updates;
		return;
	}
	if (does.accumulates) x = plus(x, load(a, n, precision));
	if (UNLIKELY(reaches(x, does.thresholds ? does.thresholds[n] : does.threshold))) {
		*fired |= settle(a, n, x) << k;
		return;
	}
	if (does.limited) set_fire_count(&a->m, n, 0);
	if (does.keeps) store(a, n, scaled(x, &scale), precision);
}

/* Neurons from that of `sum` on, one by one and in every generality; adds to `count`. */
COLD uint32_t sweep_rest(const struct singles *a, struct slab *slab, word *sum, uint32_t *count)
{
	uint32_t spikes = 0;
	for (; sum < slab->sums + slab->size; sum++) {
		word w = *sum;
		if (w.u == EMPTY_SINGLE) continue;
		uint32_t n = neuron_at(slab, sum);
		sum->u = EMPTY_SINGLE;
		++*count;
		slab->touched = true;
		if (update_general(a, n, w.f, count)) spikes += mark_fired(&a->m, n, 1);
	}
	return spikes;
}

/*
 * Updates the neurons whose sum is not empty, and empties it; returns the spikes. With an FPU it takes four at a time in
 * registers; in areas with a fire limit only where none of them has spiked lately.
 */
INLINE uint32_t sweep(const struct singles *a, struct slab *slab, uint32_t *count, const enum kind kind,
		      const enum precision precision)
{
	const struct scale scale = scale_of(a->keep);
	const struct habits does = {a->m.waits,		a->m.fire_limit != 0, a->accumulates,
				    keeps_potential(a), a->thresholds,	      a->threshold};
	const float same[4] = {a->threshold, a->threshold, a->threshold, a->threshold};
	const uint8_t *const counts = a->m.fire_counts;
	const bool counted = kind == LIMITED, waits = kind != HALF && a->m.waits;
	const uint32_t bytes = 1u << a->m.wide_countdowns, four_counts = counted ? 4 * a->m.count_bits : 0;
	const uint32_t stored_step = a->accumulates ? 4 : 0, threshold_step = a->thresholds ? 4 : 0;
	const uint32_t countdown_step = waits ? 4 * bytes : 0;
	struct four at = {slab->sums, 0, &NOTHING->f, kind == HALF ? 0 : same, (const uint8_t *)NOTHING};
	if (kind != HALF) at.potentials = a->potentials + slab->first;
	if (kind != HALF && a->accumulates) at.stored = at.potentials;
	if (kind != HALF && a->thresholds) at.thresholds = a->thresholds + slab->first;
	if (waits) at.countdowns = a->m.countdowns + slab->first * bytes;
	word *const last = slab->sums + (slab->size & ~3u);
	uint32_t spikes = 0, updates = 0, bit = slab->first / 4 * four_counts;
	bool touched = false;

	while (at.sums < last) {
		uint32_t s0 = at.sums[0].u, s1 = at.sums[1].u, s2 = at.sums[2].u, s3 = at.sums[3].u, fired = 0;
		if (s0 == EMPTY_SINGLE && s1 == EMPTY_SINGLE && s2 == EMPTY_SINGLE && s3 == EMPTY_SINGLE) {
			const word *const from = at.sums;
			do {
				at.sums += 4;
				if (at.sums == last) break;
				s0 = at.sums[0].u, s1 = at.sums[1].u, s2 = at.sums[2].u, s3 = at.sums[3].u;
			} while (s0 == EMPTY_SINGLE && s1 == EMPTY_SINGLE && s2 == EMPTY_SINGLE && s3 == EMPTY_SINGLE);
			if (at.sums == last) break;
			const uint32_t skipped = kind == HALF ? 0 : (uint32_t)(at.sums - from) / 4;
			at.potentials += 4 * skipped;
			at.stored += stored_step * skipped;
			at.thresholds += threshold_step * skipped;
			at.countdowns += countdown_step * skipped;
			bit += four_counts * skipped;
		}
		updates += 4;
		touched = true;
#define STEP(k, s, careful, n)                                                                             \
	do {                                                                                               \
		if (UNLIKELY(s == EMPTY_SINGLE)) updates--;                                                \
		else if (kind == HALF)                                                                     \
			step_half(a, scale, does, (n) + k, k, float_of(s), &fired, &updates, precision);   \
		else step(a, scale, slab, at, k, float_of(s), &fired, &updates, kind, careful);            \
	} while (0)
		if (FXS_SOFT_FLOAT || kind == HALF || (waits && bytes == 2) ||
		    (counted && UNLIKELY(have_spiked(counts + (bit >> 3), four_counts > 8, &a->m)))) {
			const uint32_t n = neuron_at(slab, at.sums);
			for (uint32_t k = 0; k < 4; k++) {
				const uint32_t s = at.sums[k].u;
				at.sums[k].u = EMPTY_SINGLE;
				STEP(k, s, true, n);
			}
		} else {
			at.sums[0].u = at.sums[1].u = at.sums[2].u = at.sums[3].u = EMPTY_SINGLE;
			STEP(0, s0, false, 0);
			STEP(1, s1, false, 0);
			STEP(2, s2, false, 0);
			STEP(3, s3, false, 0);
		}
		if (UNLIKELY(fired)) spikes += mark_fired(&a->m, neuron_at(slab, at.sums), fired);
		at.sums += 4;
		if (kind == HALF) continue;
		at.potentials += 4;
		at.stored += stored_step;
		at.thresholds += threshold_step;
		at.countdowns += countdown_step;
		bit += four_counts;
	}
#undef STEP
	slab->touched = touched;
	*count = updates;
	if (slab->size & 3) spikes += sweep_rest(a, slab, at.sums, count);
	return spikes;
}

#endif
