/*
 * What an area's neurons have in common in all precisions: countdowns beside, consecutive-fire counts, the draw, fired
 * bits, PSPs, saturation counters (modules/npu/lif.ts). Neurons are numbered within the area.
 */
#ifndef FXS_MEMBRANE_H
#define FXS_MEMBRANE_H

#include "brain.h"

struct membrane {
	const struct area *area;
	uint32_t burst;
	/* Countdowns in a pool of their own; 0 where a fraction holds them, or none is needed. */
	uint8_t *countdowns;
	bool wide_countdowns;
	/* Neurons may be blocked. */
	bool waits;
	/* 0 without a fire limit. */
	uint8_t *fire_counts;
	uint32_t count_bits;
	/* Binary logarithm of the bits of a count, and its mask. */
	uint32_t count_shift;
	uint32_t count_mask;
	uint32_t fire_limit;
	uint32_t snoozed;
	uint32_t *fired;
	/* 0 where spikes carry none. */
	uint8_t *psps;
	/* This area's counter of each lane, `lane` words apart; 0 in fp32. */
	uint32_t *saturations;
	uint32_t lane;
};

/* Sets every member: clearing a structure first costs as much as a call of memset. */
INLINE void open_membrane(struct membrane *m, const struct fxs_brain *brain, uint32_t index)
{
	const struct area *area = brain->areas + index;
	uint32_t snoozed = (uint32_t)area->refractory_period + area->snooze_period;
	m->area = area;
	m->burst = brain->burst;
	m->countdowns = 0;
	if (area->countdown_index != NONE)
		m->countdowns = brain->parts[PART_COUNTDOWNS] + (area->countdown_index << brain->wide_countdowns);
	m->wide_countdowns = brain->wide_countdowns;
	m->fire_limit = area->fire_limit;
	m->count_bits = area->fire_count_bits;
	m->fire_counts = 0;
	m->count_shift = 0;
	m->count_mask = 0;
	if (m->fire_limit) {
		m->fire_counts = brain->parts[PART_FIRE_COUNTS] + area->fire_count_index;
		m->count_shift = lowest_bit(m->count_bits);
		m->count_mask = (1u << m->count_bits) - 1;
	}
	m->snoozed = snoozed < 65535 ? snoozed : 65535;
	m->waits = area->refractory_period || (m->fire_limit && snoozed);
	m->fired = fired_bits(brain, brain->bank, area);
	m->psps = 0;
	if (area->flags & AREA_FLAG_MP_DRIVEN_PSP) m->psps = brain->parts[PART_PSP_0 + brain->bank] + area->psp_index;
	m->saturations = 0;
	if (brain->parts[PART_SATURATIONS]) m->saturations = (uint32_t *)brain->parts[PART_SATURATIONS] + index;
	m->lane = brain->area_count;
}

/* Sets the fired bits of up to four neurons from n; returns how many. */
INLINE uint32_t mark_fired(const struct membrane *m, uint32_t n, uint32_t fired)
{
	uint32_t *word = m->fired + (n >> 5), bit = n & 31;
	*word |= fired << bit;
	if (UNLIKELY(bit > 28) && fired >> (32 - bit)) word[1] |= fired >> (32 - bit);
	fired = (fired & 5) + (fired >> 1 & 5);
	return (fired & 3) + (fired >> 2);
}

INLINE uint32_t fire_count(const struct membrane *m, uint32_t n)
{
	uint32_t bit = n * m->count_bits;
	const uint8_t *byte = m->fire_counts + (bit >> 3);
	if (m->count_bits == 16) return byte[0] | (uint32_t)byte[1] << 8;
	return (*byte >> (bit & 7)) & ((1u << m->count_bits) - 1);
}

INLINE void set_fire_count(const struct membrane *m, uint32_t n, uint32_t count)
{
	uint32_t bit = n * m->count_bits;
	uint8_t *byte = m->fire_counts + (bit >> 3);
	if (m->count_bits == 16) {
		byte[0] = (uint8_t)count;
		byte[1] = (uint8_t)(count >> 8);
		return;
	}
	uint32_t mask = (1u << m->count_bits) - 1;
	*byte = (uint8_t)((*byte & ~(mask << (bit & 7))) | count << (bit & 7));
}

