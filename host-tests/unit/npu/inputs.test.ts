import { describe, expect, test } from "vitest";
import { Part } from "../../../modules/connectome/layout.js";
import type { InputStream } from "../../../modules/npu/inputs.js";
import type { NativeBurst } from "../../../modules/npu/native.js";
import { Npu } from "../../../modules/npu/npu.js";
import { stateHash } from "../../../modules/npu/state-hash.js";
import { type Brain, bootSketch } from "../../parity/brain.js";
import { plainArea, withCore } from "../../parity/sketch.js";

const AREA = 3;
/** Potentials that add up below threshold, in twelve neurons, three per slab. */
const integrators = withCore(
	{ ...plainArea, dimensions: [12, 1, 1], threshold: 1e9 },
	{ ...plainArea, id: "c__001", dimensions: [2, 1, 1], threshold: 1e9 },
);
const boot = (slabNeurons = 3, precision = "fp32") => bootSketch(integrators, { slabNeurons, precision });
const potentials = ({ npu }: Brain, area = AREA) =>
	new Array(area === AREA ? 12 : 2).fill(0).map((_, i) => npu.potential(area, i));

describe("the queue", () => {
	test("sums values in order of arrival, in binary32", () => {
		const values = [1e7, 0.4, 0.4, 0.4, -1e7, 1e-3];
		const brain = boot();
		for (const value of values) brain.npu.inputs.push(AREA, 4, value);
		brain.npu.step();
		const sum = values.reduce((total, value) => Math.fround(total + Math.fround(value)), 0);
		expect(brain.npu.potential(AREA, 4)).toBe(sum);
		const reversed = boot();
		for (const value of [...values].reverse()) reversed.npu.inputs.push(AREA, 4, value);
		reversed.npu.step();
		expect(reversed.npu.potential(AREA, 4)).not.toBe(sum);
	});

	test("comes before the stream", () => {
		const brain = boot();
		const stream = events([[4, -1e8]]);
		brain.npu.inputs.attach(AREA, stream);
		brain.npu.inputs.push(AREA, 4, 3);
		brain.npu.inputs.push(AREA, 4, 1e8);
		brain.npu.step();
		expect(brain.npu.potential(AREA, 4)).toBe(0);
	});

	test("keeps areas apart when their values are mixed", () => {
		const brain = boot();
		for (let i = 0; i < 12; i++) {
			brain.npu.inputs.push(AREA, i, i + 1);
			brain.npu.inputs.push(AREA + 1, i % 2, 1);
		}
		brain.npu.step();
		expect(potentials(brain)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
		expect(potentials(brain, AREA + 1)).toEqual([6, 6]);
	});

	test("says when it is full, counts what it drops, and takes values again after the burst", () => {
		const brain = boot();
		const { inputs } = brain.npu;
		const capacity = brain.image.inputCapacity;
		for (let i = 0; i < capacity; i++) expect(inputs.push(AREA, 0, 1)).toBe(true);
		expect(inputs.push(AREA, 0, 1)).toBe(false);
		expect(inputs.push(AREA + 1, 0, 1)).toBe(false);
		expect(inputs.dropped).toBe(2);
		brain.npu.step();
		expect(potentials(brain)[0]).toBe(capacity);
		expect(inputs.push(AREA, 0, 1)).toBe(true);
		expect(inputs.dropped).toBe(2);
	});

	test("is empty after the burst", () => {
		const brain = boot();
		brain.npu.inputs.push(AREA, 2, 5);
		brain.npu.step();
		brain.npu.step();
		expect(brain.npu.potential(AREA, 2)).toBe(5);
	});

	test.each([0, -0, Number.NaN, Infinity, -Infinity, 1e31, -1e31, 1e-50])("ignores %d", (value) => {
		const brain = boot();
		for (let i = 0; i <= brain.image.inputCapacity; i++)
			expect(brain.npu.inputs.push(AREA, 0, value)).toBe(true);
		expect(brain.npu.inputs.dropped).toBe(0);
	});

	test.each([-1, 5, 99, Number.NaN])("ignores area %d, which does not exist", (area) => {
		const [brain, untouched] = [boot(), boot()];
		const links = [...brain.npu.pools.inputLinks];
		brain.npu.inputs.push(area, 0, 1);
		expect([...brain.npu.pools.inputLinks]).toEqual(links);
		brain.npu.step();
		untouched.npu.step();
		expect(stateHash(brain.npu)).toBe(stateHash(untouched.npu));
	});

	test.each([12, 4096, 0xffffffff, -1])("ignores neuron %d, which does not exist", (index) => {
		const brain = boot();
		brain.npu.inputs.push(AREA, index, 1);
		brain.npu.step();
		expect(potentials(brain)).toEqual(new Array(12).fill(0));
		expect(potentials(brain, AREA + 1)).toEqual([0, 0]);
	});

	test("does not leak or count down a neuron whose only input was ignored", () => {
		const leaky = withCore({ ...plainArea, threshold: 10, leak: 0.5 });
		const brain = bootSketch(leaky);
		brain.npu.inputs.push(AREA, 0, 4);
		brain.npu.step();
		brain.npu.inputs.push(AREA, 0, 0);
		brain.npu.step();
		expect(brain.npu.potential(AREA, 0)).toBe(2);
	});
});

function events(list: readonly (readonly [index: number, value: number])[]): InputStream {
	return {
		indices: Uint16Array.from([0, 0, ...list.map(([index]) => index)]),
		values: Float32Array.from([0, ...list.map(([, value]) => value)]),
		firstIndex: 2,
		firstValue: 1,
		count: list.length,
	};
}

describe("a stream", () => {
	const all = new Array(12).fill(0).map((_, i) => [i, i + 1] as const);

	test.each([1, 2, 3, 5, 12, 2048])("reaches every slab of %d neurons once", (slabNeurons) => {
		const brain = boot(slabNeurons);
		brain.npu.inputs.attach(AREA, events([...all, [11, 100]]));
		brain.npu.step();
		expect(potentials(brain)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 112]);
	});

	test("is used up by the burst; a native burst sets its count back itself, and nobody looks again", () => {
		const { npu, image } = boot();
		const used = events(all);
		npu.inputs.attach(AREA, used);
		npu.step();
		expect(used.count).toBe(0);
		const native: NativeBurst = { attach: () => {}, step: () => 0 };
		const run = new Npu(image, undefined, undefined, undefined, native);
		const untouched = events(all);
		run.inputs.attach(AREA, untouched);
		run.step();
		expect(untouched.count).toBe(all.length);
	});

	test("is read once, however many slabs the area has", () => {
		const stream = events(all);
		const read: string[] = [];
		const values = new Proxy(stream.values, {
			get(target, key) {
				if (typeof key === "string" && /^[0-9]+$/.test(key)) read.push(key);
				return Reflect.get(target, key, target);
			},
		});
		const brain = boot(2);
		brain.npu.inputs.attach(AREA, { ...stream, values });
		brain.npu.step();
		expect(read.map(Number)).toEqual(all.map((_, i) => stream.firstValue + i));
	});

	test("is consumed by one burst, and its owner refills it", () => {
		const brain = boot();
		const stream = events(all);
		brain.npu.inputs.attach(AREA, stream);
		brain.npu.step();
		expect(stream.count).toBe(0);
		brain.npu.step();
		expect(brain.npu.potential(AREA, 5)).toBe(6);
		stream.count = 6;
		brain.npu.step();
		expect([5, 6].map((i) => brain.npu.potential(AREA, i))).toEqual([12, 7]);
	});

	test("with gaps skips whole slabs", () => {
		const brain = boot();
		brain.npu.inputs.attach(
			AREA,
			events([
				[1, 1],
				[10, 2],
			]),
		);
		brain.npu.step();
		expect(potentials(brain)).toEqual([0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0]);
	});

	test("of two areas keep their own places", () => {
		const brain = boot(1);
		brain.npu.inputs.attach(AREA, events(all));
		brain.npu.inputs.attach(
			AREA + 1,
			events([
				[0, 7],
				[1, 8],
			]),
		);
		brain.npu.step();
		expect(potentials(brain)).toEqual(all.map(([, value]) => value));
		expect(potentials(brain, AREA + 1)).toEqual([7, 8]);
	});

	test("of bytes reads bytes", () => {
		const brain = boot();
		brain.npu.inputs.attach(AREA, { ...events(all), values: Uint8Array.from([0, 255, 254]), count: 2 });
		brain.npu.step();
		expect(potentials(brain).slice(0, 3)).toEqual([255, 254, 0]);
	});

	test("ends where the area ends", () => {
		const brain = boot();
		brain.npu.inputs.attach(
			AREA,
			events([
				[11, 1],
				[12, 1],
				[40000, 1],
			]),
		);
		brain.npu.step();
		expect(potentials(brain)[11]).toBe(1);
		expect(potentials(brain, AREA + 1)).toEqual([0, 0]);
	});

	test.each(["fp32", "int8"])(
		"ignores 0 and what is not finite, without making candidates (%s)",
		(precision) => {
			const leaky = withCore({ ...plainArea, dimensions: [5, 1, 1], threshold: 10, leak: 0.5 });
			const brain = bootSketch(leaky, { precision });
			const start = () => events([0, 1, 2, 3, 4].map((index) => [index, 4] as const));
			brain.npu.inputs.attach(AREA, start());
			brain.npu.step();
			const useless = [0, Number.NaN, -Infinity, Infinity, -0];
			brain.npu.inputs.attach(AREA, events(useless.map((value, index) => [index, value] as const)));
			brain.npu.step();
			for (let i = 0; i < 5; i++) expect(brain.npu.potential(AREA, i)).toBeCloseTo(2, 4);
		},
	);
});

test("power injects 1 into the power neuron in every burst, after other input", () => {
	const [death, power, fatigue] = withCore();
	const brain = bootSketch([death, { ...power, threshold: 1e9 }, fatigue, ...integrators.slice(3)]);
	brain.npu.inputs.push(1, 0, 2);
	brain.npu.step();
	brain.npu.step();
	expect(brain.npu.potential(1, 0)).toBe(4);
});

test("the queue has the capacity that the image says", () => {
	const { image, npu } = boot();
	expect(image.pool(Part.INPUT_TARGETS)?.count).toBe(image.inputCapacity);
	expect(npu.pools.inputTargets.length).toBe(image.inputCapacity);
	expect(npu.pools.inputLinks.length).toBe(image.inputCapacity + 2 * image.areaCount);
});
