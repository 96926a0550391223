/** A brain on its input, and without any, as operations per burst. */
import type { BrainImage } from "../../modules/connectome/image.js";
import { Playback } from "../../modules/senses/playback.js";
import { Stimulus } from "../../modules/senses/stimulus.js";
import { StimulusBlock } from "../../modules/senses/stimulus-layout.js";
import { asBuffer } from "../cli/files.js";
import { type CountedBurst, type InputWork, WorkCounter } from "./counter.js";

interface Staged {
	/** By area. */
	readonly events: ReadonlyMap<number, number>;
	readonly input: InputWork;
}

const NOTHING: Staged = { events: new Map(), input: {} };

/** `stimulus`: a recording (docs/stimulus-format.md); undefined: no input. */
export function countRun(
	image: BrainImage,
	stimulus: Uint8Array | undefined,
	bursts: number,
): CountedBurst[] {
	const counter = new WorkCounter(image);
	if (!stimulus) return Array.from({ length: bursts }, () => counter.step(NOTHING.events));
	const recording = new Stimulus(asBuffer(stimulus), image);
	const staged = stagedByBurst(recording);
	const playback = new Playback(recording, image.areaCount, counter.npu.inputs);
	return Array.from({ length: bursts }, (_, burst) => {
		playback.advance();
		const { events, input } = staged[burst % recording.period] ?? NOTHING;
		return counter.step(events, input);
	});
}

/** Of each burst of the recording. */
function stagedByBurst(recording: Stimulus): readonly Staged[] {
	const bursts = Array.from({ length: recording.period }, () => ({
		events: new Map<number, number>(),
		changes: 0,
	}));
	const areas = new Set<number>();
	const { u32 } = recording.views;
	for (let i = 0; i < recording.blockCount; i++) {
		const block = recording.block(i);
		const count = u32[block + (StimulusBlock.COUNT >> 2)];
		const burst = bursts[u32[block + (StimulusBlock.BURST >> 2)]];
		const area = u32[block + (StimulusBlock.AREA >> 2)];
		areas.add(area);
		burst.events.set(area, count);
		burst.changes += changesIn(recording, u32[block + (StimulusBlock.FIRST >> 2)], count);
	}
	const bytes = recording.values instanceof Uint8Array;
	return bursts.map(({ events, changes }) => ({
		events,
		input: { stream: areas.size, [bytes ? "injectedByte" : "injectedSingle"]: changes },
	}));
}

/** Native code converts a potential once for all neurons in a row that receive it (kernels/inputs.c). */
function changesIn({ values, firstValue }: Stimulus, first: number, count: number): number {
	let changes = 0;
	let last = 0;
	for (let k = first; k < first + count; k++) {
		const value = values[firstValue + k];
		if (value === last || value === 0) continue;
		last = value;
		changes++;
	}
	return changes;
}
