/* binary16 and binary16 with a residue, from and to the bits of a binary32: modules/npu/half.ts in integers. */
#ifndef FXS_HALF_H
#define FXS_HALF_H

#include "bits.h"

/* 65504, the largest finite binary16, and 2^−14, the smallest normal one. */
#define LARGEST_HALF 0x477fe000u
#define SMALLEST_HALF 0x38800000u
/* Exponents of binary32 are this much larger. */
#define BIAS ((127 - 15) << 23)

INLINE uint32_t bits_of_half(uint32_t half)
{
	uint32_t sign = (half & 0x8000) << 16, size = half & 0x7fff;
	if (size >= 0x400) return sign | ((size << 13) + BIAS);
	/* size · 2^−24 is exact. */
	return sign | bits_of((float)(int32_t)size * 0x1p-24f);
}

/* Nearest, ties to even; subnormals are kept, ±65504 is the limit. */
INLINE uint32_t half_of_bits(uint32_t bits)
{
	uint32_t sign = bits >> 16 & 0x8000, size = bits & 0x7fffffff;
	if (size >= LARGEST_HALF) return sign | 0x7bff;
	if (size >= SMALLEST_HALF) return sign | ((size - BIAS + 0xfff + (size >> 13 & 1)) >> 13);
	/* Steps of 2^−24. */
	uint32_t shift = 126 - (size >> 23);
	if (shift > 24) return sign;
	uint32_t mantissa = (size & 0x7fffff) | 0x800000;
	uint32_t steps = mantissa >> shift, rest = mantissa & ((1u << shift) - 1), tie = 1u << (shift - 1);
	return sign | (steps + (rest > tie || (rest == tie && (steps & 1))));
}

/* `half`·2^8 + `residue`: 19 significant bits; 0 below the smallest normal binary16. */
INLINE uint32_t bits_of_fine(uint32_t half, uint32_t residue)
{
	uint32_t size = half & 0x7fff;
	return size ? (half & 0x8000) << 16 | ((size << 13) + BIAS) | residue << 5 : 0;
}

INLINE uint32_t fine_of_bits(uint32_t bits)
{
	uint32_t sign = bits >> 8 & 0x800000, size = bits & 0x7fffffff;
	if (size < SMALLEST_HALF) return 0;
	if (size >= LARGEST_HALF) return sign | 0x7bff00;
	return sign | ((size - BIAS + 0xf + (size >> 5 & 1)) >> 5);
}

#endif
