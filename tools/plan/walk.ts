/** Counts what spikes cost on their way through one projection into the slab whose turn it is: kernels/walk.h. */
import { Area, AreaFlag, Box, Extent, Projection, Rule, Vector } from "../../modules/connectome/layout.js";
import type { Npu } from "../../modules/npu/npu.js";
import type { Operation } from "./operations.js";

/** One projection and the slab, as the counters below need them. */
interface Walk {
	readonly npu: Npu;
	readonly projection: number;
	readonly source: number;
	readonly target: number;
	/** The slab covers the whole target area. */
	readonly whole: boolean;
	/** No sum can reach the clamp. */
	readonly fits: boolean;
	readonly work: Record<Operation, number>;
}

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
	work[whole && fits && npu.image.idBytes === 2 ? "listEvent" : "listCheck"] += targets;
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
	work[inside && whole && fits ? "vectorEvent" : "vectorCheck"] += count;
	if (inside) return count;
	const first = extent + (Extent.BYTES >> 2);
	let delivered = 0;
	for (let i = 0; i < count; i++) if (lands(first + i * (Vector.BYTES >> 2))) delivered++;
	return delivered;
}

function countBoxes(walk: Walk, neuron: number): number {
	const { npu, projection, target, fits, work } = walk;
	const { u32 } = npu.image.views;
	const first = u32[(projection + Projection.RULE_OFFSET) >> 2] >> 2;
	const count = u32[(projection + Projection.RULE_COUNT) >> 2];
	const perVoxel = u32[(target + Area.NEURONS_PER_VOXEL) >> 2];
	const [height, depth] = [Area.HEIGHT, Area.DEPTH].map((field) => u32[(target + field) >> 2]);
	const from = voxelOf(walk, neuron);
	const { slab } = npu;
	let delivered = 0;
	work.boxSpike += count;
	for (let box = first; box < first + count * (Box.BYTES >> 2); box += Box.BYTES >> 2) {
		const [xs, ys, zs] = from.map((at, axis) => range(npu, u32[box + axis], at));
		const run = zs[1] - zs[0];
		const synapses = (xs[1] - xs[0]) * (ys[1] - ys[0]) * run;
		delivered += synapses;
		if (perVoxel > 1 || !fits) work.boxCheck += synapses;
		else if (walk.whole) work.boxEvent += synapses;
		else
			for (let x = xs[0]; x < xs[1]; x++)
				for (let y = ys[0]; y < ys[1]; y++) {
					const start = Math.max((x * height + y) * depth + zs[0], slab.first);
					const end = Math.min((x * height + y) * depth + zs[1], slab.first + slab.size);
					work.boxEvent += Math.max(0, end - start);
				}
	}
	return delivered;
}

/** From and up to, of coordinate `at` in the axis table at byte `table`. */
function range({ image, ids }: Npu, table: number, at: number): readonly [number, number] {
	const pair = (table >> (image.idBytes === 2 ? 1 : 2)) + 2 * at;
	return [ids[pair], ids[pair + 1]];
}

function voxelOf({ npu, source }: Walk, neuron: number): readonly [number, number, number] {
	const { u32 } = npu.image.views;
	const [height, depth, perVoxel] = [Area.HEIGHT, Area.DEPTH, Area.NEURONS_PER_VOXEL].map(
		(field) => u32[(source + field) >> 2],
	);
	const voxel = Math.floor(neuron / perVoxel);
	const column = Math.floor(voxel / depth);
	return [Math.floor(column / height), column % height, voxel % depth];
}
