import { Coder } from "../connectome/layout.js";
import type { Npu } from "../npu/npu.js";
import type { Input } from "../senses/input.js";
import { motorOf } from "../senses/motors.js";
import type { Output } from "../senses/output.js";
import { findPortOfId, isInput, type PortShape, readPort, valuesPerChannel } from "../senses/ports.js";
import { sensorOf } from "../senses/sensors.js";

/** The encoders and decoders of the areas that have wires: one per area, however many wires it has. */
export class AreaCoders {
	readonly inputs: Input[] = [];
	readonly outputs: Output[] = [];
	readonly #npu: Npu;

	constructor(npu: Npu) {
		this.#npu = npu;
	}

	/** The encoder of the sensory area with the id of 8 bytes at `at`. Throws where there is none. */
	input(bytes: Uint8Array, at: number): Input {
		const port = this.#port(bytes, at);
		if (!isInput(port)) throw new Error("the area is a motor area");
		for (let i = 0; i < this.inputs.length; i++)
			if (this.inputs[i].port.area === port.area) return this.inputs[i];
		const input = sensorOf(this.#npu, port);
		if (!input || !takesPins(port)) throw new Error("the area takes no values from pins");
		this.inputs.push(input);
		return input;
	}

	/** The decoder of the motor area with the id of 8 bytes at `at`. Throws where there is none. */
	output(bytes: Uint8Array, at: number): Output {
		const port = this.#port(bytes, at);
		if (isInput(port)) throw new Error("the area is a sensory area");
		for (let i = 0; i < this.outputs.length; i++)
			if (this.outputs[i].port.area === port.area) return this.outputs[i];
		const output = motorOf(this.#npu, port);
		if (!output || !takesPins(port)) throw new Error("the area gives no values for pins");
		this.outputs.push(output);
		return output;
	}

	#port(bytes: Uint8Array, at: number): PortShape {
		const { image } = this.#npu;
		const index = findPortOfId(image, bytes.subarray(at, at + 8));
		if (index < 0) throw new Error("this brain has no such area");
		return readPort(image, index);
	}
}

/** Element of `coder.values` for value `dimension` of `channel`. Throws when the area has no such value. */
export function valueIndex(coder: Input | Output, channel: number, dimension: number): number {
	const perChannel = valuesPerChannel(coder.port) || 1;
	const index = channel * perChannel + dimension;
	if (dimension < perChannel && index < coder.values.length) return index;
	throw new Error(
		dimension < perChannel
			? `the area has ${(coder.values.length / perChannel) | 0} channels`
			: `the area has ${perChannel} values per channel`,
	);
}

/** Switches, percentages and raw data; neither pictures nor tokens. */
export function takesPins({ coder, unitCode }: PortShape): boolean {
	return (
		coder >= Coder.BOOLEAN && coder <= Coder.MISC && coder !== Coder.CARTESIAN_PLANE && unitCode !== "ten"
	);
}
