/** Values ↔ what pins carry. Nothing here goes beyond its limits, and no number at all is rest. */
import { fromRange } from "../senses/ranges.js";

/** Where `reading` lies between `low` (0) and `high` (1), 0…1; `low` may be the larger one. */
export function share(reading: number, low: number, high: number): number {
	const place = fromRange(reading, low, high);
	return place >= 1 ? 1 : place > 0 ? place : 0;
}

/** Duty for `value` 0…1: 0 for 0 and less, then from `low`, where the motor starts to turn, up to `high`. */
export function powerDuty(value: number, low: number, high: number): number {
	if (!(value > 0)) return 0;
	return value >= 1 ? high : low + (high - low) * value;
}

/** Duty of a servo at `position` 0…1 between the pulses `lowMs` and `highMs`: pulse · hz / 1000. */
export function servoDuty(position: number, lowMs: number, highMs: number, hz: number): number {
	const within = position >= 1 ? 1 : position > 0 ? position : 0;
	return ((lowMs + (highMs - lowMs) * within) * hz) / 1000;
}

/** A colour's part 0…255 at `value` 0…1, rounded. */
export function shade(value: number, part: number): number {
	if (!(value > 0)) return 0;
	return value >= 1 ? part : (value * part + 0.5) | 0;
}
