/** Sensors that swing smoothly through their whole range, each at its own phase. */
import type { BrainImage } from "../../modules/connectome/image.js";
import { Coder, Direction } from "../../modules/connectome/layout.js";
import {
	encodeLinear,
	encodeSignedLinear,
	SILENT,
	SPIKE,
	signedColumn,
} from "../../modules/senses/percentage.js";
import { fractionalDigit } from "../../modules/senses/percentage-fractional.js";
import { isSigned, neuronAt, type PortShape, portsOf, valueCount } from "../../modules/senses/ports.js";
import { Prng } from "./prng.js";
import type { AreaInput } from "./write-stimulus.js";

/** Bursts of one swing, about; a stimulus of 60 and more bursts holds whole swings and repeats without a jump. */
const SWING = 60;
/** Neighbouring channels differ by the golden section of a swing: no two of them move together. */
const PHASE = 0.6180339887498949;

/** Input ports that carry switches or percentages. */
export function valuePorts(image: BrainImage): PortShape[] {
	return portsOf(image, Direction.INPUT).filter(
		(port) => port.coder === Coder.BOOLEAN || valueCount(port) > 0,
	);
}

/** One element per burst, encoded by each port's own coder. */
export function sweepInputs(ports: readonly PortShape[], bursts: number, seed: number): AreaInput[][] {
	const start = new Prng(seed).unit();
	const swings = Math.max(1, Math.round(bursts / SWING)) / Math.max(bursts, SWING);
	return Array.from({ length: bursts }, (_, burst) => {
		let channel = 0;
		return ports.map((port) => {
			const values = Array.from(
				{ length: port.coder === Coder.BOOLEAN ? port.width : valueCount(port) },
				() => Math.sin(2 * Math.PI * (start + swings * burst + PHASE * channel++)),
			);
			return { area: port.area, events: encode(port, values).map((neuron) => [neuron, SPIKE] as const) };
		});
	});
}

/** Neurons that spike for `values` −1…1; unsigned ports take the upper half of the range as 0…1. */
function encode(port: PortShape, values: readonly number[]): number[] {
	return values.flatMap((value, index) => {
		if (port.coder === Coder.BOOLEAN) return value > 0 ? [neuronAt(port, index, 0, 0)] : [];
		const signed = isSigned(port);
		const x = signed ? signedColumn(index, value) : index;
		const share = signed ? value : (value + 1) / 2;
		return depthsOf(port, signed, share).map((z) => neuronAt(port, x, 0, z));
	});
}

function depthsOf(port: PortShape, signed: boolean, value: number): number[] {
	if (port.fractional) {
		const size = Math.abs(value);
		return Array.from({ length: port.depth }, (_, z) => z).filter((z) =>
			fractionalDigit(size, port.depth, z),
		);
	}
	const z = signed ? encodeSignedLinear(value, port.depth) : encodeLinear(value, port.depth);
	return z === SILENT ? [] : [z];
}
