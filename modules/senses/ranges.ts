/**
 * Device units ↔ percentages (specification, 5.1), in binary32. A percentage is 0…1, a signed one −1…1. Nothing here
 * clamps unless it says so: what decoders deliver may lie outside, and encoders take what is too large as full.
 */

const fround = Math.fround;

/** A value that a checked conversion refused. */
export class RangeProblem extends Error {
	/** 1: no percentage; 2: no signed percentage. */
	readonly code: number;
	readonly value: number;

	constructor(code: number, value: number) {
		super(`${value} is not within ${code === 1 ? "0" : "−1"} to 1`);
		this.code = code;
		this.value = value;
	}
}

/** `value`, or RangeProblem 1; for set-up, not for the burst. */
export function checkPercentage(value: number): number {
	if (value >= 0 && value <= 1) return fround(value);
	throw new RangeProblem(1, value);
}

/** `value`, or RangeProblem 2. */
export function checkSigned(value: number): number {
	if (value >= -1 && value <= 1) return fround(value);
	throw new RangeProblem(2, value);
}

/** Where `value` lies between `low` (0) and `high` (1): a raw ADC reading is fromRange(raw, 0, 4095). */
export function fromRange(value: number, low: number, high: number): number {
	return fround(fround(value - low) / fround(high - low));
}

/** `low` for 0 … `high` for 1. */
export function toRange(percentage: number, low: number, high: number): number {
	return fround(low + fround(percentage * fround(high - low)));
}

/** Where `value` lies between `low` (−1) and `high` (1): an acceleration is signedFromRange(g, −2, 2). */
export function signedFromRange(value: number, low: number, high: number): number {
	return toSigned(fromRange(value, low, high));
}

/**
 * `low` for −1, the middle for 0, `high` for 1, and never beyond: a servo's angle (0 to 180 degrees) or its pulse
 * (1,000 to 2,000 µs).
 */
export function signedToRange(signed: number, low: number, high: number): number {
	const within = signed > 1 ? 1 : signed > -1 ? signed : -1;
	return toRange(fromSigned(within), low, high);
}

/** 0…1 from −1…1. */
export function fromSigned(signed: number): number {
	return fround(fround(signed + 1) / 2);
}

/** −1…1 from 0…1. */
export function toSigned(percentage: number): number {
	return fround(fround(2 * percentage) - 1);
}

/** 0…1 from a byte. */
export function fromByte(byte: number): number {
	return fround(byte / 255);
}

/** A byte from 0…1, truncated as in FEAGI, clamped. */
export function toByte(percentage: number): number {
	const byte = fround(percentage * 255);
	return byte >= 255 ? 255 : byte > 0 ? Math.floor(byte) : 0;
}
