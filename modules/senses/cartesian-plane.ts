import type { InputStream, Inputs } from "../npu/inputs.js";
import { neuronAt, type PortShape, voxelCount } from "./ports.js";

/** Brightness up to here makes no spike (specification, 5.6). */
export const DARK = 1;

const { floor } = Math;

/** Neuron that sees pixel (column, row) in `colour`; row 0 is the top of the picture, y 0 the bottom. */
export function pixelNeuron(port: PortShape, column: number, row: number, colour: number): number {
	return neuronAt(port, column, port.height - 1 - row, colour);
}

/** Brightness of a colour as ITU-R BT.601 weighs it. */
function greyOf(red: number, green: number, blue: number): number {
	return floor(0.299 * red + 0.587 * green + 0.114 * blue + 0.5);
}

/**
 * Dense camera frames → potentials of one area. A pixel's brightness 0–255 is the potential, not normalised, and
 * only what is brighter than DARK is emitted. Grey reaches every colour of the area; red, green and blue reach
 * theirs, or where there are fewer than three, as grey. The newest frame before a burst wins, as in FEAGI.
 */
export class CartesianPlane {
	/** Bright pixels of the newest frame that found no room. */
	dropped = 0;
	readonly port: PortShape;
	readonly #stream: InputStream;
	readonly #indices: Uint16Array | Uint32Array;
	readonly #values: Uint8Array;
	/** Brightness of one pixel per colour of the frame. */
	readonly #pixel = new Uint8Array(3);
	#bright = 0;

	/** Keeps room for `capacity` bright pixels, 3 bytes each (5 in images of wide ids), and attaches itself to the port's area. */
	constructor(port: PortShape, inputs: Inputs, capacity = voxelCount(port)) {
		const indices = inputs.indices(capacity);
		const values = new Uint8Array(capacity);
		this.port = port;
		this.#indices = indices;
		this.#values = values;
		this.#stream = { indices, values, firstIndex: 0, firstValue: 0, count: 0 };
		inputs.attach(port.area, this.#stream);
	}

	/**
	 * Stages `frame` for the next burst: width × height pixels of the area's size, rows from the top, 1 or 3
	 * `colours` interleaved bytes per pixel, read in place. Returns its bright pixels. Cost: linear in the voxels.
	 */
	show(frame: Uint8Array, colours: number): number {
		const { width, height, depth, neuronsPerVoxel } = this.port;
		if (colours > 1 && depth < colours) return this.look(frame, colours, width, 0, 0, width, height);
		const indices = this.#indices;
		const values = this.#values;
		const capacity = indices.length;
		const stride = width * colours;
		const used = colours === 1 ? depth : colours;
		const step = colours === 1 ? 0 : 1;
		let count = 0;
		let bright = 0;
		for (let x = 0; x < width; x++) {
			let pixel = (height - 1) * stride + x * colours;
			let neuron = (x * height * depth + 1) * neuronsPerVoxel - 1;
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

	/**
	 * Stages a part of a larger or smaller picture, which is `pitch` pixels wide: columns `left` to `right`, rows
	 * `top` to `bottom`, the ends excluded. A voxel sees the mean of the whole pixels that it covers, or the one it
	 * lies in. Returns the bright voxels. Cost: linear in the pixels of the part and in the voxels.
	 */
	look(
		frame: Uint8Array,
		colours: number,
		pitch: number,
		left: number,
		top: number,
		right: number,
		bottom: number,
	): number {
		const { width, height, depth, neuronsPerVoxel } = this.port;
		const pixel = this.#pixel;
		const columns = right - left;
		const rows = bottom - top;
		const empty = columns < 1 || rows < 1;
		this.#stream.count = 0;
		this.#bright = 0;
		for (let x = 0; x < width && !empty; x++) {
			const x0 = left + floor((x * columns) / width);
			const xNext = left + floor(((x + 1) * columns) / width);
			const x1 = xNext > x0 ? xNext : x0 + 1;
			for (let y = 0; y < height; y++) {
				const row = height - 1 - y;
				const y0 = top + floor((row * rows) / height);
				const yNext = top + floor(((row + 1) * rows) / height);
				const y1 = yNext > y0 ? yNext : y0 + 1;
				const covered = (x1 - x0) * (y1 - y0);
				for (let k = 0; k < colours; k++) {
					let sum = 0;
					for (let r = y0; r < y1; r++)
						for (
							let at = (r * pitch + x0) * colours + k, end = at + (x1 - x0) * colours;
							at < end;
							at += colours
						)
							sum += frame[at];
					pixel[k] = floor((2 * sum + covered) / (2 * covered));
				}
				this.#stage(((x * height + y) * depth + 1) * neuronsPerVoxel - 1, colours);
			}
		}
		this.dropped = this.#bright - this.#stream.count;
		return this.#bright;
	}

	/** The pixel into the voxels from `neuron` on. */
	#stage(neuron: number, colours: number): void {
		const { depth, neuronsPerVoxel } = this.port;
		const pixel = this.#pixel;
		const colourful = colours > 1 && depth >= colours;
		const grey = colours === 1 ? pixel[0] : colourful ? 0 : greyOf(pixel[0], pixel[1], pixel[2]);
		for (let z = 0, used = colourful ? colours : depth; z < used; z++) {
			const value = colourful ? pixel[z] : grey;
			if (value <= DARK) continue;
			this.#bright++;
			const at = this.#stream.count;
			if (at === this.#indices.length) continue;
			this.#indices[at] = neuron + z * neuronsPerVoxel;
			this.#values[at] = value;
			this.#stream.count = at + 1;
		}
	}
}
