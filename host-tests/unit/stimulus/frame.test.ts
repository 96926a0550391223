import fc from "fast-check";
import { expect, test } from "vitest";
import { type Frame, grey, resample } from "../../../tools/stimulus/frame.js";

const whole = ({ width, height }: Frame) => ({ x: 0, y: 0, width, height });
const frames = fc
	.tuple(
		fc.integer({ min: 1, max: 9 }),
		fc.integer({ min: 1, max: 9 }),
		fc.constantFrom<1 | 3>(1, 3),
		fc.integer(),
	)
	.map(([width, height, channels, seed]): Frame => {
		const pixels = Uint8Array.from(
			{ length: width * height * channels },
			(_, i) => Math.imul(seed ^ i, 2654435761) >>> 24,
		);
		return { width, height, channels, pixels };
	});

test("the same size is the same picture", () => {
	fc.assert(
		fc.property(frames, (frame) => {
			expect(resample(frame, whole(frame), frame.width, frame.height)).toEqual(frame);
		}),
		{ seed: 1 },
	);
});

test("a flat picture stays flat at every size", () => {
	fc.assert(
		fc.property(
			frames,
			fc.integer({ min: 1, max: 20 }),
			fc.integer({ min: 1, max: 20 }),
			(frame, width, height) => {
				frame.pixels.fill(77);
				const { pixels } = resample(frame, whole(frame), width, height);
				return pixels.every((value) => value === 77);
			},
		),
		{ seed: 2 },
	);
});

test("shrinking takes the mean", () => {
	const frame: Frame = {
		width: 4,
		height: 2,
		channels: 1,
		pixels: Uint8Array.from([0, 10, 100, 200, 20, 30, 100, 0]),
	};
	expect([...resample(frame, whole(frame), 2, 1).pixels]).toEqual([15, 100]);
});

test("colours have the weights of BT.601", () => {
	const frame: Frame = { width: 1, height: 1, channels: 3, pixels: Uint8Array.from([255, 0, 0]) };
	expect(grey(frame, 0)).toBe(76);
});
