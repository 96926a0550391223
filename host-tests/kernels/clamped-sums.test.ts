import { describe, expect, test } from "vitest";
import { Area, AreaFlag } from "../../modules/connectome/layout.js";
import { type Brain, bootSketch } from "../parity/brain.js";
import { type AreaSketch, plainArea, withCore } from "../parity/sketch.js";
import { compareNative } from "./compare.js";
import { buildHarness, canBuild } from "./harness.js";

const missing = !canBuild("optimised");
const suffix = missing ? ": skipped, there is no gcc" : "";
const SOURCE = 3;
const TARGET = 4;

/** One neuron that fires at any input, and one that it excites. */
function pair(target: Partial<AreaSketch>, precision: string): Brain {
	const mappings = [{ target: TARGET, morphology: { kind: "projector" }, multiplier: 255 }] as const;
	const source = { ...plainArea, psc: 255, mappings };
	return bootSketch(withCore(source, { ...plainArea, id: "c__001", ...target }), { precision });
}

/** One neuron without synapses. */
function alone(area: Partial<AreaSketch>, precision: string): Brain {
	return bootSketch(withCore({ ...plainArea, ...area }), { precision });
}

const pushes = (count: number, area: number, potential: number) =>
	new Array(count).fill(0).map(() => ({ area, index: 0, potential }));

describe.skipIf(missing)(`input at the limits of native code${suffix}`, () => {
	const integers = ["int8", "int8-compact"];

	test.each(integers)("in %s it takes a sum to its limit, and spikes cannot push that over", (precision) => {
		const { image } = pair({ threshold: 1e6, leak: 0.5 }, precision);
		const flags = image.views.word(image.area(TARGET) + Area.FLAGS);
		expect(flags & AreaFlag.SUMS_FIT).toBe(AreaFlag.SUMS_FIT);
		const queue = [...pushes(1, SOURCE, 1), ...pushes(12, TARGET, 9e29)];
		const bursts = new Array(6).fill({ queue, streams: [] });
		compareNative(buildHarness("optimised"), [{ name: "limit", image, bursts }]);
	});

	test.each(["fp16", "fp16r"])("in %s a sum beyond binary32 is its largest number", (precision) => {
		const queue = [...pushes(200, TARGET, 9e29), ...pushes(3, TARGET, -9e29)];
		const bursts = new Array(4).fill({ queue, streams: [] });
		const cases = [0, 1].map((limit) => ({
			name: `threshold limit ${limit}`,
			image: pair({ threshold: 1e-6, limit }, precision).image,
			bursts,
		}));
		compareNative(buildHarness("optimised"), cases);
	});

	test.each(integers)("in %s bytes are units of any size", (precision) => {
		const event = (potential: number) => ({ area: SOURCE, index: 0, potential });
		const all = [1, 1, 2, 3, 127, 128, 200, 255, 255, 0].map(event);
		const bursts = all.map((one) => ({ queue: [], streams: [one] }));
		const cases = [1e-6, 0.1, 1, 10, 700, 1e6, 1e9, 1e12].map((threshold) => ({
			name: `threshold ${threshold}`,
			// Beyond the limit nothing fires, and how far it was beyond the range is counted.
			image: alone({ threshold, limit: 2 * threshold, leak: 0.25 }, precision).image,
			bursts,
			bytes: true,
		}));
		compareNative(buildHarness("optimised"), cases);
	});
});
