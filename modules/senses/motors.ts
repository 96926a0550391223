import { Coder, Direction } from "../connectome/layout.js";
import type { Npu } from "../npu/npu.js";
import { BooleanOutput } from "./boolean-output.js";
import { CartesianOutput } from "./cartesian-output.js";
import { MiscOutput } from "./misc-output.js";
import { burstsIn, NEUTRAL_MS, type Output } from "./output.js";
import { PercentageOutput } from "./percentage-output.js";
import { type PortShape, portsOf, valuesPerChannel } from "./ports.js";
import { TextOutput } from "./text.js";

/** Rotary motors or servos of one area: −1 (full backwards) … 1 (full forwards). */
export type Motors = PercentageOutput;

/**
 * The decoder that suits `port`; undefined where it has none: sensors, unknown data types. `neutralAfter` bursts of
 * silence bring a channel to neutral, HOLD never does; by default half a second, one burst for switches and text.
 */
export function motorOf(npu: Npu, port: PortShape, neutralAfter?: number): Output | undefined {
	if (port.direction !== Direction.OUTPUT) return undefined;
	const patience = neutralAfter ?? burstsIn(npu.image, NEUTRAL_MS);
	if (valuesPerChannel(port) > 0) return new PercentageOutput(npu, port, patience);
	switch (port.coder) {
		case Coder.BOOLEAN:
			return new BooleanOutput(npu, port, neutralAfter);
		case Coder.CARTESIAN_PLANE:
			return new CartesianOutput(npu, port, patience);
		case Coder.MISC:
			return port.unitCode === "ten"
				? new TextOutput(npu, port, neutralAfter)
				: new MiscOutput(npu, port, patience);
		default:
			return undefined;
	}
}

/** Decoders for every rotary motor and servo of the brain, in area order. */
export function motorsOf(npu: Npu, neutralAfter = burstsIn(npu.image, NEUTRAL_MS)): Motors[] {
	const found: Motors[] = [];
	const ports = portsOf(npu.image, Direction.OUTPUT);
	for (let i = 0; i < ports.length; i++)
		if (ports[i].coder === Coder.SIGNED_PERCENTAGE)
			found.push(new PercentageOutput(npu, ports[i], neutralAfter));
	return found;
}
