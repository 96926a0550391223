import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PART_ALIGNMENT, SEGMENTS } from "../../../modules/connectome/layout.js";
import { ONE_BLOCK, offsetsOf, segmentBytes, segmentsOf } from "../../../tools/image/segments.js";

const partSizes = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 15 });
const blockSizes = fc
	.array(fc.integer({ min: 1, max: 12_000 }), { minLength: 1, maxLength: 6 })
	.map((blocks) => blocks.sort((a, b) => b - a));

test("parts are apart, aligned, and inside blocks that are large enough", () => {
	fc.assert(
		fc.property(partSizes, blockSizes, (parts, blocks) => {
			const segments = segmentsOf(parts, blocks);
			if (!segments) return;
			const offsets = offsetsOf(parts, segments);
			const bytes = segmentBytes(parts, segments);
			expect(bytes.length).toBeLessThanOrEqual(SEGMENTS);
			expect(new Set(segments).size).toBe(bytes.length);
			bytes.forEach((size, segment) => {
				expect(size % 4).toBe(0);
				expect(size).toBeLessThanOrEqual(Math.ceil(blocks[segment] / 4) * 4);
				let end = 0;
				parts.forEach((part, i) => {
					if (segments[i] !== segment) return;
					expect(offsets[i] % PART_ALIGNMENT).toBe(0);
					expect(offsets[i]).toBeGreaterThanOrEqual(end);
					end = offsets[i] + part;
				});
				expect(size).toBeGreaterThanOrEqual(end);
				expect(size - end).toBeLessThan(4);
			});
		}),
		{ seed: 20261129, numRuns: 2000 },
	);
});

describe("a state", () => {
	test("that fits the first block to the byte is one segment, unpadded at its end", () => {
		expect(segmentsOf([16, 10, 4], [36])).toEqual([0, 0, 0]);
		expect(segmentsOf([16, 10, 4], [35])).toBeUndefined();
		expect(segmentsOf([1e9, 1e9], ONE_BLOCK)).toEqual([0, 0]);
	});

	test("that does not is cut between parts, the largest first", () => {
		expect(segmentsOf([32, 64, 16, 48], [112, 80])).toEqual([0, 0, 1, 1]);
		expect(segmentBytes([32, 64, 16, 48], [0, 0, 1, 1])).toEqual([96, 64]);
		// The roomiest would leave the last one without a place.
		expect(segmentsOf([64, 64, 48, 48], [128, 96])).toEqual([0, 0, 1, 1]);
	});

	test("has no place if a part is larger than every block, or a fifth block were needed", () => {
		expect(segmentsOf([200], [100, 100, 100])).toBeUndefined();
		expect(segmentsOf([90, 90, 90, 90], [100, 100, 100, 100])).toEqual([0, 1, 2, 3]);
		expect(segmentsOf([90, 90, 90, 90, 90], [100, 100, 100, 100, 100])).toBeUndefined();
	});
});
