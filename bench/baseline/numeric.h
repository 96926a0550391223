/*
 * FEAGI's number types for potentials: behaviour specification, 4.1. FEAGI_INT8 chooses the affine code, whose
 * faults (4.2) are kept: codes are added, and "zero" is code 0, which stands for -25.
 */
#ifndef FEAGI_NUMERIC_H
#define FEAGI_NUMERIC_H

#include <stdint.h>

#if FEAGI_INT8

typedef int8_t value;

#define LOWEST -100.0f
#define RANGE 150.0f
#define CODES 254.0f

static inline value value_of(float potential)
{
	float code = (potential - LOWEST) / RANGE * CODES - 127.0f;
	/* Half away from zero: 0.5 and a conversion that truncates, and the ends of the range. */
	if (code >= 0.0f) {
		code += 0.5f;
		return (value)(code < 127.0f ? code : 127.0f);
	}
	code -= 0.5f;
	return (value)(code > -127.0f ? code : -127.0f);
}

static inline float potential_of(value code)
{
	return ((float)code + 127.0f) / CODES * RANGE + LOWEST;
}

static inline value add(value a, value b)
{
	int sum = a + b;
	return (value)(sum > 127 ? 127 : sum < -127 ? -127 : sum);
}

static inline value leaked(value code, float leak)
{
	return value_of(potential_of(code) * (1.0f - leak));
}

#else

typedef float value;

static inline value value_of(float potential) { return potential; }
static inline value add(value a, value b) { return a + b; }
static inline value leaked(value potential, float leak) { return potential * (1.0f - leak); }

#endif
#endif
