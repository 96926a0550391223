import { Area, AreaFlag } from "../connectome/layout.js";
import type { Npu } from "../npu/npu.js";
import { Output } from "./output.js";
import { type PortShape, voxelCount } from "./ports.js";

const BRIGHT = 255;

/**
 * Spikes → a picture: rows from the top, one byte per colour (specification, 5.6). A pixel is as bright as its
 * neuron's potential was, rounded, 0…255, where the area keeps that (mp_driven_psp); elsewhere the engine keeps bare
 * spikes, and each is white. The area is one channel: with its first spike the whole picture is new.
 */
export class CartesianOutput extends Output<Uint8Array> {
	/** The area's first byte of npu.pools.psps, or -1. */
	readonly #firstPsp: number;

	/** One byte per voxel: width × height pixels of `depth` interleaved colours. */
	constructor(npu: Npu, port: PortShape, neutralAfter: number) {
		super(npu, port, new Uint8Array(voxelCount(port)), 1, neutralAfter);
		const { views } = npu.image;
		const area = npu.image.area(port.area);
		const driven = views.word(area + Area.FLAGS) & AreaFlag.MP_DRIVEN_PSP;
		this.#firstPsp = driven ? views.word(area + Area.PSP_INDEX) : -1;
	}

	protected override decode(): boolean {
		const { values } = this;
		const { width, height, depth, neuronsPerVoxel } = this.port;
		const psps = this.npu.pools.psps[this.npu.bank];
		const firstPsp = this.#firstPsp;
		values.fill(0);
		for (let neuron = this.nextFired(0); neuron >= 0; neuron = this.nextFired(neuron + 1)) {
			const voxel = (neuron / neuronsPerVoxel) | 0;
			const z = voxel % depth;
			const column = (voxel - z) / depth;
			const y = column % height;
			const x = (column - y) / height;
			const pixel = ((height - 1 - y) * width + x) * depth + z;
			const brightness = firstPsp < 0 ? BRIGHT : psps[firstPsp + neuron];
			if (brightness > values[pixel]) values[pixel] = brightness;
		}
		return true;
	}

	protected override rest(): void {
		this.values.fill(0);
	}
}
