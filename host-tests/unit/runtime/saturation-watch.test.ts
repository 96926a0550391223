import { describe, expect, test } from "vitest";
import { AreaFlag, Saturation } from "../../../modules/connectome/layout.js";
import { levelOf, SATURATION_WINDOW, SaturationWatch } from "../../../modules/runtime/saturation-watch.js";
import { bootSketch } from "../../parity/brain.js";
import { type AreaSketch, plainArea, withCore } from "../../parity/sketch.js";

/** One neuron whose potential only sinks, beside one that nothing happens to. */
function sinking(area: Partial<AreaSketch> = {}) {
	return withCore(
		{
			...plainArea,
			id: "c__000",
			dimensions: [1, 1, 1],
			threshold: 0.5,
			mappings: [{ target: 4, morphology: { kind: "projector" }, multiplier: -1 }],
		},
		{ ...plainArea, id: "c__001", dimensions: [1, 1, 1], threshold: 1, accumulates: true, ...area },
	);
}

function watched(precision: string, area?: Partial<AreaSketch>) {
	const { npu } = bootSketch(sinking(area), { precision });
	const lines: string[] = [];
	const watch = new SaturationWatch(npu, (line) => lines.push(line));
	const run = (bursts: number) => {
		for (let burst = 0; burst < bursts; burst++) {
			npu.inputs.push(3, 0, 1);
			npu.step();
			watch.afterBurst();
		}
	};
	return { npu, lines, run };
}

describe("a potential that sinks for ever", () => {
	test("is told once per window, with the threshold code that would have held it", () => {
		const { lines, run, npu } = watched("int8");
		run(SATURATION_WINDOW - 1);
		expect(lines).toEqual([]);
		run(1);
		expect(lines).toHaveLength(1);
		expect(lines[0]).toMatch(
			/^saturation error: "c__001": \d+(\.\d)? % of 999 updates clamped, most at the low end; threshold code 1, 0\.5 would fit$/,
		);
		run(SATURATION_WINDOW);
		expect(lines).toHaveLength(2);
		expect(lines[1]).toContain("100 % of 1000 updates");
		expect(npu.potential(4, 0)).toBeCloseTo(-127, 1);
	});

	test("is told in the window in which the count of updates goes on from 2^32 at 0", () => {
		const { lines, run, npu } = watched("int8");
		const { saturations } = npu.pools;
		const areas = npu.image.areaCount;
		for (const lane of [Saturation.UPDATES, Saturation.UPDATES_BEFORE])
			saturations[lane * areas + 4] = 2 ** 32 - 100;
		run(SATURATION_WINDOW);
		expect(saturations[Saturation.UPDATES * areas + 4]).toBe(899);
		expect(lines[0]).toContain("% of 999 updates");
	});

	test("is clamped at 65504 units in half precision, and told so", () => {
		const { lines, run, npu } = watched("fp16");
		npu.pools.potentials[npu.image.neuronCount - 1] = 0xfbff;
		run(SATURATION_WINDOW);
		expect(lines).toHaveLength(1);
		expect(lines[0]).toMatch(
			/^saturation error: "c__001": 100 % of 999 updates clamped, most at the low end; the threshold is 4 of 65504, 1\/2 of that would do$/,
		);
		expect(npu.saturations()).toBe(999);
	});

	test("is FEAGI's in fp32: nothing is clamped, nothing is told", () => {
		const { lines, run, npu } = watched("fp32");
		run(SATURATION_WINDOW);
		expect(lines).toEqual([]);
		expect(npu.potential(4, 0)).toBe(-999);
	});
});

test("an update that clamps before and after the leak counts once", () => {
	const { npu } = watched("int8-compact", { leak: -0.5 });
	for (let burst = 0; burst < 400; burst++) {
		npu.inputs.push(3, 0, 1);
		npu.step();
	}
	const { saturations } = npu.pools;
	const areas = npu.image.areaCount;
	expect(saturations[Saturation.LOW * areas + 4]).toBeGreaterThan(300);
	expect(saturations[Saturation.LOW * areas + 4]).toBeLessThanOrEqual(
		saturations[Saturation.UPDATES * areas + 4],
	);
});

test("a clamp at the high end counts only where it can matter", () => {
	const counts = [{}, { limit: 1000 }].map((area) => {
		const { npu } = bootSketch(
			withCore({
				...plainArea,
				id: "c__000",
				dimensions: [2, 1, 1],
				threshold: 1,
				accumulates: true,
				fireLimit: 1,
				snooze: 0,
				mappings: [],
				...area,
			}),
			{ precision: "int8" },
		);
		const record = npu.image.area(3);
		const harmless = npu.image.views.word(record + 40) & AreaFlag.HIGH_END_IS_HARMLESS;
		return { harmless: harmless !== 0 };
	});
	expect(counts).toEqual([{ harmless: true }, { harmless: false }]);
});

test("levels begin at 0.01, 0.5 and 5 percent", () => {
	const levels = [0, 0.009, 0.01, 0.49, 0.5, 4.9, 5, 100].map(levelOf);
	expect(levels).toEqual([undefined, undefined, "info", "info", "warning", "warning", "error", "error"]);
});
