import type { Inputs } from "../npu/inputs.js";
import { Input } from "./input.js";
import { type PortShape, voxelCount } from "./ports.js";

/** What is not larger than this makes no input. */
export const MISC_NOTHING = 1e-4;

/** Raw data: one value per voxel, numbered as voxelAt() does, injected as it is within ±1 (specification, 5.5). */
export class MiscInput extends Input<Float32Array> {
	constructor(port: PortShape, inputs: Inputs) {
		super(port, inputs, new Float32Array(voxelCount(port)), new Float32Array(voxelCount(port)));
	}

	protected override encode(index: number): boolean {
		const value = this.values[index];
		if (value > MISC_NOTHING || value < -MISC_NOTHING)
			this.stage((index + 1) * this.port.neuronsPerVoxel - 1, value > 1 ? 1 : value < -1 ? -1 : value);
		return true;
	}
}
