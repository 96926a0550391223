/**
 * Runs a brain on the XS engine and counts instructions: of the boot, of each burst, and of the two TypeScript
 * kernels or, if the parameter `split` is 1, of the native call. (Counting costs some itself: the TypeScript around the
 * native call is a burst of a run without `split` less the native call of one with it.) Prints one line of JSON at the
 * end; measuring allocates nothing.
 */
import platform, { type NativeKernels, type NativeStream, type Platform } from "platform";
import { type Kernels, referenceKernels } from "../../modules/npu/kernels.js";
import type { Npu } from "../../modules/npu/npu.js";
import { formatHash, stateHash } from "../../modules/npu/state-hash.js";
import { Brain } from "../../modules/runtime/brain.js";
import { instructions, parameter, print } from "../../platforms/xs/natives.js";

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

class CountingNative implements NativeKernels {
	readonly open: NativeKernels["open"];
	readonly attach: NativeKernels["attach"];
	readonly play: NativeKernels["play"];
	instructions = 0;
	readonly #step: NativeKernels["step"];

	constructor({ open, attach, play, step }: NativeKernels) {
		this.open = open;
		this.attach = attach;
		this.play = play;
		this.#step = step;
	}

	step(burst: number, queued: number, streams: readonly NativeStream[]): number {
		const step = this.#step;
		const start = instructions();
		const spikes = step(burst, queued, streams);
		this.instructions += instructions() - start;
		return spikes;
	}
}

/** The platform with another native part. */
function withNative(native: NativeKernels): Platform {
	return Object.create(platform, { native: { value: native } });
}

export default function main(): void {
	const { native, burstLimit } = platform;
	const countingNative = native && parameter("split") === "1" ? new CountingNative(native) : undefined;
	const countingKernels = native || platform.stimulus === undefined ? undefined : new CountingKernels();
	const start = instructions();
	const brain = new Brain(countingNative ? withNative(countingNative) : platform, countingKernels);
	const boot = instructions() - start;
	let sum = 0;
	let most = 0;
	let last = 0;
	for (let i = 0; i < burstLimit; i++) {
		const before = instructions();
		brain.step();
		last = instructions() - before;
		sum += last;
		if (last > most) most = last;
	}
	const { npu } = brain;
	print(
		JSON.stringify({
			kernels: native ? "native" : "typescript",
			boot,
			mean: sum / burstLimit,
			most,
			last,
			spikes: npu.spikes,
			candidates: countingKernels?.candidates ?? 0,
			updateInstructions: countingKernels?.updateInstructions ?? 0,
			propagateInstructions: countingKernels?.propagateInstructions ?? 0,
			nativeInstructions: countingNative?.instructions ?? 0,
			stateHash: formatHash(stateHash(npu)),
			memory: platform.memory(),
		}),
	);
	platform.exit(0);
}
