/*
 * Sums of input. An integer word holds 2·sum | 1, a float word the sum itself; no input is 0 and −0. Adding to −0
 * gives what is added, and no sum is −0, since −0 is never added: FEAGI's sums begin with +0.
 */
#ifndef FXS_SUMS_H
#define FXS_SUMS_H

#include "bits.h"

#define EMPTY_SINGLE 0x80000000u
/* 2^103, half a unit in the last place of the largest binary32: adding less to a finite sum leaves it finite. */
#define HARMLESS_AMOUNT 0x73000000u

/* `twice` is 2 · amount; no sum that is possible here reaches SUM_LIMIT. */
INLINE void add_integer(word *sum, uint32_t twice)
{
	sum->u = (sum->u + twice) | 1;
}

INLINE void add_integer_clamped(word *sum, uint32_t twice)
{
	if (sum->u == 0) {
		sum->u = twice | 1;
		return;
	}
	int32_t next = (sum->i >> 1) + ((int32_t)twice >> 1);
	if (next > SUM_LIMIT) next = SUM_LIMIT;
	if (next < -SUM_LIMIT) next = -SUM_LIMIT;
	sum->u = (uint32_t)next * 2 | 1;
}

INLINE float without_negative_zero(float amount)
{
	return bits_of(amount) == EMPTY_SINGLE ? 0.0f : amount;
}

INLINE void add_single(word *sum, float amount)
{
#if FXS_SOFT_FLOAT
	/* Most neurons get one input: a library call less. */
	if (sum->u == EMPTY_SINGLE) {
		sum->f = amount;
		return;
	}
#endif
	sum->f += amount;
}

/* A sum beyond binary32 is ±infinity, and clamped to the largest number then. */
INLINE void add_single_clamped(word *sum, float amount)
{
	add_single(sum, amount);
	if ((sum->u & 0x7f800000u) == 0x7f800000u) sum->u -= 1;
}

#endif
