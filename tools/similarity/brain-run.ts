/** One brain on one recording, in the ways in which two brains are compared. */
import type { BrainImage } from "../../modules/connectome/image.js";
import { Npu } from "../../modules/npu/npu.js";
import { Playback } from "../../modules/senses/playback.js";
import { Stimulus } from "../../modules/senses/stimulus.js";
import { asBuffer } from "../cli/files.js";
import { Resynchroniser } from "./resynchronise.js";
import { firedNeurons, record, type SpikeRecord, Teacher } from "./spike-record.js";

/** The brain's own spikes, from its own spikes. */
export function freeRun(npu: Npu, stimulus: Uint8Array, bursts: number): SpikeRecord {
	return record(npu, player(npu, stimulus), bursts);
}

/**
 * Every neuron decides and resets by itself, but receives the reference's spikes: its own errors, without those that
 * a network makes of them. Returns what each neuron fired.
 */
export function teacherForcedRun(npu: Npu, stimulus: Uint8Array, reference: SpikeRecord): Uint32Array[] {
	const step = player(npu, stimulus);
	const teacher = new Teacher(npu.image, reference);
	return reference.fired.map((_, burst) => {
		step();
		const own = firedNeurons(npu);
		teacher.correct(npu, burst);
		return own;
	});
}

/** One-spike-ahead accuracy in percent over the areas that `scored` says, teacher-forced and set back at each spike. */
export function oneSpikeAhead(
	image: BrainImage,
	stimulus: Uint8Array,
	reference: SpikeRecord,
	scored: readonly boolean[],
): number {
	const resynchroniser = new Resynchroniser(image);
	const npu = new Npu(image, resynchroniser.kernels);
	const step = player(npu, stimulus);
	const teacher = new Teacher(image, reference);
	for (const [burst, actual] of reference.fired.entries()) {
		step();
		resynchroniser.settle(npu, firedNeurons(npu), actual, scored);
		teacher.correct(npu, burst);
	}
	return resynchroniser.score;
}

function player(npu: Npu, stimulus: Uint8Array): () => void {
	const playback = new Playback(new Stimulus(asBuffer(stimulus), npu.image), npu.image.areaCount, npu.inputs);
	return () => {
		playback.advance();
		npu.step();
	};
}
