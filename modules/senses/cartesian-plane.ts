import type { InputStream, Inputs } from "../npu/inputs.js";
import { neuronAt, type PortShape } from "./ports.js";

/** Brightness up to here makes no spike (specification, 5.6). */
export const DARK = 1;

/** Neuron that sees pixel (column, row) in `colour`; row 0 is the top of the picture, y 0 the bottom. */
export function pixelNeuron(port: PortShape, column: number, row: number, colour: number): number {
	return neuronAt(port, column, port.height - 1 - row, colour);
}

/**
 * Dense camera frames → potentials of one area. A pixel's brightness 0–255 is the potential, not normalised, and
 * only what is brighter than DARK is emitted. Cost per frame: linear in the area's voxels.
 */
export class CartesianPlane {
	/** Bright pixels of the newest frame that found no room. */
	dropped = 0;
	readonly #port: PortShape;
	readonly #stream: InputStream;
	readonly #indices: Uint16Array | Uint32Array;
	readonly #values: Uint8Array;

	/** Keeps room for `capacity` bright pixels, 3 or 5 bytes each, and attaches itself to the port's area. */
	constructor(port: PortShape, inputs: Inputs, capacity = port.width * port.height * port.depth) {
		const neurons = port.width * port.height * port.depth * port.neuronsPerVoxel;
		const indices = neurons > 65536 ? new Uint32Array(capacity) : new Uint16Array(capacity);
		const values = new Uint8Array(capacity);
		this.#port = port;
		this.#indices = indices;
		this.#values = values;
		this.#stream = { indices, values, firstIndex: 0, firstValue: 0, count: 0 };
		inputs.attach(port.area, this.#stream);
	}

	/**
	 * Stages `frame` for the next burst: width × height pixels of the area's size, rows from the top, `colours`
	 * interleaved bytes per pixel. One grey byte reaches every colour of the area; surplus colours are skipped.
	 * The frame is read in place; the newest frame before a burst wins, as in FEAGI. Returns its bright pixels.
	 */
	show(frame: Uint8Array, colours: number): number {
		const port = this.#port;
		const indices = this.#indices;
		const values = this.#values;
		const width = port.width;
		const height = port.height;
		const depth = port.depth;
		const neuronsPerVoxel = port.neuronsPerVoxel;
		const capacity = indices.length;
		const stride = width * colours;
		const used = colours === 1 || depth < colours ? depth : colours;
		const step = colours === 1 ? 0 : 1;
		let count = 0;
		let bright = 0;
		for (let x = 0; x < width; x++) {
			let pixel = (height - 1) * stride + x * colours;
			let neuron = x * height * depth * neuronsPerVoxel;
			for (let y = 0; y < height; y++) {
				for (let z = 0; z < used; z++) {
					const value = frame[pixel + z * step];
					if (value <= DARK) continue;
					bright++;
					if (count === capacity) continue;
					indices[count] = neuron + z * neuronsPerVoxel;
					values[count++] = value;
				}
				pixel -= stride;
				neuron += depth * neuronsPerVoxel;
			}
		}
		this.dropped = bright - count;
		this.#stream.count = count;
		return bright;
	}
}
