import { Coder, Direction } from "../connectome/layout.js";
import type { Npu } from "../npu/npu.js";
import type { Input } from "../senses/input.js";
import { SPIKE } from "../senses/percentage.js";
import { type PortShape, portsOf, valuesPerChannel, voxelCount } from "../senses/ports.js";
import { sensorOf } from "../senses/sensors.js";

/** What a bright pixel injects, genome units. */
const BRIGHT = 255;
/** Most neurons that are driven without a coder: the input queue is shared. */
const MOST_DIRECT = 64;

const { ceil, floor, min } = Math;

/**
 * A slider's hand on one sensory area. Percentages all take the slider's value; of switches and raw values the first
 * share of the channels is on; cameras, which have no coder of single values, and areas of unknown coding get a share
 * of their neurons, evenly spread, through the input queue, on top of what they see.
 */
export class Drive {
	readonly port: PortShape;
	/** 0…1. */
	value = 0;
	readonly #npu: Npu;
	readonly #direct: boolean;
	/** Made when it is first needed: it takes the area over from a recording. */
	#sensor: Input | undefined;

	constructor(npu: Npu, port: PortShape) {
		this.#npu = npu;
		this.port = port;
		this.#direct = port.coder === Coder.CARTESIAN_PLANE || port.coder === Coder.UNKNOWN;
	}

	/** Stages input for the next burst; call it once before each burst. Costs nothing until the slider is first moved. */
	push(): void {
		if (this.#direct) {
			if (this.value > 0) this.#inject();
			return;
		}
		if (this.#sensor === undefined) {
			if (this.value === 0) return;
			this.#sensor = sensorOf(this.#npu, this.port);
			if (this.#sensor === undefined) return;
		}
		const { values } = this.#sensor;
		const percentages = valuesPerChannel(this.port) > 0;
		const on = percentages ? values.length : ceil(this.value * values.length);
		const level = percentages ? this.value : 1;
		for (let k = 0, count = values.length; k < count; k++) values[k] = k < on ? level : 0;
		this.#sensor.push();
	}

	#inject(): void {
		const { port } = this;
		const { image, inputs } = this.#npu;
		const voxels = voxelCount(port);
		const free = (image.inputCapacity - inputs.queued) >> 1;
		const count = min(ceil(this.value * voxels), MOST_DIRECT, free);
		const potential = port.coder === Coder.CARTESIAN_PLANE ? BRIGHT : SPIKE;
		for (let k = 0; k < count; k++) {
			const voxel = floor(((2 * k + 1) * voxels) / (2 * count));
			inputs.push(port.area, (voxel + 1) * port.neuronsPerVoxel - 1, potential);
		}
	}
}

/** One for each sensory area that a slider can drive, in area order: not for text. */
export function drivesOf(npu: Npu): Drive[] {
	const ports = portsOf(npu.image, Direction.INPUT);
	const drives: Drive[] = [];
	for (let i = 0; i < ports.length; i++)
		if (ports[i].unitCode !== "ten" || ports[i].coder !== Coder.MISC) drives.push(new Drive(npu, ports[i]));
	return drives;
}
