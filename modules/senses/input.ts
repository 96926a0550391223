import type { InputStream, Inputs } from "../npu/inputs.js";
import type { PortShape } from "./ports.js";

/** Floats hold percentages and potentials, bytes switches and pixels, integers tokens. */
export type Values = Float32Array | Uint8Array | Int32Array;

/**
 * An encoder: values → input of one sensory area at the next burst. push() tells every value in every burst, so that
 * a sensor that stands still goes on saying so; pushChanged() is FEAGI's way (specification, 5.3). What is told last
 * before a burst replaces what was told before it. An encoder has room for all that it can say.
 */
export abstract class Input<V extends Values = Values> {
	readonly port: PortShape;
	/** Write here, then push(). */
	readonly values: V;
	readonly #indices: Uint16Array | Uint32Array;
	readonly #potentials: Uint8Array | Float32Array;
	readonly #stream: InputStream;
	/** What pushChanged() told last. */
	readonly #told: Values;
	#silent = true;

	/** Attaches itself to the port's area. `potentials` is room for as many spikes as the values can make. */
	constructor(port: PortShape, inputs: Inputs, values: V, potentials: Uint8Array | Float32Array) {
		const indices = inputs.indices(potentials.length);
		this.port = port;
		this.values = values;
		this.#indices = indices;
		this.#potentials = potentials;
		this.#stream = { indices, values: potentials, firstIndex: 0, firstValue: 0, count: 0 };
		this.#told = values.slice();
		inputs.attach(port.area, this.#stream);
	}

	/** Stages the values for the next burst; false if the area cannot say one of them. */
	push(): boolean {
		let complete = true;
		this.#stream.count = 0;
		for (let i = 0, count = this.values.length; i < count; i++) if (!this.encode(i)) complete = false;
		return complete;
	}

	/** push() if any value differs from those of the last call, else nothing; the first call always tells. */
	pushChanged(): boolean {
		const { values } = this;
		const told = this.#told;
		let changed = this.#silent;
		for (let i = 0, count = values.length; i < count; i++) {
			if (told[i] === values[i]) continue;
			told[i] = values[i];
			changed = true;
		}
		this.#silent = false;
		return changed ? this.push() : true;
	}

	/** Stages value `index`; false if the area cannot say it. */
	protected abstract encode(index: number): boolean;

	/** Stages one spike; neurons ascend from call to call. */
	protected stage(neuron: number, potential: number): void {
		const stream = this.#stream;
		const at = stream.count;
		this.#indices[at] = neuron;
		this.#potentials[at] = potential;
		stream.count = at + 1;
	}
}
