/** Powers of two by table: a power costs XS a call of pow(). */
import { LARGEST_LEAK_SHIFT } from "../connectome/layout.js";

/** 2^−n at index n. */
export const POWERS_BELOW: readonly number[] = Object.freeze(
	new Array<number>(LARGEST_LEAK_SHIFT + 1).fill(0).map((_, n) => 2 ** -n),
);

/** 2^−14 … 2^15: what the exponent fields 1 to 30 of binary16 stand for. */
export const HALF_POWERS: readonly number[] = Object.freeze(
	new Array<number>(30).fill(0).map((_, n) => 2 ** (n - 14)),
);
