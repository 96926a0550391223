/* Small things that every kernel needs and no C compiler has by one name. */
#ifndef FXS_BITS_H
#define FXS_BITS_H

#include "layout.h"

#define INLINE static inline __attribute__((always_inline))
#define OUTLINE static __attribute__((noinline))
#define COLD static __attribute__((noinline, cold))
#define LIKELY(condition) __builtin_expect(!!(condition), 1)
#define UNLIKELY(condition) __builtin_expect(!!(condition), 0)

/* Sums and products must be binary32, so x87 would do only in its SSE mode. */
#if defined(__i386__) && defined(__GNUC__) && !defined(__SSE2_MATH__)
#pragma GCC target("sse2,fpmath=sse")
#endif

/* A fused product and sum is rounded once where the reference rounds twice; builds that set no flags must not fuse. */
#if defined(__clang__)
#pragma STDC FP_CONTRACT OFF
#elif defined(__GNUC__)
#pragma GCC optimize("fp-contract=off")
#endif

/* Without an FPU, integers compare and classify faster than the library. */
#ifndef FXS_SOFT_FLOAT
#if (defined(__riscv) && !defined(__riscv_flen)) || defined(__SOFTFP__) || \
	(defined(__XTENSA__) && defined(__XTENSA_SOFT_FLOAT__))
#define FXS_SOFT_FLOAT 1
#else
#define FXS_SOFT_FLOAT 0
#endif
#endif

INLINE float float_of(uint32_t bits)
{
	word w = {.u = bits};
	return w.f;
}

INLINE uint32_t bits_of(float value)
{
	word w = {.f = value};
	return w.u;
}

/* Number of the lowest set bit; `bits` is not 0. */
INLINE uint32_t lowest_bit(uint32_t bits)
{
#if defined(__riscv) && !defined(__riscv_zbb)
	/* Each five consecutive bits of the de Bruijn sequence occur once. */
	static const uint8_t at[32] = {0,  1,  28, 2,  29, 14, 24, 3,  30, 22, 20, 15, 25, 17, 4,  8,
				       31, 27, 13, 23, 21, 19, 16, 7,  26, 12, 18, 6,  11, 5,  10, 9};
	return at[((bits & -bits) * 0x077cb531u) >> 27];
#else
	return (uint32_t)__builtin_ctz(bits);
#endif
}

/* High word of the product. */
INLINE uint32_t high_product(uint32_t a, uint32_t b)
{
	return (uint32_t)(((uint64_t)a * b) >> 32);
}

/* FEAGI's stateless draw of a neuron in a burst: modules/npu/excitability.ts. */
INLINE uint32_t excitability_hash(uint32_t neuron, uint32_t burst)
{
	uint32_t seed = neuron * 0x9e3779b1u + burst * 0x5f356495u;
	uint32_t state = seed * 0x2c9277b5u + 0xac564b05u;
	uint32_t mixed = ((state >> ((state >> 28) + 4)) ^ state) * 0x108ef2d9u;
	return (mixed >> 22) ^ mixed;
}

#endif
