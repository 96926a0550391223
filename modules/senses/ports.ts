import type { BrainImage } from "../connectome/image.js";
import { Area, Coder, Direction, Port, PortFlag } from "../connectome/layout.js";
import { findUnit } from "./units.js";

/** A sensory or motor area as the coders need it; read once at boot. */
export interface PortShape {
	/** The area's name, or its id where the genome gave none. */
	readonly name: string;
	readonly area: number;
	readonly direction: number;
	/** FEAGI's data type 0–10, or Coder.UNKNOWN. */
	readonly coder: number;
	/** PortFlag.FRACTIONAL: percentages are binary fractions over the depth instead of a position in it. */
	readonly fractional: boolean;
	/**
	 * PortFlag.INCREMENTAL: the device takes values as steps, not as positions. Coders treat both alike, as FEAGI's do.
	 */
	readonly incremental: boolean;
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
	const flags = views.u8[port + Port.FLAGS];
	const percentage = dimensionsOf(coder) > 0;
	return {
		name: image.portName(index),
		area,
		direction: views.u8[port + Port.DIRECTION],
		coder,
		fractional: percentage && (flags & PortFlag.FRACTIONAL) !== 0,
		incremental: coder !== Coder.BOOLEAN && (flags & PortFlag.INCREMENTAL) !== 0,
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

/**
 * Index of the port called `name`, or -1. A name is, in this order, that of an area; that of a unit ("motor", or
 * "omot" as ids begin), of which `unit` and `subUnit` choose the area; or that of a unit's part ("gaze modulation").
 */
export function findPort(image: BrainImage, name: string, unit = 0, subUnit = 0): number {
	for (let i = 0; i < image.portCount; i++) if (image.portName(i) === name) return i;
	const named = findUnit(name);
	if (!named) return -1;
	const { kind } = named;
	const part = named.part < 0 ? subUnit : named.part;
	for (let i = 0; i < image.portCount; i++) {
		const port = readPort(image, i);
		if (port.direction !== kind.direction || port.unitCode !== kind.code) continue;
		if (port.unit === unit && port.subUnit === part) return i;
	}
	return -1;
}

/** The port called `name`, as findPort finds it. */
export function portNamed(image: BrainImage, name: string, unit = 0, subUnit = 0): PortShape | undefined {
	const index = findPort(image, name, unit, subUnit);
	return index < 0 ? undefined : readPort(image, index);
}

/** Index of the port of the area with this cortical id of 8 bytes, or -1. */
export function findPortOfId(image: BrainImage, id: Uint8Array): number {
	const { u8, u16 } = image.views;
	for (let i = 0; i < image.portCount; i++) {
		const own = image.area(u16[(image.port(i) + Port.AREA) >> 1]) + Area.ID;
		let same = 0;
		while (same < 8 && u8[own + same] === id[same]) same++;
		if (same === 8) return i;
	}
	return -1;
}

/** Index of the port of area `area`, or -1. */
export function findPortOfArea(image: BrainImage, area: number): number {
	for (let i = 0; i < image.portCount; i++)
		if (image.views.u16[(image.port(i) + Port.AREA) >> 1] === area) return i;
	return -1;
}

/**
 * Area-local neuron that stands for a voxel: x outermost, then y, z and the neurons of the voxel (specification, 2.3).
 * Where a voxel has several neurons, senses drive the last one created, as FEAGI's staging does (3.1).
 */
export function neuronAt(port: PortShape, x: number, y: number, z: number): number {
	return (voxelAt(port, x, y, z) + 1) * port.neuronsPerVoxel - 1;
}

/** Number of a voxel: where misc data keeps its value. */
export function voxelAt(port: PortShape, x: number, y: number, z: number): number {
	return (x * port.height + y) * port.depth + z;
}

export function voxelCount(port: PortShape): number {
	return port.width * port.height * port.depth;
}

/** Values per channel of a percentage coder: 1–4; 0 for every other coder (specification, 1.9). */
export function valuesPerChannel(port: PortShape): number {
	return dimensionsOf(port.coder);
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

function dimensionsOf(coder: number): number {
	if (coder < Coder.PERCENTAGE || coder >= Coder.CARTESIAN_PLANE) return 0;
	return coder < Coder.SIGNED_PERCENTAGE ? coder - Coder.PERCENTAGE + 1 : coder - Coder.SIGNED_PERCENTAGE + 1;
}

function unitCode(bytes: Uint8Array, id: number): string {
	return String.fromCharCode(bytes[id + 1], bytes[id + 2], bytes[id + 3]);
}
