/** The SRAM of a running brain, part by part, and how many neurons would fit. */
import type { MemoryUse } from "platform";
import type { BrainImage } from "../connectome/image.js";
import { Part } from "../connectome/layout.js";
import type { Npu } from "../npu/npu.js";
import { HEADROOM, PREDICTED_FOOTPRINT } from "./footprint.js";

/** Bytes of SRAM by part. */
export interface SramUse {
	potentials: number;
	countdowns: number;
	fireCounts: number;
	fired: number;
	psps: number;
	accumulators: number;
	queues: number;
	counters: number;
	slots: number;
	chunks: number;
	stack: number;
	other: number;
	total: number;
}

/** Parts of the state that grow with the number of neurons. */
const PER_NEURON: readonly number[] = Object.freeze([
	Part.POTENTIALS,
	Part.FRACTIONS,
	Part.COUNTDOWNS,
	Part.FIRE_COUNTS,
	Part.FIRED_0,
	Part.FIRED_1,
	Part.PSP_0,
	Part.PSP_1,
]);

/** What the brain and XS take, as `memory` has measured it or else as predicted. */
export function sramUse(npu: Npu, memory: MemoryUse | undefined): SramUse {
	const { image } = npu;
	const parts = {
		potentials: poolBytes(image, Part.POTENTIALS) + poolBytes(image, Part.FRACTIONS),
		countdowns: poolBytes(image, Part.COUNTDOWNS),
		fireCounts: poolBytes(image, Part.FIRE_COUNTS),
		fired: poolBytes(image, Part.FIRED_0) + poolBytes(image, Part.FIRED_1),
		psps: poolBytes(image, Part.PSP_0) + poolBytes(image, Part.PSP_1),
		accumulators: poolBytes(image, Part.ACCUMULATORS) + poolBytes(image, Part.CANDIDATES),
		queues:
			poolBytes(image, Part.INPUT_TARGETS) +
			poolBytes(image, Part.INPUT_POTENTIALS) +
			poolBytes(image, Part.INPUT_LINKS),
		counters: poolBytes(image, Part.FIRED_COUNTS) + poolBytes(image, Part.SATURATIONS),
		slots: memory ? memory.slots : PREDICTED_FOOTPRINT.slots,
		chunks: memory ? memory.chunks : PREDICTED_FOOTPRINT.chunks,
		stack: memory ? memory.stack : PREDICTED_FOOTPRINT.stack,
	};
	const { slots, chunks, stack } = parts;
	const total = memory
		? memory.allocated
		: npu.pools.bytes + slots + chunks + stack + PREDICTED_FOOTPRINT.other;
	let known = 0;
	for (const part of Object.values(parts)) known += part;
	return { ...parts, other: total - known, total };
}

/** Neurons that would fit with this brain's mix and a state in one block: the largest free block counts. */
export function capacity(
	sramBudget: number,
	image: BrainImage,
	sram: SramUse,
	memory: MemoryUse | undefined,
): number {
	const free = memory ? memory.largestFree : sramBudget - sram.total;
	return Math.max(0, image.neuronCount + Math.floor((free - HEADROOM) / bytesPerNeuron(image)));
}

/** Bytes of state that grow with neurons, per neuron. */
export function bytesPerNeuron(image: BrainImage): number {
	let sum = 0;
	for (const kind of PER_NEURON) sum += poolBytes(image, kind);
	return sum / image.neuronCount;
}

function poolBytes(image: BrainImage, kind: number): number {
	const place = image.pool(kind);
	return place ? place.count * place.elementBytes : 0;
}
