/**
 * The eye: one frame → potentials of all vision areas.
 *
 * Segmented vision ("svi") divides the frame by a central window of half its width and height. Sub-unit 4 sees the
 * window, the other eight what lies around it, each at its own, usually coarser resolution
 * (modules/senses/segments.ts). Every other area of the cartesian coder ("img") sees the whole frame.
 */
import type { BrainImage } from "../../modules/connectome/image.js";
import { Coder, Direction } from "../../modules/connectome/layout.js";
import { DARK, pixelNeuron } from "../../modules/senses/cartesian-plane.js";
import { type PortShape, portsOf } from "../../modules/senses/ports.js";
import { bandEdge, GAZE_CENTRE, GAZE_SIZE, SEGMENTS } from "../../modules/senses/segments.js";
import { type Frame, grey, resample, type Window } from "./frame.js";
import type { AreaInput } from "./write-stimulus.js";

/** Edges of the three bands, as shares of the frame. */
const EDGES = [0, 1, 2, 3].map((band) => bandEdge(band, GAZE_CENTRE, GAZE_SIZE));
/** Frames are drawn no larger than this; areas may still be. */
const LONGEST_SIDE = 512;

/** Vision areas of the image, in area order. */
export function visionPorts(image: BrainImage): PortShape[] {
	return portsOf(image, Direction.INPUT).filter((port) => port.coder === Coder.CARTESIAN_PLANE);
}

/** What `port` sees, as shares of the frame's width and height. */
export function segmentOf(port: PortShape): Window {
	if (port.unitCode !== "svi" || port.subUnit >= SEGMENTS) return { x: 0, y: 0, width: 1, height: 1 };
	const column = port.subUnit % 3;
	const row = 2 - Math.floor(port.subUnit / 3);
	return {
		x: EDGES[column]!,
		y: EDGES[row]!,
		width: EDGES[column + 1]! - EDGES[column]!,
		height: EDGES[row + 1]! - EDGES[row]!,
	};
}

/** The frame at which the sharpest area sees one pixel per voxel. */
export function frameSize(ports: readonly PortShape[]): { width: number; height: number } {
	const side = (size: (port: PortShape) => number) =>
		Math.min(Math.max(1, ...ports.map((port) => Math.ceil(size(port)))), LONGEST_SIDE);
	return {
		width: side((port) => port.width / segmentOf(port).width),
		height: side((port) => port.height / segmentOf(port).height),
	};
}

/** Potentials of every vision area for `frame` (any size). */
export function see(ports: readonly PortShape[], frame: Frame): AreaInput[] {
	return ports.map((port) => {
		const part = segmentOf(port);
		const window = {
			x: part.x * frame.width,
			y: part.y * frame.height,
			width: part.width * frame.width,
			height: part.height * frame.height,
		};
		return { area: port.area, events: brightVoxels(port, resample(frame, window, port.width, port.height)) };
	});
}

/** Grey reaches every colour of the area; a colour picture its red, green and blue, or where there are fewer its grey. */
function brightVoxels(port: PortShape, frame: Frame): [number, number][] {
	const colourful = frame.channels === 3 && port.depth >= 3;
	const colours = colourful ? 3 : port.depth;
	const events: [number, number][] = [];
	for (let pixel = 0; pixel < frame.width * frame.height; pixel++) {
		const column = pixel % frame.width;
		const row = Math.floor(pixel / frame.width);
		for (let z = 0; z < colours; z++) {
			const value = colourful ? frame.pixels[pixel * 3 + z]! : grey(frame, pixel);
			if (value > DARK) events.push([pixelNeuron(port, column, row, z), value]);
		}
	}
	return events;
}
