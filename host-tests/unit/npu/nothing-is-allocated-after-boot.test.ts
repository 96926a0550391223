import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { type Brain, bootSketch } from "../../parity/brain.js";
import { richBrain } from "../connectome/craft.js";

const BURSTS = 5000;
const CONSTRUCTORS = [
	"ArrayBuffer",
	"SharedArrayBuffer",
	"DataView",
	"Map",
	"Set",
	"Uint8Array",
	"Int8Array",
	"Uint16Array",
	"Uint32Array",
	"Int32Array",
	"Float32Array",
	"Float64Array",
] as const;

/** Every typed array and buffer that can be reached from the engine. */
function memory({ npu, image }: Brain): object[] {
	const found = new Set<object>();
	for (const holder of [npu, npu.pools, npu.slab, image.views]) {
		for (const value of Object.values(holder).flat()) {
			if (ArrayBuffer.isView(value)) found.add(value).add(value.buffer);
			else if (value instanceof SharedArrayBuffer) found.add(value);
		}
	}
	return [...found];
}

function live({ npu }: Brain, bursts: number): void {
	for (let burst = 0; burst < bursts; burst++) {
		npu.inputs.push(3, burst % 12, 2);
		npu.inputs.push(5, burst % 3, burst % 7);
		npu.inputs.push(4, burst % 4, 1);
		npu.step();
	}
}

/** Runs `body` while none of the constructors can be called. */
function withoutConstructors(body: () => void): void {
	const originals = CONSTRUCTORS.map((name) => [name, globalThis[name]] as const);
	for (const [name] of originals)
		Object.defineProperty(globalThis, name, {
			configurable: true,
			writable: true,
			value: class {
				constructor() {
					throw new Error(`new ${name}`);
				}
			},
		});
	try {
		body();
	} finally {
		for (const [name, value] of originals)
			Object.defineProperty(globalThis, name, { configurable: true, writable: true, value });
	}
}

describe.each(["fp32", "int8"])("%s", (precision) => {
	test(`pools and views are the same objects after ${BURSTS} bursts`, () => {
		const brain = bootSketch(richBrain, { precision, slabNeurons: 5 });
		const before = memory(brain);
		expect(before.length).toBeGreaterThan(20);
		live(brain, BURSTS);
		const after = memory(brain);
		expect(after.length).toBe(before.length);
		after.forEach((object, i) => {
			expect(object === before[i], `object ${i}`).toBe(true);
		});
		expect(brain.npu.spikes).toBeGreaterThan(BURSTS);
	});

	test("a burst constructs no array and no buffer", () => {
		const brain = bootSketch(richBrain, { precision, slabNeurons: 5 });
		withoutConstructors(() => live(brain, 200));
		expect(brain.npu.spikes).toBeGreaterThan(200);
		expect(() => withoutConstructors(() => new Uint8Array(1))).toThrow("new Uint8Array");
	});

	test(`the heap is as large after ${BURSTS} bursts as before`, () => {
		setFlagsFromString("--expose-gc");
		const collect: () => void = runInNewContext("gc");
		const heap = () => {
			for (let i = 0; i < 3; i++) collect();
			return process.memoryUsage().heapUsed;
		};
		const brain = bootSketch(richBrain, { precision });
		live(brain, BURSTS);
		// The machine itself grows now and then while it optimises; a leak would grow every time.
		const growth = [1, 2, 3].map(() => {
			const before = heap();
			live(brain, BURSTS);
			return heap() - before;
		});
		expect(Math.min(...growth)).toBeLessThan(64 * 1024);
	});
});
