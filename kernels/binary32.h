/* What neurons do with binary32; without an FPU in integers: the same bits in fewer instructions than a library. */
#ifndef FXS_BINARY32_H
#define FXS_BINARY32_H

#include <stdbool.h>

#include "bits.h"

/* Rises as the number does. No potential is −0. */
INLINE int32_t order_of(float value)
{
	int32_t bits = (int32_t)bits_of(value);
	return bits ^ (int32_t)((uint32_t)(bits >> 31) >> 1);
}

/* What was cut off a mantissa, from bit 31 down: 1 if that rounds it up, to nearest, ties to even. */
INLINE uint32_t rounding(uint32_t mantissa, uint32_t rest)
{
	return rest + (mantissa & 1) > 0x80000000u;
}

/* S + sum, of which neither is −0. Without an FPU, numbers of one sign take half of the library's instructions. */
INLINE float plus(float sum, float potential)
{
#if FXS_SOFT_FLOAT
	uint32_t large = bits_of(sum), small = bits_of(potential);
	if (small << 1 == 0) return sum;
	if (LIKELY((int32_t)(large ^ small) >= 0)) {
		if (large < small) {
			large ^= small;
			small ^= large;
			large ^= small;
		}
		uint32_t apart = (large >> 23) - (small >> 23);
		if (small << 1 >= 0x01000000 && large << 1 < 0xfe000000) {
			if (UNLIKELY(apart > 24)) return float_of(large);
			uint32_t addend = (small & 0x7fffff) | 0x800000;
			uint32_t mantissa = ((large & 0x7fffff) | 0x800000) + (addend >> apart);
			uint32_t rest = addend << 1 << (31 - apart), carry = mantissa >> 24;
			rest = rest >> carry | (mantissa & carry) << 31;
			mantissa >>= carry;
			mantissa += rounding(mantissa, rest);
			return float_of((((large >> 23) + carry - 1) << 23) + mantissa);
		}
	}
#endif
	return potential + sum;
}

/* x ≥ threshold, if x is a number. */
INLINE bool reaches(float x, float threshold)
{
#if FXS_SOFT_FLOAT
	return order_of(x) >= order_of(threshold);
#else
	return !(x < threshold);
#endif
}

/* A negative NaN, which orders below all numbers. */
#define NEVER 0xffffffffu

/* x ≤ limit, of an x that reaches its threshold. */
INLINE bool within(float x, float limit)
{
#if FXS_SOFT_FLOAT
	return order_of(x) <= order_of(limit);
#else
	return x <= limit;
#endif
}

/* Multiplication by one number, without an FPU on its mantissa: a third of the library's instructions. */
struct scale {
	float factor;
	/* Mantissa of a positive factor in the upper 24 bits; 0 where nothing is to be done, or the library must. */
	uint32_t mantissa;
	/* What the exponent changes by. */
	uint32_t exponent;
};

INLINE struct scale scale_of(float factor)
{
	uint32_t bits = bits_of(factor), exponent = bits >> 23;
	struct scale scale = {.factor = factor, .exponent = exponent - 128};
	if (exponent > 0 && exponent < 255 && bits != 0x3f800000) scale.mantissa = bits << 8 | 0x80000000u;
	return scale;
}

INLINE float scaled(float x, const struct scale *scale)
{
#if FXS_SOFT_FLOAT
	uint32_t bits = bits_of(x), exponent = bits << 1 >> 24, result = exponent + scale->exponent;
	if (scale->mantissa == 0) return bits_of(scale->factor) == 0x3f800000 ? x : x * scale->factor;
	if (LIKELY(exponent - 1 < 254 && result < 253)) {
		uint64_t product = (uint64_t)(bits << 8 | 0x80000000u) * scale->mantissa;
		uint32_t high = (uint32_t)(product >> 32), sticky = (uint32_t)product != 0;
		/* The first bit is bit 31 or 30; nearest, ties to even. */
		uint32_t top = high >> 31, shift = 7 + top, mantissa = high >> shift;
		mantissa += rounding(mantissa, high << (32 - shift) | sticky);
		return float_of((bits & 0x80000000u) + ((result + top) << 23) + mantissa);
	}
#endif
	return x * scale->factor;
}

#endif
