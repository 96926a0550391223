/** What a morphology means between areas of given sizes (behaviour specification, section 2.7). */
import type { SimpleMorphology, Vector } from "../genome/model.js";
import { type AxisRanges, cropAxis, patternAxis, placedAxis, stepAxis } from "./axis.js";
import { axisTotal } from "./axis-measures.js";
import { stepVoxels } from "./count.js";
import { boxFunction } from "./functions.js";
import type { Dimensions, Tiling } from "./tiles.js";

/** A product of three axis rules. */
export type BoxRule = readonly [AxisRanges, AxisRanges, AxisRanges];

export interface Boxes {
	readonly kind: "boxes";
	readonly boxes: readonly BoxRule[];
}

export interface Vectors {
	readonly kind: "vectors";
	readonly vectors: readonly Vector[];
}

/** `random`: one drawn voxel per source neuron. */
export type Shape = Boxes | Vectors | { readonly kind: "random" };

/** A core area has one neuron, but FEAGI's functions map by the dimensions that the genome gives it. */
export interface Sized {
	readonly dimensions: Dimensions;
	readonly mappedDimensions: Dimensions;
}

/** undefined for a morphology that makes no synapses. */
export function shapeOf(
	morphology: SimpleMorphology,
	{ dimensions: source, mappedDimensions: mappedSource }: Sized,
	{ dimensions: target, mappedDimensions: mappedTarget }: Sized,
	extended: boolean,
): Shape | undefined {
	if (morphology.type === "vectors") {
		// A step that leaves the target from everywhere costs time for nothing, and need not fit an image.
		const vectors = distinct(morphology.vectors).filter((vector) => stepVoxels(vector, source, target) > 0);
		return { kind: "vectors", vectors };
	}
	if (morphology.type === "functions") {
		if (extended && morphology.name === "randomizer") return { kind: "random" };
		const boxes = boxFunction(morphology.name, extended)?.(mappedSource, mappedTarget);
		const crop = (box: BoxRule) => product(box, (axis, i) => cropAxis(axis, source[i], target[i]));
		return boxes && { kind: "boxes", boxes: boxes.map(crop) };
	}
	const boxes = distinct(morphology.patterns).flatMap(([from, to]) => {
		const [xs, ys, zs] = from.map((element, i) => patternAxis(source[i], target[i], element, to[i]));
		return xs.flatMap((x) => ys.flatMap((y) => zs.map((z): BoxRule => [x, y, z])));
	});
	return { kind: "boxes", boxes: boxes.filter(isFilled) };
}

/** The mapper's shape from one tile, laid out over all tiles. */
export function tiledShape({ mapper, dimensions, places }: Tiling, area: Sized): Shape | undefined {
	const target = area.dimensions;
	if (places.some((axis) => axis.every((place) => place < 0))) return { kind: "boxes", boxes: [] };
	const shape = shapeOf(mapper, { dimensions, mappedDimensions: dimensions }, area, true);
	if (!shape || shape.kind === "random") return shape;
	const boxes =
		shape.kind === "boxes"
			? shape.boxes
			: shape.vectors.map(
					(step): BoxRule => product(step, (by, i) => stepAxis(dimensions[i], target[i], by)),
				);
	const laid = boxes.map((box): BoxRule => product(box, (axis, i) => placedAxis(axis, places[i])));
	return { kind: "boxes", boxes: laid.filter(isFilled) };
}

function product<T>(box: readonly [T, T, T], axis: (part: T, i: number) => AxisRanges): BoxRule {
	return [axis(box[0], 0), axis(box[1], 1), axis(box[2], 2)];
}

function isFilled(box: BoxRule): boolean {
	return box.every((axis) => axisTotal(axis) > 0);
}

function distinct<T>(values: readonly T[]): T[] {
	return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
