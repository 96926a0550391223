/** A brain on its input, and without any, as operations per burst. */
import type { BrainImage } from "../../modules/connectome/image.js";
import { Playback } from "../../modules/senses/playback.js";
import { Stimulus } from "../../modules/senses/stimulus.js";
import { StimulusBlock } from "../../modules/senses/stimulus-layout.js";
import { asBuffer } from "../cli/files.js";
import { type CountedBurst, WorkCounter } from "./counter.js";

const NOTHING: ReadonlyMap<number, number> = new Map();

/** `stimulus`: a recording (docs/stimulus-format.md); undefined: no input. */
export function countRun(
	image: BrainImage,
	stimulus: Uint8Array | undefined,
	bursts: number,
): CountedBurst[] {
	const counter = new WorkCounter(image);
	if (!stimulus) return Array.from({ length: bursts }, () => counter.step(NOTHING));
	const recording = new Stimulus(asBuffer(stimulus), image);
	const staged = eventsByBurst(recording);
	const playback = new Playback(recording, image.areaCount, counter.npu.inputs);
	return Array.from({ length: bursts }, (_, burst) => {
		playback.advance();
		return counter.step(staged[burst % recording.period] ?? NOTHING);
	});
}

/** Events per area, by burst of the recording. */
function eventsByBurst(recording: Stimulus): ReadonlyMap<number, number>[] {
	const bursts: Map<number, number>[] = Array.from({ length: recording.period }, () => new Map());
	const { u32 } = recording.views;
	for (let i = 0; i < recording.blockCount; i++) {
		const block = recording.block(i);
		const area = u32[block + (StimulusBlock.AREA >> 2)];
		bursts[u32[block + (StimulusBlock.BURST >> 2)]].set(area, u32[block + (StimulusBlock.COUNT >> 2)]);
	}
	return bursts;
}
