/** A projection on its way into the slab whose turn it is, as those who count need it. */
import { Area } from "../../modules/connectome/layout.js";
import type { Npu } from "../../modules/npu/npu.js";
import type { Operation } from "./operations.js";

export interface Walk {
	readonly npu: Npu;
	/** Records of the image. */
	readonly projection: number;
	readonly source: number;
	readonly target: number;
	/** The slab covers the whole target area. */
	readonly whole: boolean;
	/** No sum can reach the clamp. */
	readonly fits: boolean;
	readonly work: Record<Operation, number>;
}

export function inSlab({ slab }: Npu, neuron: number): boolean {
	return neuron >= slab.first && neuron < slab.first + slab.size;
}

/** Of an area-local neuron of the source. */
export function voxelOf({ npu, source }: Walk, neuron: number): readonly [number, number, number] {
	const { u32 } = npu.image.views;
	const [height, depth, perVoxel] = [Area.HEIGHT, Area.DEPTH, Area.NEURONS_PER_VOXEL].map(
		(field) => u32[(source + field) >> 2],
	);
	const voxel = Math.floor(neuron / perVoxel);
	const column = Math.floor(voxel / depth);
	return [Math.floor(column / height), column % height, voxel % depth];
}
