/* int8 and int8-compact: a sweep over the sums, which updates the neurons that received input. */
#ifndef FXS_INTEGER_SWEEP_H
#define FXS_INTEGER_SWEEP_H

#include "integer-neuron.h"

/* How an area's neurons can be swept. */
enum kind {
	/* Potentials that outlive the burst, one threshold, a mild leak, at most countdowns in the fractions … */
	PLAIN,
	/* … and a fire limit. */
	LIMITED,
	/* No potentials, no countdowns, one threshold … */
	MEMORYLESS,
	/* … and a fire limit. */
	MEMORYLESS_LIMITED,
	GENERAL
};

/* What a sweep keeps in registers. */
struct constants {
	int32_t low;
	uint32_t calm;
	int32_t multiplier;
	int32_t half;
	uint32_t shift;
	int32_t threshold;
};

/* Number of the neuron whose sum that is. */
INLINE uint32_t neuron_at(const struct slab *slab, const word *sum)
{
	return slab->first + (uint32_t)(sum - slab->sums);
}

/*
 * The k-th of the four neurons whose first sum is `sums`, with input x: sets its bit of `fired` if it fires, is no
 * update if it waits. `counted`: it may have spiked before.
 */
INLINE void step(const struct integers *a, const struct constants c, const struct slab *slab, const word *sums,
		 uint32_t k, int8_t *high, uint8_t *fraction, int32_t x, uint32_t *fired, uint32_t *updates,
		 const enum kind kind, const bool counted, const uint32_t bits)
{
	const bool keeps = kind < MEMORYLESS, limited = kind == LIMITED || kind == MEMORYLESS_LIMITED;
	if (keeps) {
		const int32_t stored = *high;
		const uint32_t rest = bits == 16 ? *(uint16_t *)fraction : *fraction;
		if (UNLIKELY(stored == MARK) && rest) {
			if (bits == 16) *(uint16_t *)fraction = (uint16_t)(rest - 1);
			else *fraction = (uint8_t)(rest - 1);
			--*updates;
			if (rest > 1) return;
			*high = 0;
			if (limited) end_of_marked_wait(a, neuron_at(slab, sums) + k);
			return;
		}
		x += (int32_t)((uint32_t)stored << bits) + (int32_t)rest;
	}
	if (UNLIKELY(keeps ? (uint32_t)(x - c.low) >= c.calm : x >= c.threshold)) {
		const uint32_t countdown = a->countdown;
		if (limited) {
			*fired |= settle_limited(a, neuron_at(slab, sums) + k, x) << k;
			return;
		}
		if (x < a->threshold || x > a->plain_limit) {
			*fired |= settle(a, neuron_at(slab, sums) + k, x) << k;
			return;
		}
		*fired |= 1 << k;
		if (!keeps) return;
		*high = countdown ? MARK : 0;
		if (bits == 16) *(uint16_t *)fraction = (uint16_t)countdown;
		else *fraction = (uint8_t)countdown;
		return;
	}
	if (counted) clear_fire_count(&a->m, neuron_at(slab, sums) + k);
	if (!keeps) return;
	if (bits == 16) x -= ((int32_t)(((int64_t)(x * 256) * c.multiplier) >> 32) + c.half) >> c.shift;
	else x -= (x * c.multiplier + c.half) >> c.shift;
	*high = (int8_t)(x >> bits);
	if (bits == 16) *(uint16_t *)fraction = (uint16_t)x;
	else *fraction = (uint8_t)x;
}

/* Neurons from that of `sum` on, one by one and in every generality; adds to `count`. */
COLD uint32_t sweep_rest(const struct integers *a, struct slab *slab, word *sum, uint32_t *count)
{
	uint32_t spikes = 0;
	for (const word *const end = slab->sums + slab->size; sum < end; sum++) {
		const int32_t w = sum->i;
		if (!w) continue;
		uint32_t n = neuron_at(slab, sum);
		sum->u = 0;
		++*count;
		if (update_general(a, n, w >> 1, count)) spikes += mark_fired(&a->m, n, 1);
	}
	return spikes;
}

/*
 * Updates the neurons whose sum is not empty, and empties it; returns the spikes. Takes four at a time in registers; in
 * areas with a fire limit only where none of them has spiked lately, and one by one where one has.
 */
INLINE uint32_t sweep(const struct integers *a, struct slab *slab, uint32_t *count, const enum kind kind,
		      const uint32_t bits)
{
	const bool keeps = kind < MEMORYLESS, limited = kind == LIMITED || kind == MEMORYLESS_LIMITED;
	const struct constants c = keeps ? (struct constants){a->low, a->calm, a->multiplier, a->half, a->shift, 0}
					 : (struct constants){.threshold = a->threshold};
	const uint32_t four = keeps ? 4 : 0, bytes = bits / 8, four_counts = limited ? 4 * a->m.count_bits : 0;
	const uint8_t *const counts = a->m.fire_counts;
	const bool wide = four_counts > 8;
	word *sum = slab->sums, *const last = sum + (slab->size & ~3u);
	int8_t *high = keeps ? a->highs + slab->first : 0;
	uint8_t *fraction = keeps ? a->fractions + slab->first * bytes : 0;
	uint32_t spikes = 0, updates = 0, bit = slab->first / 4 * four_counts;

	while (sum < last) {
		uint32_t s0 = sum[0].u, s1 = sum[1].u, s2 = sum[2].u, s3 = sum[3].u, fired = 0;
		if (!s0 && !(s1 | s2 | s3)) {
			const word *const from = sum;
			do {
				sum += 4;
				if (sum == last) break;
				s0 = sum[0].u, s1 = sum[1].u, s2 = sum[2].u, s3 = sum[3].u;
			} while (!(s0 | s1 | s2 | s3));
			if (sum == last) break;
			const uint32_t skipped = (uint32_t)(sum - from);
			high += keeps ? skipped : 0;
			fraction += keeps ? skipped * bytes : 0;
			bit += skipped / 4 * four_counts;
		}
#define STEP(k, s, counted)                                                                                \
	do {                                                                                               \
		if (UNLIKELY(!s)) updates--;                                                               \
		else                                                                                       \
			step(a, c, slab, sum, k, high + (keeps ? k : 0),                                   \
			     fraction + (keeps ? k * bytes : 0), (int32_t)s >> 1, &fired, &updates, kind,  \
			     counted, bits);                                                               \
	} while (0)
		if (limited && UNLIKELY(have_spiked(counts + (bit >> 3), wide, &a->m))) {
			for (uint32_t k = 0; k < 4; k++) {
				const uint32_t s = sum[k].u;
				if (!s) continue;
				sum[k].u = 0;
				updates++;
				STEP(k, s, true);
			}
		} else {
			sum[0].u = sum[1].u = sum[2].u = sum[3].u = 0;
			updates += 4;
			STEP(0, s0, false);
			STEP(1, s1, false);
			STEP(2, s2, false);
			STEP(3, s3, false);
		}
		if (UNLIKELY(fired)) spikes += mark_fired(&a->m, neuron_at(slab, sum), fired);
		sum += 4;
		high += four;
		fraction += four * bytes;
		bit += four_counts;
	}
#undef STEP
	*count = updates;
	if (slab->size & 3) spikes += sweep_rest(a, slab, sum, count);
	return spikes;
}

#endif
