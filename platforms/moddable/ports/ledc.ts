// SPDX-License-Identifier: Apache-2.0
/** Arithmetic of Espressif's LED PWM controller (LEDC): a counter of `resolution` bits runs through one period. */

/**
 * One less than the counter of ESP32-S3 and C3 has: at its full width their duty must not be all of the period, or the
 * counter overflows (ESP-IDF Programming Guide, LEDC, Change PWM Duty Cycle), and full speed is what motors are told.
 */
const MOST_BITS = 13;
/** The SDK's PWM takes no fewer. */
const LEAST_BITS = 8;
/** The slowest of the clocks that the driver may choose for a timer, but for those of a few kHz: the crystal's. */
const CLOCK_HZ = 40_000_000;

/** The finest resolution that the clock allows: hz · 2^bits ≤ clock. */
export function resolutionFor(hz: number): number {
	let bits = MOST_BITS;
	while (bits > LEAST_BITS && hz * (1 << bits) > CLOCK_HZ) bits--;
	return bits;
}

/** Counts of a period for which the pin is high; the SDK takes 2^bits − 1 for always. */
export function ticksFor(duty: number, bits: number): number {
	const full = (1 << bits) - 1;
	if (!(duty > 0)) return 0;
	const ticks = (duty * (1 << bits) + 0.5) | 0;
	return duty >= 1 || ticks > full ? full : ticks;
}
