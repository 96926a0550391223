import type { Inputs } from "../npu/inputs.js";
import { encodeLinear, encodeSignedLinear, SILENT, SPIKE, signedColumn } from "./percentage.js";
import { encodeFractional } from "./percentage-fractional.js";
import { isSigned, neuronAt, type PortShape, valueCount } from "./ports.js";

/**
 * Sensor values → spikes of one percentage area. Level-sensitive: every push() sends all channels again, as FEAGI's
 * encoders do while anything in the area changes.
 */
export class PercentageInput {
	/** One per value: 0…1, or −1…1 where the port is signed. Write here, then push(). */
	readonly values: Float32Array;
	readonly #port: PortShape;
	readonly #inputs: Inputs;
	readonly #signed: boolean;

	constructor(port: PortShape, inputs: Inputs) {
		this.values = new Float32Array(valueCount(port));
		this.#port = port;
		this.#inputs = inputs;
		this.#signed = isSigned(port);
	}

	/** Stages the values for the next burst; returns false if the input queue was too short for them. */
	push(): boolean {
		const values = this.values;
		let complete = true;
		for (let i = 0, count = values.length; i < count; i++)
			if (!(this.#port.fractional ? this.#pushFraction(i, values[i]) : this.#pushLinear(i, values[i])))
				complete = false;
		return complete;
	}

	#pushLinear(index: number, value: number): boolean {
		const port = this.#port;
		const z = this.#signed ? encodeSignedLinear(value, port.depth) : encodeLinear(value, port.depth);
		if (z === SILENT) return true;
		const x = this.#signed ? signedColumn(index, value) : index;
		return this.#inputs.push(port.area, neuronAt(port, x, 0, z), SPIKE);
	}

	/** A signed 0 lights the last voxel of both columns (specification, 5.3). */
	#pushFraction(index: number, value: number): boolean {
		const port = this.#port;
		const x = this.#signed ? signedColumn(index, value) : index;
		let complete = true;
		let bits = encodeFractional(value < 0 && this.#signed ? -value : value, port.depth);
		for (let z = 0; bits !== 0; z++, bits >>>= 1)
			if (bits & 1 && !this.#inputs.push(port.area, neuronAt(port, x, 0, z), SPIKE)) complete = false;
		if (this.#signed && value === 0) {
			const last = neuronAt(port, x + 1, 0, port.depth < 24 ? port.depth - 1 : 23);
			if (!this.#inputs.push(port.area, last, SPIKE)) complete = false;
		}
		return complete;
	}
}
