/** A brain on pins that are not there: recorded readings in, what it would have written out. */
import type { BrainImage } from "../../modules/connectome/image.js";
import { Npu } from "../../modules/npu/npu.js";
import { Wires } from "../../modules/wires/wires.js";
import {
	formatPins,
	PinRecordingError,
	parsePins,
	RecordedPins,
} from "../../platforms/host/ports/recorded-pins.js";
import { UsageError } from "../errors.js";
import type { Note } from "../genome/model.js";
import { checkRecording } from "./check-recording.js";
import type { Board } from "./read-board.js";

export interface Rehearsal {
	readonly image: BrainImage;
	readonly wires: ArrayBuffer;
	/** What the wires were compiled from, to check the recording by. */
	readonly board?: Board;
	readonly recording: { readonly file: string; readonly text: string } | undefined;
	readonly bursts: number;
}

export interface RehearsalRun {
	/** Changes of output pins; time is the brain's own, in ms. */
	readonly csv: string;
	readonly writes: number;
	/** What the console of a board would have said. */
	readonly lines: readonly string[];
	/** Warnings about the recording. */
	readonly notes: readonly Note[];
}

/** @throws UsageError recording */
export function rehearse({ image, wires, board, recording, bursts }: Rehearsal): RehearsalRun {
	const replay = recording ? readRecording(recording.file, recording.text) : [];
	const notes = board && recording ? checkRecording(replay, board, recording.file) : [];
	const pins: RecordedPins = new RecordedPins({
		replay,
		now: () => (pins.burst * image.burstPeriodUs) / 1000,
	});
	const lines: string[] = [];
	const npu = new Npu(image);
	const wired = new Wires(wires, pins, npu, (line) => void lines.push(line));
	for (let burst = 0; burst < bursts; burst++) {
		pins.burst = burst;
		wired.beforeBurst();
		npu.step();
		wired.afterBurst();
	}
	return { csv: formatPins(pins.writes), writes: pins.writes.length, lines, notes };
}

function readRecording(file: string, text: string) {
	try {
		return parsePins(text);
	} catch (error) {
		if (!(error instanceof PinRecordingError)) throw error;
		throw new UsageError("recording", file, error.message, "write burst,time,pin,value, as --record does");
	}
}
