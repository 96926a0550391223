import { BrainImage } from "../../../modules/connectome/image.js";
import { compileGenome } from "../../../tools/compile.js";
import { hierarchical } from "../genome/sample.js";

/** An area to compile: x, y, z and neurons per voxel. */
export type Size = readonly [width: number, height: number, depth: number, neuronsPerVoxel?: number];

/** Base64 of an IO id: direction and unit ("imot"), data type, sub-unit, 2 for fractional (spec 1.9). */
export function ioId(unit: string, coder: number, subUnit = 0, positioning = 0): string {
	return Buffer.from([...Buffer.from(unit), coder, positioning, subUnit, 0]).toString("base64");
}

/** An image with these areas, each spiking on any input of 0.1 and more. */
export function brain(areas: Readonly<Record<string, Size>>, names: Readonly<Record<string, string>> = {}) {
	const blueprint = Object.fromEntries(
		Object.entries(areas).map(([id, [width, height, depth, perVoxel = 1]]) => [
			id,
			{
				cortical_name: names[id] ?? id,
				block_boundaries: [width, height, depth],
				per_voxel_neuron_cnt: perVoxel,
				firing_threshold: 0.1,
				mp_charge_accumulation: false,
			},
		]),
	);
	const { bytes } = compileGenome(hierarchical(blueprint));
	return new BrainImage(new Uint8Array(bytes).buffer);
}
