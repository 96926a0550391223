import type { CorticalArea } from "../genome/model.js";
import type { BoxRule } from "./rule.js";

/** Explicit synapses by source neuron (compressed sparse rows); targets ascend within a row. */
export interface SynapseList {
	/** Source neurons + 1 positions in `targets`. */
	readonly rows: Uint32Array;
	/** Area-local target neurons. */
	readonly targets: Uint32Array;
	readonly largestFanIn: number;
}

const MOST_SYNAPSES = 1 << 24;

/** Each target of each source once, whatever number of boxes reach it; undefined if that is too many. */
export function listFromBoxes(
	boxes: readonly BoxRule[],
	source: CorticalArea,
	target: CorticalArea,
): SynapseList | undefined {
	const [width, height, depth] = source.dimensions;
	const voxels = width * height * depth;
	const [targetWidth, targetHeight, targetDepth] = target.dimensions;
	const rows = new Uint32Array(voxels * source.neuronsPerVoxel + 1);
	const fanIn = new Uint32Array(targetWidth * targetHeight * targetDepth);
	const targets: number[] = [];
	for (let voxel = 0, neuron = 0; voxel < voxels; voxel++) {
		const reached = targetsOf(boxes, source, target, voxel);
		for (let n = 0; n < source.neuronsPerVoxel; n++) {
			if (targets.length + reached.length > MOST_SYNAPSES) return undefined;
			for (const t of reached) {
				targets.push((t + 1) * target.neuronsPerVoxel - 1);
				fanIn[t]++;
			}
			rows[++neuron] = targets.length;
		}
	}
	return {
		rows,
		targets: Uint32Array.from(targets),
		largestFanIn: fanIn.reduce((a, b) => Math.max(a, b), 0),
	};
}

function targetsOf(
	boxes: readonly BoxRule[],
	source: CorticalArea,
	target: CorticalArea,
	voxel: number,
): number[] {
	const [, height, depth] = source.dimensions;
	const [, targetHeight, targetDepth] = target.dimensions;
	const z = voxel % depth;
	const y = Math.floor(voxel / depth) % height;
	const x = Math.floor(voxel / (depth * height));
	const reached = new Set<number>();
	for (const [bx, by, bz] of boxes)
		for (let tx = bx[2 * x]; tx < bx[2 * x + 1]; tx++)
			for (let ty = by[2 * y]; ty < by[2 * y + 1]; ty++)
				for (let tz = bz[2 * z]; tz < bz[2 * z + 1]; tz++)
					reached.add((tx * targetHeight + ty) * targetDepth + tz);
	return [...reached].sort((a, b) => a - b);
}
