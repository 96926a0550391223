import type { BrainImage } from "../connectome/image.js";
import { Area, Coder, Direction, Port, PortFlag } from "../connectome/layout.js";

/** A sensory or motor area as the coders need it; read once at boot. */
export interface PortShape {
	/** The area's name, or its id where the genome gave none. */
	readonly name: string;
	readonly area: number;
	readonly direction: number;
	/** FEAGI's data type 0–10, or Coder.UNKNOWN. */
	readonly coder: number;
	/** PortFlag.FRACTIONAL: values are binary fractions over the depth instead of a position in it. */
	readonly fractional: boolean;
	/** Three letters of the cortical id: "svi", "mot", …; "" where the area has no IO id. */
	readonly unitCode: string;
	readonly unit: number;
	readonly subUnit: number;
	/** Voxels. */
	readonly width: number;
	readonly height: number;
	readonly depth: number;
	readonly neuronsPerVoxel: number;
}

/** Port `index` of the image. */
export function readPort(image: BrainImage, index: number): PortShape {
	const { views } = image;
	const port = image.port(index);
	const area = views.u16[(port + Port.AREA) >> 1];
	const record = image.area(area);
	const coder = views.u8[port + Port.CODER];
	return {
		name: image.portName(index),
		area,
		direction: views.u8[port + Port.DIRECTION],
		coder,
		fractional: (views.u8[port + Port.FLAGS] & PortFlag.FRACTIONAL) !== 0,
		unitCode: coder === Coder.UNKNOWN ? "" : unitCode(views.u8, record + Area.ID),
		unit: views.u8[port + Port.UNIT],
		subUnit: views.u8[port + Port.SUB_UNIT],
		width: views.word(record + Area.WIDTH),
		height: views.word(record + Area.HEIGHT),
		depth: views.word(record + Area.DEPTH),
		neuronsPerVoxel: views.word(record + Area.NEURONS_PER_VOXEL),
	};
}

/** All ports of one Direction, in area order. */
export function portsOf(image: BrainImage, direction: number): PortShape[] {
	const ports: PortShape[] = [];
	for (let i = 0; i < image.portCount; i++) {
		const port = readPort(image, i);
		if (port.direction === direction) ports.push(port);
	}
	return ports;
}

/** Index of the port called `name`, or -1. */
export function findPort(image: BrainImage, name: string): number {
	for (let i = 0; i < image.portCount; i++) if (image.portName(i) === name) return i;
	return -1;
}

/** Index of the port of area `area`, or -1. */
export function findPortOfArea(image: BrainImage, area: number): number {
	for (let i = 0; i < image.portCount; i++)
		if (image.views.u16[(image.port(i) + Port.AREA) >> 1] === area) return i;
	return -1;
}

/**
 * Area-local neuron of a voxel: x outermost, then y, z and the neurons of the voxel (specification, 2.3). Where a
 * voxel has several neurons, senses drive the first one.
 */
export function neuronAt(port: PortShape, x: number, y: number, z: number): number {
	return ((x * port.height + y) * port.depth + z) * port.neuronsPerVoxel;
}

/** Values per channel of a percentage coder: 1–4; 0 for every other coder (specification, 1.9). */
export function valuesPerChannel(port: PortShape): number {
	const { coder } = port;
	if (coder >= Coder.PERCENTAGE && coder < Coder.SIGNED_PERCENTAGE) return coder - Coder.PERCENTAGE + 1;
	if (coder >= Coder.SIGNED_PERCENTAGE && coder < Coder.CARTESIAN_PLANE)
		return coder - Coder.SIGNED_PERCENTAGE + 1;
	return 0;
}

/** Whether the port's values have a sign, and with it two columns each. */
export function isSigned(port: PortShape): boolean {
	return port.coder >= Coder.SIGNED_PERCENTAGE && port.coder < Coder.CARTESIAN_PLANE;
}

/** Percentage values that fit the width, over all channels; a column without its partner carries none. */
export function valueCount(port: PortShape): number {
	if (valuesPerChannel(port) === 0) return 0;
	return isSigned(port) ? port.width >> 1 : port.width;
}

export function isInput(port: PortShape): boolean {
	return port.direction === Direction.INPUT;
}

function unitCode(bytes: Uint8Array, id: number): string {
	return String.fromCharCode(bytes[id + 1], bytes[id + 2], bytes[id + 3]);
}
