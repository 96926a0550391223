/** Morphologies that are known by their name alone, as products of axis rules (behaviour specification, section 2.7). */
import {
	type AxisRanges,
	bitRunAxes,
	blockAxis,
	expanderAxis,
	firstAxis,
	lastToFirstAxis,
	pairAxis,
	projectorAxis,
	stepAxis,
} from "./axis.js";
import type { BoxRule } from "./shape.js";
import type { Dimensions } from "./tiles.js";

/** Boxes of one function; they reach no target twice. */
export type BoxFunction = (source: Dimensions, target: Dimensions) => readonly BoxRule[];

const sameAxis: AxisFunction = (source, target) => stepAxis(source, target, 0);
type AxisFunction = (source: number, target: number) => AxisRanges;

const product =
	(x: AxisFunction, y: AxisFunction, z: AxisFunction): BoxFunction =>
	(source, target) => [[x(source[0], target[0]), y(source[1], target[1]), z(source[2], target[2])]];

/** Functions that FEAGI executes. */
const EXECUTED: ReadonlyMap<string, BoxFunction> = new Map([
	["projector", product(projectorAxis, projectorAxis, projectorAxis)],
	["block_to_block", product(blockAxis, blockAxis, blockAxis)],
]);

/** Functions that FEAGI accepts and has helpers for, but never calls. */
const EXTENDED: ReadonlyMap<string, BoxFunction> = new Map([
	["expander_x", product(expanderAxis, expanderAxis, expanderAxis)],
	["lateral_pairs_x", product(pairAxis, sameAxis, sameAxis)],
	["last_to_first", product(lastToFirstAxis, lastToFirstAxis, lastToFirstAxis)],
	["reducer_x", reducer],
]);

/** undefined for functions that make no synapses, or only with a draw. */
export function boxFunction(name: string, extended: boolean): BoxFunction | undefined {
	return EXECUTED.get(name) ?? (extended ? EXTENDED.get(name) : undefined);
}

/** Voxel x reaches (k, 0, 0) for each bit k of x. */
function reducer(source: Dimensions, target: Dimensions): BoxRule[] {
	const y = firstAxis(source[1], target[1]);
	const z = firstAxis(source[2], target[2]);
	return bitRunAxes(source[0], target[0]).map((x): BoxRule => [x, y, z]);
}
