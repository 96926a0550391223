/**
 * Runs a brain on the XS engine and counts instructions: of the boot, of each burst, and of the two kernels.
 * Prints one line of JSON at the end; measuring allocates nothing.
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

	propagate(npu: Npu, projection: number, neuron: number): void {
		const start = instructions();
		referenceKernels.propagate(npu, projection, neuron);
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
	const start = instructions();
	const brain = new Brain(platform, counting ? kernels : referenceKernels);
	const boot = instructions() - start;
	let sum = 0;
	let most = 0;
	let last = 0;
	for (let i = 0; i < platform.burstLimit; i++) {
		const before = instructions();
		brain.step();
		last = instructions() - before;
		sum += last;
		if (last > most) most = last;
	}
	const { npu } = brain;
	print(
		JSON.stringify({
			boot,
			mean: sum / platform.burstLimit,
			most,
			last,
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
