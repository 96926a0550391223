import type { Inputs } from "../npu/inputs.js";
import { Input } from "./input.js";
import { encodeLinear, encodeSignedLinear, SILENT, SPIKE, signedColumn } from "./percentage.js";
import { fractionalDigit } from "./percentage-fractional.js";
import { isSigned, neuronAt, type PortShape, valueCount } from "./ports.js";

/**
 * Percentages of one area, 1 to 4 per channel, signed or not, linear or fractional: value k of channel c is
 * number c · (values per channel) + k.
 */
export class PercentageInput extends Input<Float32Array> {
	readonly #signed: boolean;

	/** One value per column or pair of columns: 0…1, or −1…1 where the port is signed. */
	constructor(port: PortShape, inputs: Inputs) {
		const values = new Float32Array(valueCount(port));
		super(port, inputs, values, new Uint8Array(values.length * spikesPerValue(port)));
		this.#signed = isSigned(port);
	}

	protected override encode(index: number): boolean {
		if (this.port.fractional) this.#encodeFractional(index);
		else this.#encodeLinear(index);
		return true;
	}

	#encodeLinear(index: number): void {
		const { port } = this;
		const value = this.values[index];
		const z = this.#signed ? encodeSignedLinear(value, port.depth) : encodeLinear(value, port.depth);
		if (z === SILENT) return;
		this.stage(neuronAt(port, this.#signed ? signedColumn(index, value) : index, 0, z), SPIKE);
	}

	/** A signed 0 lights the last voxel of both columns (specification, 5.3). */
	#encodeFractional(index: number): void {
		const { port } = this;
		const { depth } = port;
		const value = this.values[index];
		const size = this.#signed && value < 0 ? -value : value;
		const x = this.#signed ? signedColumn(index, value) : index;
		for (let z = 0; z < depth; z++)
			if (fractionalDigit(size, depth, z)) this.stage(neuronAt(port, x, 0, z), SPIKE);
		if (this.#signed && value === 0) this.stage(neuronAt(port, x + 1, 0, depth - 1), SPIKE);
	}
}

/** One; every digit; or both zeros of a signed fraction. */
function spikesPerValue(port: PortShape): number {
	if (!port.fractional) return 1;
	return isSigned(port) && port.depth === 1 ? 2 : port.depth;
}
