import type { Npu } from "../npu/npu.js";
import { Output } from "./output.js";
import type { PortShape } from "./ports.js";

/**
 * Switches that the brain throws: channel c is 1 while voxel (c, 0, 0) spikes. FEAGI has no such decoder. A switch
 * has no spike for "off", so it goes off after one burst of silence unless told otherwise; HOLD makes it a latch.
 */
export class BooleanOutput extends Output<Uint8Array> {
	constructor(npu: Npu, port: PortShape, neutralAfter = 1) {
		super(npu, port, new Uint8Array(port.width), port.width, neutralAfter);
	}

	protected override decode(channel: number): boolean {
		if (this.spikesAt(channel, 0, 0) === 0) return false;
		this.values[channel] = 1;
		return true;
	}

	protected override rest(channel: number): void {
		this.values[channel] = 0;
	}
}
