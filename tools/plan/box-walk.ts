/** Counts what a spike costs on its way through boxes: through_boxes in kernels/walk.h. */
import { Area, Box, Projection } from "../../modules/connectome/layout.js";
import type { Npu } from "../../modules/npu/npu.js";
import { inSlab, voxelOf, type Walk } from "./walk-context.js";

/** Returns the synapses that deliver, in whichever pass. */
export function countBoxes(walk: Walk, neuron: number): number {
	const { npu, projection, target, fits, work } = walk;
	const { u32 } = npu.image.views;
	const first = u32[(projection + Projection.RULE_OFFSET) >> 2] >> 2;
	const count = u32[(projection + Projection.RULE_COUNT) >> 2];
	const perVoxel = u32[(target + Area.NEURONS_PER_VOXEL) >> 2];
	const [height, depth] = [Area.HEIGHT, Area.DEPTH].map((field) => u32[(target + field) >> 2]);
	const from = voxelOf(walk, neuron);
	let delivered = 0;
	work.boxSpike += count;
	for (let box = first; box < first + count * (Box.BYTES >> 2); box += Box.BYTES >> 2) {
		const [xs, ys, zs] = from.map((at, axis) => range(npu, u32[box + axis], at));
		const block: Block = { xs, ys, zs };
		const synapses = (xs[1] - xs[0]) * (ys[1] - ys[0]) * (zs[1] - zs[0]);
		delivered += synapses;
		if (synapses === 0) continue;
		if (walk.whole && perVoxel === 1 && fits) {
			work.boxEvent += synapses;
			if (synapses > 1) work.boxRow += rowsOf(block, height, depth);
			if (synapses > 1) work.boxBlock++;
		} else countSlowBlock(walk, block, { height, depth, perVoxel });
	}
	return delivered;
}

type Range = readonly [from: number, upTo: number];

interface Block {
	readonly xs: Range;
	readonly ys: Range;
	readonly zs: Range;
}

/** Whole rows of the target follow each other, and so do whole planes: join_rows in kernels/walk.h. */
function rowsOf({ xs, ys, zs }: Block, height: number, depth: number): number {
	if (zs[1] - zs[0] < depth) return (xs[1] - xs[0]) * (ys[1] - ys[0]);
	return ys[1] - ys[0] < height ? xs[1] - xs[0] : 1;
}

/** What is clipped to the pass, clamped, or reaches one neuron of several in a voxel. */
function countSlowBlock(
	{ npu, fits, work }: Walk,
	block: Block,
	{ height, depth, perVoxel }: { height: number; depth: number; perVoxel: number },
): void {
	const { xs, ys, zs } = block;
	const { slab } = npu;
	work.boxBlock++;
	work.clippedRow += rowsOf(block, height, depth);
	for (let x = xs[0]; x < xs[1]; x++)
		for (let y = ys[0]; y < ys[1]; y++) {
			const start = ((x * height + y) * depth + zs[0] + 1) * perVoxel - 1;
			const end = start + (zs[1] - zs[0] - 1) * perVoxel + 1;
			if (perVoxel === 1 && fits) {
				work.boxEvent += Math.max(0, Math.min(end, slab.first + slab.size) - Math.max(start, slab.first));
				continue;
			}
			work.boxCheck += zs[1] - zs[0];
			for (let i = start; i < end; i += perVoxel) if (inSlab(npu, i)) work.checkedEvent++;
		}
}

/** From and up to, of coordinate `at` in the axis table at byte `table`. */
function range({ image, ids }: Npu, table: number, at: number): Range {
	const pair = (table >> (image.idBytes === 2 ? 1 : 2)) + 2 * at;
	return [ids[pair], ids[pair + 1]];
}
