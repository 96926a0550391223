/**
 * Composite morphologies. FEAGI accepts and does not execute them; what they mean here follows FEAGI's earlier
 * Python engine. Along each axis the source is cut into blocks of `block` voxels from coordinate 0 on, `choose` of
 * them are taken, the next `skip` are not, and so on; a block that the area's end cuts short is not taken. A voxel
 * belongs to a tile where its block is taken along all three axes. Each tile is then connected by the mapper to the
 * whole destination, as if the tile were a source area of its own: the mapper sees the block as the source's
 * dimensions, and coordinates that start at 0 within it. A mapper that is a composite itself cuts the tile further.
 */
import { GenomeError } from "../errors.js";
import type { CompositeMorphology, Morphology, SimpleMorphology } from "../genome/model.js";

export type Dimensions = readonly [number, number, number];

export interface Tiling {
	/** The morphology that connects each tile; no composite. */
	readonly mapper: SimpleMorphology;
	/** Size of a tile. */
	readonly dimensions: Dimensions;
	/** By axis: coordinate within the tile by coordinate of the source; -1 outside of all tiles. */
	readonly places: readonly [Int32Array, Int32Array, Int32Array];
}

/**
 * Throws GenomeError for blocks or patterns that choose nothing. The chain of mappers is known to end
 * (tools/genome/composite.ts).
 */
export function tile(
	composite: CompositeMorphology,
	source: Dimensions,
	morphologies: ReadonlyMap<string, Morphology>,
): Tiling {
	const places = source.map((size) => Int32Array.from({ length: size }, (_, l) => l));
	let dimensions = source;
	let link: Morphology = composite;
	while (link.type === "composite") {
		refuseEmpty(link);
		const { block, pattern } = link;
		places.forEach((axis, i) => void cut(axis, dimensions[i], block[i], ...pattern[i]));
		dimensions = block;
		link = morphologies.get(link.mapper)!;
	}
	return { mapper: link, dimensions, places: places as unknown as Tiling["places"] };
}

/** Replaces places within `size` voxels by places within their blocks. */
function cut(places: Int32Array, size: number, block: number, choose: number, skip: number): void {
	const blocks = Math.floor(size / block);
	for (let l = 0; l < places.length; l++) {
		if (places[l] < 0) continue;
		const index = Math.floor(places[l] / block);
		const taken = index < blocks && index % (choose + skip) < choose;
		places[l] = taken ? places[l] % block : -1;
	}
}

function refuseEmpty({ name, path, block, pattern }: CompositeMorphology): void {
	const sound =
		block.every((size) => size >= 1) && pattern.every(([choose, skip]) => choose >= 1 && skip >= 0);
	if (sound) return;
	throw new GenomeError(
		"composite-empty",
		path,
		`composite morphology "${name}" takes no block: src_seed is [${block}], src_pattern ${JSON.stringify(pattern)}`,
		"give src_seed at least 1, and each pair of src_pattern at least 1 block to take and at least 0 to skip",
	);
}
