import { BrainImage } from "../../../modules/connectome/image.js";
import { Npu } from "../../../modules/npu/npu.js";
import { type PortShape, readPort } from "../../../modules/senses/ports.js";
import { compileGenome } from "../../../tools/compile.js";
import { hierarchical } from "../genome/sample.js";

/** An area to compile: x, y, z and neurons per voxel. */
export type Size = readonly [width: number, height: number, depth: number, neuronsPerVoxel?: number];

/** Base64 of an IO id: direction and unit ("imot"), data type, sub-unit, 1 incremental | 2 fractional, unit (spec 1.9). */
export function ioId(unit: string, coder: number, subUnit = 0, flags = 0, group = 0): string {
	return Buffer.from([...Buffer.from(unit), coder, flags, subUnit, group]).toString("base64");
}

interface Wiring {
	/** Source id → target id, voxel by voxel. */
	readonly wires?: Readonly<Record<string, string>>;
	/** The areas' spikes carry their potential. */
	readonly driven?: boolean;
}

/** An image with these areas, each spiking on any input of 0.1 and more. */
export function brain(
	areas: Readonly<Record<string, Size>>,
	names: Readonly<Record<string, string>> = {},
	{ wires = {}, driven = false }: Wiring = {},
) {
	const blueprint = Object.fromEntries(
		Object.entries(areas).map(([id, [width, height, depth, perVoxel = 1]]) => [
			id,
			{
				cortical_name: names[id] ?? id,
				block_boundaries: [width, height, depth],
				per_voxel_neuron_cnt: perVoxel,
				firing_threshold: 0.1,
				mp_charge_accumulation: false,
				mp_driven_psp: driven,
				postsynaptic_current: 1,
				cortical_mapping_dst: wires[id]
					? {
							[wires[id]]: [
								{
									morphology_id: "block_to_block",
									morphology_scalar: [1, 1, 1],
									postSynapticCurrent_multiplier: 1,
									plasticity_flag: false,
								},
							],
						}
					: {},
			},
		]),
	);
	const { bytes } = compileGenome(hierarchical(blueprint));
	return new BrainImage(new Uint8Array(bytes).buffer);
}

/** A brain of one IO area, and its port. */
export function oneArea(id: string, size: Size, wiring?: Wiring) {
	const image = brain({ [id]: size }, {}, wiring);
	const port = readPort(image, 0);
	return { image, port, npu: new Npu(image) };
}

/** A sensory area wired voxel by voxel to a motor area of the same size, both of this data type. */
export function reflexArc(coder: number, size: Size, flags = 0, unit = "mis", driven = false) {
	const from = ioId(`i${unit}`, coder, 0, flags);
	const to = ioId(`o${unit}`, coder, 0, flags);
	const image = brain({ [from]: size, [to]: size }, {}, { wires: { [from]: to }, driven });
	const ports = [readPort(image, 0), readPort(image, 1)];
	const [sense, motor] = ports.sort((a, b) => a.direction - b.direction) as [PortShape, PortShape];
	return { image, npu: new Npu(image), sense, motor };
}

/** Area-local neurons that fired in the newest burst. */
export function fired(npu: Npu, port: PortShape): number[] {
	const neurons = port.width * port.height * port.depth * port.neuronsPerVoxel;
	return Array.from({ length: neurons }, (_, neuron) => neuron).filter((neuron) =>
		npu.fired(port.area, neuron),
	);
}
