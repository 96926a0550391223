import { Coder, Direction } from "../connectome/layout.js";
import type { Inputs } from "../npu/inputs.js";
import type { Npu } from "../npu/npu.js";
import { CartesianPlane } from "./cartesian-plane.js";
import { type PortShape, portsOf } from "./ports.js";
import { bandEdge, GAZE_CENTRE, GAZE_SIZE, SEGMENTS } from "./segments.js";

const { floor } = Math;

/**
 * A camera: one picture of any size → all vision areas of one unit. Segmented vision sees it through a window, whose
 * place and size a gaze may move; every other area sees the whole picture.
 */
export class Vision {
	/** Centre of the window, 0 left … 1 right and 0 bottom … 1 top, and its share of the picture's width and height. */
	horizontal = GAZE_CENTRE;
	vertical = GAZE_CENTRE;
	size = GAZE_SIZE;
	readonly planes: readonly CartesianPlane[];

	/** `ports` carry cartesian planes. */
	constructor(ports: readonly PortShape[], inputs: Inputs) {
		this.planes = ports.map((port) => new CartesianPlane(port, inputs));
	}

	/**
	 * Stages a picture for the next burst: rows from the top, 1 or 3 `colours` interleaved bytes per pixel, read in
	 * place. Returns its bright voxels. Cost: linear in the picture's pixels and in the voxels.
	 */
	look(frame: Uint8Array, width: number, height: number, colours: number): number {
		const { planes } = this;
		let bright = 0;
		for (let i = 0, count = planes.length; i < count; i++) {
			const { port } = planes[i];
			const segmented = port.unitCode === "svi" && port.subUnit < SEGMENTS;
			const column = segmented ? port.subUnit % 3 : 0;
			const band = segmented ? 2 - floor(port.subUnit / 3) : 0;
			const span = segmented ? 1 : 3;
			const left = this.#edge(column, this.horizontal, width);
			const right = this.#edge(column + span, this.horizontal, width);
			const top = this.#edge(band, 1 - this.vertical, height);
			const bottom = this.#edge(band + span, 1 - this.vertical, height);
			bright += planes[i].look(frame, colours, width, left, top, right, bottom);
		}
		return bright;
	}

	/** In whole pixels of `length`. */
	#edge(band: number, centre: number, length: number): number {
		return floor(bandEdge(band, centre, this.size) * length + 0.5);
	}
}

/** The camera of the areas with unit index `unit`; it has no planes where the brain has no eye. */
export function visionOf(npu: Npu, unit = 0): Vision {
	const eyes: PortShape[] = [];
	const ports = portsOf(npu.image, Direction.INPUT);
	for (let i = 0; i < ports.length; i++)
		if (ports[i].coder === Coder.CARTESIAN_PLANE && ports[i].unit === unit) eyes.push(ports[i]);
	return new Vision(eyes, npu.inputs);
}
