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

/** The firmware in this process: commands from standard input, answers on standard output; ends with the input. */
export async function consoleCommand(file: string, options: ConsoleOptions): Promise<void> {
	const { bytes, genome } = loadBrain(file, options);
	if (genome) takeNotes(genome.notes, file, options.strict);
	const image = asBuffer(bytes);
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
	if (!brain) return;
	if (options.paused) brain.pause();
	await (process.stdin.isTTY ? typed(type) : scripted(type, brain));
	brain.pause();
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

/** From a file or a pipe: a line waits until the bursts that `step` asked for have run. */
function scripted(type: Type, { clock }: Brain): Promise<void> {
	let waiting = Buffer.alloc(0);
	let ended = false;
	return new Promise((resolve) => {
		process.stdin
			.on("data", (chunk: Buffer) => {
				waiting = Buffer.concat([waiting, chunk]);
			})
			.on("end", () => {
				ended = true;
			});
		const poll = setInterval(() => {
			while (waiting.length && !clock.stepping) {
				const length = waiting.indexOf(LINE_FEED) + 1 || waiting.length;
				type(waiting, length);
				waiting = waiting.subarray(length);
			}
			if (!ended || waiting.length || clock.stepping) return;
			clearInterval(poll);
			resolve();
		}, POLL_MS);
	});
}
