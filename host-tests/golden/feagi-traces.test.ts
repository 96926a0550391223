import { describe, expect, test } from "vitest";
import { type Brain, bootSketch } from "../parity/brain.js";
import { withCore } from "../parity/sketch.js";
import { type Trace, traceArea, traces } from "./feagi-traces.js";

/** A candidate whose inputs sum to 0 needs two values: a single 0 is no input at all. */
function inject({ npu }: Brain, area: number, input: number | undefined): void {
	if (input === undefined) return;
	if (input === 0) npu.inputs.push(area, 0, 1);
	npu.inputs.push(area, 0, input === 0 ? -1 : input);
}

function play(brain: Brain, area: number, { input }: Trace): { spikes: string; potentials: number[] } {
	let spikes = "";
	const potentials: number[] = [];
	for (const value of input) {
		inject(brain, area, value);
		brain.npu.step();
		spikes += brain.npu.fired(area, 0) ? "1" : "0";
		potentials.push(brain.npu.potential(area, 0));
	}
	return { spikes, potentials };
}

describe.each(traces)("$name", (trace) => {
	const [, ...others] = withCore();
	const expected = { spikes: trace.spikes, potentials: trace.potentials.map(Math.fround) };

	test("neuron 0 fires and charges as in feagi-core", () => {
		const played = play(bootSketch([traceArea(trace, "_death"), ...others]), 0, trace);
		expect(played).toEqual(expected);
	});

	test.skipIf(trace.area.excitability !== undefined)("so does a neuron of a custom area", () => {
		const brain = bootSketch(withCore({ ...traceArea(trace, "c__000"), dimensions: [3, 1, 2] }));
		const played = play(brain, 3, trace);
		expect(played).toEqual(expected);
	});

	test("INT8 fires alike", () => {
		const brain = bootSketch([traceArea(trace, "_death"), ...others], { precision: "int8" });
		expect(play(brain, 0, trace).spikes).toBe(trace.spikes);
		expect(brain.npu.saturations()).toBe(0);
	});
});
