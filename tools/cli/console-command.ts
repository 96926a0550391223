import { setTimeout } from "node:timers/promises";
import { BrainImage } from "../../modules/connectome/image.js";
import type { Brain } from "../../modules/runtime/brain.js";
import { start } from "../../modules/runtime/start.js";
import { hostPlatform } from "../../platforms/host/platform.js";
import { buildStimulus } from "../stimulus/build-stimulus.js";
import type { BrainOptions } from "./brain-options.js";
import { asBuffer, loadBrain } from "./files.js";
import { takeNotes } from "./output.js";

interface ConsoleOptions extends BrainOptions {
	readonly frames?: string;
	readonly paused?: boolean;
}

/** Hands bytes to the console. */
type Type = (bytes: Uint8Array, count: number) => void;

/** Bursts of the recording that --frames plays over and over. */
const RECORDED_BURSTS = 300;
/** How often a script looks whether `step` has ended. */
const POLL_MS = 1;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/**
 * The firmware in this process: commands from standard input, answers on standard output; ends with the input.
 * Resolves to the exit code: 1 when no brain runs.
 * @throws ImageError for a damaged image, as everywhere
 */
export async function consoleCommand(file: string, options: ConsoleOptions): Promise<number> {
	const { bytes, genome } = loadBrain(file, options);
	if (genome) takeNotes(genome.notes, file, options.strict);
	const image = asBuffer(bytes);
	// A damaged image is refused here, with its remedy: a board without a brain would wait for commands.
	new BrainImage(image);
	let booted = false;
	let type: Type = () => {};
	const platform = hostPlatform({
		image,
		stimulus: options.frames === undefined ? undefined : recording(image, options.frames),
		realTime: true,
		// The boot's report as text is enough for a person; `json` prints the other.
		print: (line) => {
			if (booted || !line.startsWith("{")) console.log(line);
		},
		onInput: (callback) => {
			type = callback;
		},
	});
	const brain = start(platform);
	booted = true;
	if (!brain) return 1;
	if (options.paused) brain.pause();
	await (process.stdin.isTTY ? typed(type) : scripted(type, brain));
	brain.pause();
	return 0;
}

function recording(image: ArrayBuffer, source: string): ArrayBuffer {
	return asBuffer(buildStimulus({ source, image: new BrainImage(image), bursts: RECORDED_BURSTS }).bytes);
}

/** As a board reads: whatever comes, at once. */
function typed(type: Type): Promise<void> {
	return new Promise((resolve) => {
		process.stdin.on("data", (chunk: Buffer) => type(chunk, chunk.length)).on("end", resolve);
	});
}

/** From a file or a pipe: a line waits until the bursts that `step` asked for have run, and the last one needs no end. */
async function scripted(type: Type, { clock }: Brain): Promise<void> {
	const stepped = async () => {
		while (clock.stepping) await setTimeout(POLL_MS);
	};
	for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
		for (const line of linesOf(chunk)) {
			if (clock.stepping) await stepped();
			type(line, line.length);
		}
	}
	await stepped();
	type(Buffer.of(LINE_FEED), 1);
	await stepped();
}

/** Pieces of `bytes` that end with CR or LF, and what is left after the last of them. */
function* linesOf(bytes: Buffer): Generator<Buffer> {
	let start = 0;
	for (let i = 0; i < bytes.length; i++) {
		if (bytes[i] !== LINE_FEED && bytes[i] !== CARRIAGE_RETURN) continue;
		yield bytes.subarray(start, i + 1);
		start = i + 1;
	}
	if (start < bytes.length) yield bytes.subarray(start);
}
