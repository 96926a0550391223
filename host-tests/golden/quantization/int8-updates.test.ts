/** Updates of INT8 as the quantization study computed them. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Area } from "../../../modules/connectome/layout.js";
import { update } from "../../../modules/npu/lif.js";
import { bootSketch } from "../../parity/brain.js";
import { plainArea, withCore } from "../../parity/sketch.js";

type Vector = readonly [
	threshold: number,
	limit: number,
	multiplier: number,
	shift: number,
	refractory: number,
	state: number,
	after: number,
	fired: 0 | 1,
];

const [, ...vectors] = readFileSync(new URL("int8-updates.jsonl", import.meta.url), "utf8")
	.trim()
	.split("\n")
	.map((line) => JSON.parse(line) as Vector);

test("all of the study's updates", () => {
	expect(vectors).toHaveLength(400);
	const { npu, image } = bootSketch(
		withCore({ ...plainArea, id: "c__000", dimensions: [1, 1, 1], accumulates: true, mappings: [] }),
		{ precision: "int8" },
	);
	const { i32, u16, u32 } = image.views;
	const record = image.area(3);
	const neuron = u32[(record + Area.STATE_INDEX) >> 2];
	for (const [threshold, limit, multiplier, shift, refractory, state, after, fired] of vectors) {
		i32[(record + Area.THRESHOLD) >> 2] = threshold;
		i32[(record + Area.THRESHOLD_LIMIT) >> 2] = limit;
		i32[(record + Area.LEAK_MULTIPLIER) >> 2] = multiplier;
		i32[(record + Area.LEAK_SHIFT) >> 2] = shift;
		u16[(record + Area.REFRACTORY_PERIOD) >> 1] = Math.max(refractory, 1);
		npu.pools.potentials[neuron] = state >> 16;
		npu.pools.fractions[neuron] = state;
		npu.slab.open(0, 1);
		npu.slab.add(0, 0);
		const spikes = update(npu, 3);
		const stored = npu.pools.potentials[neuron] * 65536 + npu.pools.fractions[neuron];
		// A blocked neuron is only looked at where neurons wait at all, so the shortest wait is 1.
		const expected = fired && refractory === 0 ? -128 * 65536 + 1 : after;
		expect([stored, spikes]).toEqual([expected, fired]);
	}
});
