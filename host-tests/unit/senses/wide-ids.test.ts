import type { NativeKernels } from "platform";
import { describe, expect, test } from "vitest";
import { BrainImage } from "../../../modules/connectome/image.js";
import { Direction } from "../../../modules/connectome/layout.js";
import { Npu } from "../../../modules/npu/npu.js";
import { Pools } from "../../../modules/npu/pools.js";
import { NativeBrain } from "../../../modules/runtime/native-brain.js";
import { portsOf } from "../../../modules/senses/ports.js";
import { sensorOf } from "../../../modules/senses/sensors.js";
import { visionOf } from "../../../modules/senses/vision.js";
import { asBuffer } from "../../../tools/cli/files.js";
import { oneArea } from "./brain.js";
import { wideBrain } from "./wide-brain.js";

describe("indices of sensory events", () => {
	test("are as wide as the image's ids, in small areas, too: native kernels take no others", () => {
		const image = new BrainImage(asBuffer(wideBrain("int8")));
		const widths: number[] = [];
		const kernels: NativeKernels = {
			open: () => true,
			attach: (_area, ids, _idsOffset, values) => widths.push(ids.byteLength / values.byteLength) - 1,
			play: () => true,
			step: () => 0,
		};
		const pools = new Pools(image);
		const npu = new Npu(image, undefined, pools, undefined, new NativeBrain(kernels, image, pools));
		expect(visionOf(npu).planes).toHaveLength(1);
		for (const port of portsOf(image, Direction.INPUT)) sensorOf(npu, port);
		expect(widths).toEqual([4, 4]);
	});

	test("take two bytes where the image's do", () => {
		const { npu } = oneArea("c__big", [256, 256, 1]);
		expect(npu.inputs.indices(3)).toEqual(new Uint16Array(3));
	});
});
