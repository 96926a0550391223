import type { Inputs } from "../npu/inputs.js";
import { Input } from "./input.js";
import { SPIKE } from "./percentage.js";
import { neuronAt, type PortShape } from "./ports.js";

/**
 * Switches: channel c is voxel (c, 0, 0), which spikes while its value is not 0. FEAGI's own encoder tells each
 * channel as often as there are channels, and fails when one did not change (specification, 5.5).
 */
export class BooleanInput extends Input<Uint8Array> {
	constructor(port: PortShape, inputs: Inputs) {
		super(port, inputs, new Uint8Array(port.width), new Uint8Array(port.width));
	}

	protected override encode(index: number): boolean {
		if (this.values[index] !== 0) this.stage(neuronAt(this.port, index, 0, 0), SPIKE);
		return true;
	}
}