/* The same as setting it to 0, of counts that do not cross a byte. */
INLINE void clear_fire_count(const struct membrane *m, uint32_t n)
{
	uint32_t bit = n << m->count_shift;
	m->fire_counts[bit >> 3] &= (uint8_t)~(m->count_mask << (bit & 7));
}

/* Whether one of four neurons has a fire count other than 0; so may have one of eight that share a byte. */
INLINE bool have_spiked(const uint8_t *counts, const bool wide, const struct membrane *m)
{
	uint32_t found = counts[0];
	if (UNLIKELY(wide)) {
		found |= counts[1];
		if (m->count_bits > 4) found |= counts[2] | counts[3];
	}
	return found;
}

/*
 * A neuron of an area with such counts has reached its threshold and may fire: whether its series of spikes is at its
 * end; else it counts one more, and is blocked for `countdown` bursts.
 */
INLINE bool is_held(const struct membrane *m, uint32_t n, uint32_t *countdown)
{
	uint32_t bit = n << m->count_shift;
	uint8_t *byte = m->fire_counts + (bit >> 3);
	uint32_t count = (*byte >> (bit & 7)) & m->count_mask;
	if (count >= m->fire_limit) return true;
	*byte = (uint8_t)(*byte + (1u << (bit & 7)));
	*countdown = count + 1 >= m->fire_limit ? m->snoozed : m->area->refractory_period;
	return false;
}

INLINE uint32_t countdown_beside(const struct membrane *m, uint32_t n)
{
	return m->wide_countdowns ? ((const uint16_t *)m->countdowns)[n] : m->countdowns[n];
}

INLINE void set_countdown_beside(const struct membrane *m, uint32_t n, uint32_t left)
{
	if (m->wide_countdowns) ((uint16_t *)m->countdowns)[n] = (uint16_t)left;
	else m->countdowns[n] = (uint8_t)left;
}

/* A blocked neuron whose last burst this is leaves its series of spikes behind. */
INLINE void end_of_wait(const struct membrane *m, uint32_t n)
{
	if (m->fire_limit && fire_count(m, n) >= m->fire_limit) set_fire_count(m, n, 0);
}

/* Whether a countdown beside blocks the neuron, which then goes on. */
INLINE bool blocked_beside(const struct membrane *m, uint32_t n)
{
	uint32_t left = countdown_beside(m, n);
	if (!left) return false;
	set_countdown_beside(m, n, left - 1);
	if (left == 1) end_of_wait(m, n);
	return true;
}

enum outcome { MISSED, HELD, FIRES };

/* What becomes of a potential between threshold and limit. */
INLINE enum outcome outcome_of(const struct membrane *m, uint32_t n)
{
	if (m->fire_limit && fire_count(m, n) >= m->fire_limit) return HELD;
	if (m->area->flags & AREA_FLAG_ALWAYS_FIRES) return FIRES;
	return excitability_hash(m->area->first_neuron + n, m->burst) < m->area->excitability ? FIRES : MISSED;
}

/* Counts a spike; returns for how many bursts the neuron is blocked now. */
INLINE uint32_t count_spike(const struct membrane *m, uint32_t n)
{
	if (m->fire_limit) {
		uint32_t count = fire_count(m, n) + 1;
		set_fire_count(m, n, count);
		if (count >= m->fire_limit) return m->snoozed;
	}
	return m->area->refractory_period;
}

/*
 * The PSP of a spike: its potential as a byte, rounded half away from zero. Divides, because the quotient of an exact
 * potential is exact: a unit such as 1/3 is not a binary32.
 */
COLD uint8_t psp_of(double potential, float units_per_potential)
{
	double value = potential / (double)units_per_potential;
	if (!(value > 0)) return 0;
	return value >= 255 ? 255 : (uint8_t)(value + 0.5);
}

/* A stored potential was clamped; the range would have held it after so many doublings. */
COLD void count_saturation(const struct membrane *m, bool high, uint32_t doublings)
{
	uint32_t *counter = m->saturations + (high ? SATURATION_HIGH : SATURATION_LOW) * m->lane;
	uint32_t *word = m->saturations + SATURATION_DOUBLINGS * m->lane;
	uint32_t shift = high ? 8 : 0;
	if (high && (m->area->flags & AREA_FLAG_HIGH_END_IS_HARMLESS)) return;
	if (*counter != 0xffffffffu) ++*counter;
	if (doublings > ((*word >> shift) & 255)) *word = (*word & ~(255u << shift)) | doublings << shift;
}

#endif
