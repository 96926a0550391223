import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { digitCount, digitImage } from "../../../tools/stimulus/digit-images.js";
import { digitFrames, digitSide } from "../../../tools/stimulus/digits.js";
import type { Frame } from "../../../tools/stimulus/frame.js";

const { resolve } = createRequire(import.meta.url);
const ink = (frame: Frame) => frame.pixels.reduce((sum, value) => sum + value, 0);

test("the package's ten thousand digits are there, pixel for pixel", () => {
	const counts = Array.from({ length: 10 }, (_, digit) => digitCount(digit));
	expect(counts.reduce((sum, count) => sum + count)).toBe(10_000);
	const { data } = JSON.parse(readFileSync(resolve("mnist/src/digits/7.json"), "utf8")) as { data: number[] };
	const index = digitCount(7) - 1;
	const expected = data.slice(index * 784).map((share) => Math.round(share * 255));
	expect([...digitImage(7, index).pixels]).toEqual(expected);
});

test("one digit of the package stays for 24 bursts, then comes another", () => {
	// 47 × 47 shows digits at the collection's own scale, and in the first bursts of seed 7 wholly.
	const inks = digitFrames(47, 47, 96, 7, 3).map(ink);
	const known = Array.from({ length: digitCount(3) }, (_, index) => ink(digitImage(3, index)));
	const whole = Math.max(...inks.slice(0, 24));
	expect(known.some((sum) => Math.abs(sum - whole) < sum * 0.01)).toBe(true);
	expect(Math.max(...inks.slice(24, 48))).not.toBeCloseTo(whole, -3);
});

test.each([1, 2, 3, 11])("every segment of the visual field is visited within one tour, seed %i", (seed) => {
	const visited = new Set<number>();
	for (const { width, height, pixels } of digitFrames(64, 64, 96, seed, undefined))
		pixels.forEach((value, i) => {
			const band = (position: number, length: number) =>
				position < length / 4 ? 0 : position < (length * 3) / 4 ? 1 : 2;
			if (value > 100) visited.add(3 * band(Math.floor(i / width), height) + band(i % width, width));
		});
	expect(visited.size).toBe(9);
});

test("a digit glides: from burst to burst its middle moves by less than a sixth of the frame", () => {
	const middles = digitFrames(64, 64, 192, 2, 8).map(({ width, pixels }) => {
		let [sum, x, y] = [0, 0, 0];
		pixels.forEach((value, i) => {
			sum += value;
			x += value * (i % width);
			y += value * Math.floor(i / width);
		});
		return [x / sum, y / sum] as const;
	});
	middles.forEach(([x, y], i) => {
		const [nextX, nextY] = middles[(i + 1) % middles.length]!;
		expect(Math.hypot(nextX - x, nextY - y)).toBeLessThan(64 / 6);
	});
});

test("strokes are some pixels thick, yet the digit never fills the frame", () => {
	expect([16, 32, 64, 256].map((side) => digitSide(side, side))).toEqual([10, 19, 34, 77]);
});
