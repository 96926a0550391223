import { expect, test } from "vitest";
import { BrainImage } from "../../../modules/connectome/image.js";
import { Area, AreaFlag } from "../../../modules/connectome/layout.js";
import { excitabilityHash } from "../../../modules/npu/excitability.js";
import { Npu } from "../../../modules/npu/npu.js";
import { plainArea, withCore } from "../../parity/sketch.js";
import { Crafted, compileSketch } from "../connectome/craft.js";

test.each(["fp32", "int8"])("a draw fires below the area's number, not at it (%s)", (precision) => {
	const bytes = compileSketch(
		withCore({ ...plainArea, excitability: 0.5, dimensions: [4, 1, 1] }),
		precision,
	);
	for (const index of [0, 3]) {
		const hash = excitabilityHash(3 + index, 1);
		for (const [threshold, fires] of [
			[hash, false],
			[hash + 1, true],
		] as const) {
			const image = new Crafted(bytes);
			expect(image.u32(image.area(3) + Area.FLAGS) & AreaFlag.ALWAYS_FIRES).toBe(0);
			image.set32(image.area(3) + Area.EXCITABILITY, threshold);
			const npu = new Npu(new BrainImage(image.reseal().bytes.slice().buffer));
			npu.inputs.push(3, index, 1);
			npu.step();
			expect(npu.fired(3, index)).toBe(fires);
		}
	}
});
