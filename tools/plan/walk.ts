/** Counts what spikes cost on their way through one projection into the slab whose turn it is: kernels/walk.h. */
import {
	Area,
	AreaFlag,
	Extent,
	Projection,
	ProjectionFlag,
	Rule,
	Vector,
} from "../../modules/connectome/layout.js";
import type { Npu } from "../../modules/npu/npu.js";
import { countBoxes } from "./box-walk.js";
import type { Operation } from "./operations.js";
import { inSlab, voxelOf, type Walk } from "./walk-context.js";

/**
 * `spikes`: ascending area-local source neurons. Returns the synapses that deliver, counted with the first slab of
 * an area only: they are the same ones in all its slabs.
 */
export function countWalk(
	npu: Npu,
	projection: number,
	spikes: readonly number[],
	work: Record<Operation, number>,
): number {
	const { u8, u16, u32 } = npu.image.views;
	const record = npu.image.projection(projection);
	const target = npu.image.area(u16[(record + Projection.TARGET) >> 1]);
	const walk: Walk = {
		npu,
		projection: record,
		source: npu.image.area(u16[(record + Projection.SOURCE) >> 1]),
		target,
		whole: u32[(target + Area.NEURON_COUNT) >> 2] <= npu.image.slabNeurons,
		fits: npu.format.float || (u32[(target + Area.FLAGS) >> 2] & AreaFlag.SUMS_FIT) !== 0,
		work,
	};
	work.projection++;
	if (u8[record + Projection.FLAGS] & ProjectionFlag.MP_DRIVEN) work.drivenSpike += spikes.length;
	else if (u32[(walk.source + Area.DEGREE_CLASSES) >> 2] !== 0) work.sharedSpike += spikes.length;
	const rule = u8[record + Projection.RULE];
	const count = rule === Rule.LIST ? countList : rule === Rule.VECTORS ? countVectors : countBoxes;
	const delivered = spikes.reduce((sum, neuron) => sum + count(walk, neuron), 0);
	return npu.slab.first === 0 ? delivered : 0;
}

function countList({ npu, projection, whole, fits, work }: Walk, neuron: number): number {
	const { u32 } = npu.image.views;
	const rows = u32[(projection + Projection.RULE_OFFSET) >> 2] >> 2;
	const targets = u32[rows + neuron + 1] - u32[rows + neuron];
	work.listSpike++;
	if (whole && fits && npu.image.idBytes === 2) {
		work.listEvent += targets;
		return targets;
	}
	work.listCheck += targets;
	const list = u32[(projection + Projection.TARGETS) >> 2] >> (npu.image.idBytes >> 1);
	for (let k = u32[rows + neuron]; k < u32[rows + neuron + 1]; k++)
		if (inSlab(npu, npu.ids[list + k])) work.checkedEvent++;
	return targets;
}

function countVectors(walk: Walk, neuron: number): number {
	const { npu, projection, target, whole, fits, work } = walk;
	const { u32, i32 } = npu.image.views;
	const extent = u32[(projection + Projection.RULE_OFFSET) >> 2] >> 2;
	const count = u32[(projection + Projection.RULE_COUNT) >> 2];
	const from = voxelOf(walk, neuron);
	const size = [Area.WIDTH, Area.HEIGHT, Area.DEPTH].map((field) => u32[(target + field) >> 2]);
	const lands = (step: number) =>
		size.every(
			(length, axis) => from[axis] + i32[step + axis] >= 0 && from[axis] + i32[step + axis] < length,
		);
	const inside = lands(extent + (Extent.LOW >> 2)) && lands(extent + (Extent.HIGH >> 2));
	work.vectorSpike++;
	if (inside && whole && fits) {
		work.vectorEvent += count;
		return count;
	}
	work.vectorCheck += count;
	const first = extent + (Extent.BYTES >> 2);
	const start = lastNeuronOf(walk, from);
	let delivered = 0;
	for (let i = 0; i < count; i++) {
		const step = first + i * (Vector.BYTES >> 2);
		if (!lands(step)) continue;
		delivered++;
		if (inSlab(npu, start + i32[step + (Vector.DISTANCE >> 2)])) work.checkedEvent++;
	}
	return delivered;
}

/** Of the target's voxel at the same coordinates, which may lie outside. */
function lastNeuronOf({ npu, target }: Walk, at: readonly [number, number, number]): number {
	const { u32 } = npu.image.views;
	const [height, depth, perVoxel] = [Area.HEIGHT, Area.DEPTH, Area.NEURONS_PER_VOXEL].map(
		(field) => u32[(target + field) >> 2],
	);
	return ((at[0] * height + at[1]) * depth + at[2] + 1) * perVoxel - 1;
}
