import { Coder, Direction } from "../connectome/layout.js";
import type { Npu } from "../npu/npu.js";
import { BooleanInput } from "./boolean-input.js";
import type { Input } from "./input.js";
import { MiscInput } from "./misc-input.js";
import { PercentageInput } from "./percentage-input.js";
import { type PortShape, valuesPerChannel } from "./ports.js";
import { TextInput } from "./text.js";

/**
 * The encoder that suits `port`; undefined where it has none: motors, unknown data types, and cameras, whose frames
 * are too large to keep a second time (visionOf).
 */
export function sensorOf(npu: Npu, port: PortShape): Input | undefined {
	const { inputs } = npu;
	if (port.direction !== Direction.INPUT) return undefined;
	if (valuesPerChannel(port) > 0) return new PercentageInput(port, inputs);
	switch (port.coder) {
		case Coder.BOOLEAN:
			return new BooleanInput(port, inputs);
		case Coder.MISC:
			return port.unitCode === "ten" ? new TextInput(port, inputs) : new MiscInput(port, inputs);
		default:
			return undefined;
	}
}
