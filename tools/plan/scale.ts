/**
 * The same genome with larger or smaller areas. Axes longer than one voxel are multiplied: rules of coordinates
 * (projector, blocks, vectors, "*") then mean what they meant, while further neurons in a voxel would receive
 * nothing, because mappings reach one neuron of each voxel. The axes of a sense or motor are channels and code
 * positions, and stay; but those of a picture are pixels.
 */
import { Coder } from "../../modules/connectome/layout.js";
import { neuronCount } from "../genome/area.js";
import { coderOf } from "../genome/io-id.js";
import { maxNeurons, maxNeuronsPerArea, maxVoxelsPerAxis } from "../genome/limits.js";
import type { CorticalArea, Genome } from "../genome/model.js";

/** Factors are multiples of 1/64: one step is a voxel of an axis of 64. */
export const STEPS_PER_UNIT = 64;

/** Areas at `steps`/64 of their size; undefined where that is more than the compiler takes. */
export function scaleAreas(areas: readonly CorticalArea[], steps: number): CorticalArea[] | undefined {
	const scaled = areas.map((area) => scaleArea(area, steps));
	const sizes = scaled.map(neuronCount);
	const total = sizes.reduce((sum, size) => sum + size, 0);
	const longest = scaled.reduce((most, { dimensions }) => Math.max(most, ...dimensions), 0);
	const tooLarge =
		total > maxNeurons || sizes.some((size) => size > maxNeuronsPerArea) || longest > maxVoxelsPerAxis;
	return tooLarge ? undefined : scaled;
}

/** Whether any axis grows. */
export function canScale({ areas }: Genome): boolean {
	return areas.some((area) => scalableAxes(area).some((scales) => scales));
}

function scaleArea(area: CorticalArea, steps: number): CorticalArea {
	const scales = scalableAxes(area);
	const [width, height, depth] = area.dimensions.map((length, axis) =>
		scales[axis] ? Math.max(1, Math.round((length * steps) / STEPS_PER_UNIT)) : length,
	);
	if (area.kind === "core") return area;
	return { ...area, dimensions: [width, height, depth], mappedDimensions: [width, height, depth] };
}

function scalableAxes({ kind, id, dimensions }: CorticalArea): readonly boolean[] {
	const picture = kind === "ipu" && coderOf(id.bytes) === Coder.CARTESIAN_PLANE;
	if (kind !== "custom" && !picture) return [false, false, false];
	return dimensions.map((length, axis) => length > 1 && (axis < 2 || !picture));
}
