/**
 * Runs a brain on the XS engine and counts instructions: of the boot, of each burst, and of the two kernels.
 * Prints one line of JSON. Counts are kept in arrays made beforehand, so that measuring disturbs nothing.
 */
import platform from "platform";
import { type Kernels, referenceKernels } from "../../modules/npu/kernels.js";
import type { Npu } from "../../modules/npu/npu.js";
import { formatHash, stateHash } from "../../modules/npu/state-hash.js";
import { Brain } from "../../modules/runtime/brain.js";
import { instructions, print } from "../../platforms/xs/natives.js";

class CountingKernels implements Kernels {
	updateInstructions = 0;
	candidates = 0;
	propagateInstructions = 0;

	propagate(npu: Npu, projection: number): void {
		const start = instructions();
		referenceKernels.propagate(npu, projection);
		this.propagateInstructions += instructions() - start;
	}

	update(npu: Npu, index: number): number {
		this.candidates += npu.slab.count;
		const start = instructions();
		const spikes = referenceKernels.update(npu, index);
		this.updateInstructions += instructions() - start;
		return spikes;
	}
}

export default function main(): void {
	const counting = platform.burstLimit > 0 && platform.stimulus !== undefined;
	const kernels = new CountingKernels();
	const bursts = new Float64Array(platform.burstLimit);
	const start = instructions();
	const brain = new Brain(platform, counting ? kernels : referenceKernels);
	const boot = instructions() - start;
	for (let i = 0; i < bursts.length; i++) {
		const before = instructions();
		brain.step();
		bursts[i] = instructions() - before;
	}
	const { npu } = brain;
	print(
		JSON.stringify({
			boot,
			bursts: Array.from(bursts),
			spikes: npu.spikes,
			candidates: kernels.candidates,
			updateInstructions: kernels.updateInstructions,
			propagateInstructions: kernels.propagateInstructions,
			stateHash: formatHash(stateHash(npu)),
			memory: platform.memory(),
		}),
	);
	platform.exit(0);
}
