import { describe, expect, test } from "vitest";
import { boot } from "../parity/brain.js";
import { shippedGenome, shippedGenomes } from "../unit/genome/sample.js";

const M1_TO_M4_FORWARD = ["M1_FW", "M2_FW", "M3_FW", "M4_FW"];

/** Behaviour specification, sections 1.12 and 3.11: FEAGI's essential genome with its mappings honoured. */
describe.skipIf(!shippedGenomes).each(["fp32", "int8"])("FEAGI's essential genome in %s", (precision) => {
	const start = () => {
		const brain = boot(shippedGenome("essential"), { precision });
		const area = (name: string) => brain.image.findArea(name);
		/** Presses one pixel in every burst; per burst what the area fires. */
		const watch = (bursts: number, names: readonly string[], presses = bursts) =>
			new Array(bursts).fill(0).map((_, burst) => {
				if (burst < presses) brain.npu.inputs.push(area("vision_TM"), 321, 5);
				brain.npu.step();
				return names.map((name) => brain.npu.firedCount(area(name)));
			});
		return { ...brain, area, watch };
	};

	test("it has 1,552 synapses, all of them rules", () => {
		const { image, compilation } = start();
		expect([image.ruleSynapses, image.explicitSynapses]).toEqual([1552, 0]);
		expect(compilation.ruleSynapses).toBe(1552);
		expect(image.neuronCount).toBe(55359);
	});

	test("one pixel reaches the four motors in burst 4", () => {
		const { watch, npu, area } = start();
		const names = ["vision_TM", "forward", ...M1_TO_M4_FORWARD, "Motor Output"];
		expect(watch(5, names, 1)).toEqual([
			[1, 0, 0, 0, 0, 0, 0],
			[0, 1, 0, 0, 0, 0, 0],
			[0, 0, 1, 1, 1, 1, 0],
			[0, 0, 0, 0, 0, 0, 4],
			[0, 0, 0, 0, 0, 0, 0],
		]);
		const again = start();
		again.watch(4, [], 1);
		const motors = again.area("Motor Output");
		expect([0, 1, 2, 3, 4, 5, 6, 7].filter((x) => again.npu.fired(motors, x))).toEqual([0, 2, 4, 6]);
		expect(npu.firedCount(area("Motor Output"))).toBe(0);
	});

	test("a pixel that stays on fires 1110 1110 …, and each further limit counts its own candidates", () => {
		const bursts = start().watch(40, ["vision_TM", "forward", ...M1_TO_M4_FORWARD, "Motor Output"]);
		const fires = (column: number) => bursts.flatMap((row, i) => (row[column] ? [i + 1] : []));
		const pixel = new Array(40).fill(0).flatMap((_, i) => (i % 4 === 3 ? [] : [i + 1]));
		expect(fires(0)).toEqual(pixel);
		const candidate = pixel.map((burst) => burst + 1).filter((burst) => burst <= 40);
		const forward = candidate.filter((_, i) => i % 4 !== 3);
		expect(fires(1)).toEqual(forward);
		expect(fires(1).slice(0, 6)).toEqual([2, 3, 4, 7, 8, 10]);
		for (const column of [2, 3, 4, 5])
			expect(fires(column)).toEqual(forward.map((burst) => burst + 1).filter((burst) => burst <= 40));
		expect(fires(6)).toEqual(forward.map((burst) => burst + 2).filter((burst) => burst <= 40));
	});
});
