/** Target voxels of one source neuron after the other, for rules that cannot stay rules. */
import type { CorticalArea, Vector } from "../genome/model.js";
import { axisFanOut } from "./axis-measures.js";
import { absorb, scale } from "./random.js";
import type { BoxRule } from "./shape.js";

/** `of(neuron)` fills the front of `reached` with target voxels, ascending, each once, and returns how many. */
export interface Reach {
	readonly reached: Uint32Array;
	of(neuron: number): number;
}

/** Boxes may overlap: what several of them reach counts once. */
export function reachBoxes(boxes: readonly BoxRule[], source: CorticalArea, target: CorticalArea): Reach {
	const [, height, depth] = target.dimensions;
	const voxels = target.dimensions[0] * height * depth;
	const most = boxes.reduce((sum, [x, y, z]) => sum + axisFanOut(x) * axisFanOut(y) * axisFanOut(z), 0);
	const reached = new Uint32Array(Math.min(most, voxels));
	// The neuron that last reached the voxel, plus one.
	const seen = boxes.length > 1 ? new Uint32Array(voxels) : undefined;
	const find = (x: number, y: number, z: number, mark: number): number => {
		let count = 0;
		let last = -1;
		let ascends = true;
		for (let b = 0; b < boxes.length; b++) {
			const [xs, ys, zs] = boxes[b];
			const low = zs[2 * z];
			const high = zs[2 * z + 1];
			for (let tx = xs[2 * x]; tx < xs[2 * x + 1]; tx++)
				for (let ty = ys[2 * y]; ty < ys[2 * y + 1]; ty++)
					for (let t = (tx * height + ty) * depth + low, end = t + high - low; t < end; t++) {
						if (seen) {
							if (seen[t] === mark) continue;
							seen[t] = mark;
						}
						reached[count++] = t;
						if (t < last) ascends = false;
						last = t;
					}
		}
		if (!ascends) reached.subarray(0, count).sort();
		return count;
	};
	return { reached, of: oncePerVoxel(source, find) };
}

/** The vectors must differ from each other. */
export function reachVectors(vectors: readonly Vector[], source: CorticalArea, target: CorticalArea): Reach {
	const [width, height, depth] = target.dimensions;
	// Steps in the order of coordinates reach targets in the order of neurons.
	const steps = Int32Array.from(
		[...vectors].sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]).flat(),
	);
	const reached = new Uint32Array(vectors.length);
	const find = (x: number, y: number, z: number): number => {
		let count = 0;
		for (let i = 0; i < steps.length; i += 3) {
			const tx = x + steps[i];
			const ty = y + steps[i + 1];
			const tz = z + steps[i + 2];
			if (tx < 0 || ty < 0 || tz < 0 || tx >= width || ty >= height || tz >= depth) continue;
			reached[count++] = (tx * height + ty) * depth + tz;
		}
		return count;
	};
	return { reached, of: oncePerVoxel(source, find) };
}

/** One uniformly drawn voxel for each neuron of the source voxels that `selects` holds a place for. */
export function reachRandomly(
	stream: number,
	source: CorticalArea,
	target: CorticalArea,
	selects: readonly [Int32Array, Int32Array, Int32Array] | undefined,
): Reach {
	const [width, height, depth] = target.dimensions;
	const [, sourceHeight, sourceDepth] = source.dimensions;
	const reached = new Uint32Array(1);
	const of = (neuron: number): number => {
		if (selects) {
			const voxel = Math.floor(neuron / source.neuronsPerVoxel);
			const column = Math.floor(voxel / sourceDepth);
			const [xs, ys, zs] = selects;
			const y = column % sourceHeight;
			if (xs[(column - y) / sourceHeight] < 0 || ys[y] < 0 || zs[voxel % sourceDepth] < 0) return 0;
		}
		reached[0] = scale(absorb(stream, neuron), width * height * depth);
		return 1;
	};
	return { reached, of };
}

/** All neurons of a voxel reach the same; neurons must come in ascending order. */
function oncePerVoxel(
	{ dimensions: [, height, depth], neuronsPerVoxel }: CorticalArea,
	find: (x: number, y: number, z: number, mark: number) => number,
): (neuron: number) => number {
	let count = 0;
	return (neuron) => {
		if (neuron % neuronsPerVoxel > 0) return count;
		const voxel = neuron / neuronsPerVoxel;
		const z = voxel % depth;
		const column = (voxel - z) / depth;
		const y = column % height;
		count = find((column - y) / height, y, z, voxel + 1);
		return count;
	};
}
