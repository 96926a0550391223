/*
 * Stands in for libgcc, which has no build for LLVM's Xtensa: the operations of binary64 that kernels/ use once per
 * spike, and the division of binary32, which the FPU lacks. Rounded to nearest, ties to even, as IEEE 754 has it; slower
 * than libgcc's, so that bursts in which potentials drive PSPs count more instructions here than a chip executes.
 */
#include <stdint.h>

union binary64 {
	double value;
	uint64_t bits;
};

union binary32 {
	float value;
	uint32_t bits;
};

#define SIGN 0x8000000000000000u
#define INFINITE 0x7ff0000000000000u
#define NOT_A_NUMBER 0x7ff8000000000000u
/* The leading bit of a mantissa, which has three bits below its last place: two, and whether anything is lost. */
#define LEADING 55

/* `mantissa` = 2^52 · 2^3 · its value as far as the leading bit is in place. */
struct number {
	uint64_t sign;
	int exponent;
	uint64_t mantissa;
};

static uint64_t shifted(uint64_t mantissa, int places)
{
	if (places > 63) return mantissa != 0;
	return mantissa >> places | ((mantissa & (((uint64_t)1 << places) - 1)) != 0);
}

static struct number number_of(uint64_t bits)
{
	struct number x = {bits & SIGN, (int)(bits >> 52 & 0x7ff), (bits << 12 >> 12) << 3};
	if (x.exponent) x.mantissa |= (uint64_t)1 << LEADING;
	else x.exponent = 1;
	return x;
}

static struct number normalised(struct number x)
{
	for (; x.mantissa >> (LEADING + 1); x.exponent++) x.mantissa = shifted(x.mantissa, 1);
	for (; !(x.mantissa >> LEADING); x.exponent--) x.mantissa <<= 1;
	return x;
}

/* Without its sign, as a binary number of such a width. */
static uint64_t rounded(struct number x, int fraction_bits, int largest_exponent)
{
	if (!x.mantissa) return 0;
	x = normalised(x);
	uint64_t infinite = (uint64_t)largest_exponent << fraction_bits;
	if (x.exponent >= largest_exponent) return infinite;
	uint64_t mantissa = shifted(x.mantissa, 52 - fraction_bits);
	uint64_t bits = (uint64_t)x.exponent << fraction_bits;
	if (x.exponent > 0) bits -= (uint64_t)1 << fraction_bits;
	else {
		mantissa = shifted(mantissa, 1 - x.exponent);
		bits = 0;
	}
	bits += mantissa >> 3;
	uint64_t rest = mantissa & 7;
	return bits + (rest > 4 || (rest == 4 && (bits & 1)));
}

static double packed(struct number x)
{
	union binary64 result = {.bits = x.sign | rounded(x, 52, 0x7ff)};
	return result.value;
}

static double of_bits(uint64_t bits)
{
	union binary64 result = {.bits = bits};
	return result.value;
}

static uint64_t bits_of(double value)
{
	union binary64 argument = {value};
	return argument.bits;
}

static int is_nan(uint64_t bits)
{
	return (bits & ~SIGN) > INFINITE;
}

double __adddf3(double a, double b)
{
	uint64_t left = bits_of(a), right = bits_of(b);
	if (is_nan(left) || is_nan(right)) return of_bits(NOT_A_NUMBER);
	if ((left & ~SIGN) == INFINITE) return of_bits((right & ~SIGN) == INFINITE && left != right ? NOT_A_NUMBER : left);
	if ((right & ~SIGN) == INFINITE) return b;
	if ((left & ~SIGN) < (right & ~SIGN)) {
		uint64_t smaller = left;
		left = right;
		right = smaller;
	}
	struct number x = number_of(left), y = number_of(right);
	uint64_t other = shifted(y.mantissa, x.exponent - y.exponent);
	if (x.sign == y.sign) x.mantissa += other;
	else x.mantissa -= other;
	if (!x.mantissa && left != right) x.sign = 0;
	return packed(x);
}

double __divdf3(double a, double b)
{
	uint64_t left = bits_of(a), right = bits_of(b), sign = (left ^ right) & SIGN;
	uint64_t dividend = left & ~SIGN, divisor = right & ~SIGN;
	if (dividend > INFINITE || divisor > INFINITE || (dividend == divisor && (!dividend || dividend == INFINITE)))
		return of_bits(NOT_A_NUMBER);
	if (dividend == INFINITE || !divisor) return of_bits(sign | INFINITE);
	if (divisor == INFINITE || !dividend) return of_bits(sign);
	struct number x = normalised(number_of(left)), y = normalised(number_of(right));
	uint64_t quotient = 0, rest = x.mantissa;
	for (int i = 0; i <= LEADING + 1; i++, rest <<= 1) {
		quotient <<= 1;
		if (rest < y.mantissa) continue;
		rest -= y.mantissa;
		quotient |= 1;
	}
	/* One bit more than a mantissa has, since the first one may be 0. */
	return packed((struct number){sign, x.exponent - y.exponent + 1022, quotient | (rest != 0)});
}

/* −1, 0 or 1; −1, too, if one of them is no number. */
static int compared(double a, double b)
{
	uint64_t left = bits_of(a), right = bits_of(b);
	if (is_nan(left) || is_nan(right)) return -1;
	int64_t x = left & SIGN ? -(int64_t)(left & ~SIGN) : (int64_t)left;
	int64_t y = right & SIGN ? -(int64_t)(right & ~SIGN) : (int64_t)right;
	return (x > y) - (x < y);
}

int __gedf2(double a, double b)
{
	return compared(a, b);
}

int __gtdf2(double a, double b)
{
	return compared(a, b);
}

double __extendsfdf2(float a)
{
	union binary32 argument = {a};
	uint64_t sign = (uint64_t)(argument.bits >> 31) << 63;
	uint32_t size = argument.bits & 0x7fffffff;
	if (size > 0x7f800000) return of_bits(NOT_A_NUMBER);
	if (size == 0x7f800000) return of_bits(sign | INFINITE);
	struct number x = {sign, (int)(size >> 23), size & 0x7fffff};
	if (x.exponent) x.mantissa |= 0x800000;
	else x.exponent = 1;
	x.exponent += 1023 - 127;
	x.mantissa <<= LEADING - 23;
	return packed(x);
}

float __truncdfsf2(double a)
{
	uint64_t bits = bits_of(a), size = bits & ~SIGN;
	union binary32 result = {.bits = (uint32_t)(bits >> 32) & 0x80000000u};
	if (size > INFINITE) result.bits = 0x7fc00000;
	else if (size == INFINITE) result.bits |= 0x7f800000;
	else {
		struct number x = number_of(bits);
		x.exponent -= 1023 - 127;
		result.bits |= (uint32_t)rounded(x, 23, 0xff);
	}
	return result.value;
}

/* Rounding twice is harmless: 53 ≥ 2·24 + 2 bits. */
float __divsf3(float a, float b)
{
	return __truncdfsf2(__divdf3(__extendsfdf2(a), __extendsfdf2(b)));
}

double __floatsidf(int a)
{
	uint64_t size = a < 0 ? -(uint64_t)a : (uint64_t)a;
	return packed((struct number){a < 0 ? SIGN : 0, 1023 + LEADING, size});
}

unsigned __fixunsdfsi(double a)
{
	struct number x = number_of(bits_of(a));
	int places = 1023 + LEADING - x.exponent;
	if (x.sign || places > LEADING) return 0;
	return places < LEADING - 31 ? 0xffffffffu : (unsigned)(x.mantissa >> places);
}
