import fc from "fast-check";
import { expect, test } from "vitest";
import { readGenome } from "../../../tools/genome/read.js";
import { thresholdGradient } from "../../../tools/quantise/thresholds.js";
import { thresholdsOf } from "../../parity/dense-brain.js";
import { type AreaSketch, genomeText, plainArea, type Triple, withCore } from "../../parity/sketch.js";

const gradient = (sketch: Partial<AreaSketch>) =>
	thresholdGradient(readGenome(genomeText(withCore({ ...plainArea, ...sketch }))).areas[3]);

test("base + incx·x + incy·y + incz·z, per neuron of each voxel", () => {
	expect([
		...gradient({ threshold: 1, increments: [10, 0.5, -1], dimensions: [2, 2, 2], neuronsPerVoxel: 2 })!,
	]).toEqual([1, 1, 0, 0, 1.5, 1.5, 0.5, 0.5, 11, 11, 10, 10, 11.5, 11.5, 10.5, 10.5]);
});

test.each<[Triple, boolean]>([
	[[0, 0, 0], false],
	[[1e-7, -1e-7, 1e-7], false],
	[[2 ** -23, 0, 0], false],
	[[1.2e-7, 0, 0], true],
	[[0, 0, -1], true],
])("increments of %j: %s", (increments, any) => {
	expect(gradient({ increments, dimensions: [2, 2, 2] }) !== undefined).toBe(any);
});

test("sums are rounded to binary32 from left to right", () => {
	const step = fc.float({ min: -3, max: 3, noNaN: true });
	fc.assert(
		fc.property(fc.tuple(step, step, step), step, (increments, threshold) => {
			const sketch = { ...plainArea, threshold, increments, dimensions: [5, 4, 3] as const };
			const values = gradient(sketch);
			if (values) expect([...values]).toEqual(thresholdsOf(sketch));
		}),
		{ seed: 20260541, numRuns: 200 },
	);
});
