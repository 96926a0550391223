import type { Npu } from "../npu/npu.js";
import { Output } from "./output.js";
import { type PortShape, voxelCount } from "./ports.js";

/**
 * Raw spikes: one value per voxel, numbered as voxelAt() does, 1 where it spiked. The area is one channel: with its
 * first spike it is decoded whole. FEAGI gives the potential within ±1, which a spike has exceeded or is taken to.
 */
export class MiscOutput extends Output<Float32Array> {
	constructor(npu: Npu, port: PortShape, neutralAfter: number) {
		super(npu, port, new Float32Array(voxelCount(port)), 1, neutralAfter);
	}

	protected override decode(): boolean {
		const { values } = this;
		const { neuronsPerVoxel } = this.port;
		values.fill(0);
		for (let neuron = this.nextFired(0); neuron >= 0; neuron = this.nextFired(neuron + 1))
			values[(neuron / neuronsPerVoxel) | 0] = 1;
		return true;
	}

	protected override rest(): void {
		this.values.fill(0);
	}
}
