import { update } from "./lif.js";
import type { Npu } from "./npu.js";
import { propagate } from "./propagate.js";

/**
 * The two inner loops of a burst. The reference below is the truth; a platform may hand in native code that
 * leaves the same bits in the same pools.
 */
export interface Kernels {
	/**
	 * Adds what `projection` delivers in this burst to `npu.slab`: spikes of all its source's neurons, or, where
	 * fp32 sums depend on it, of area-local `neuron` alone (ALL_FIRED otherwise).
	 */
	propagate(npu: Npu, projection: number, neuron: number): void;
	/** Updates the candidates in `npu.slab` of area `index`, which the membrane has selected, empties the slab and returns the spikes. */
	update(npu: Npu, index: number): number;
}

export const referenceKernels: Kernels = Object.freeze({ propagate, update });
