/** What the sensory areas receive: a source by name or a file, for one brain, as bytes of the stimulus format. */
import { existsSync } from "node:fs";
import type { BrainImage } from "../../modules/connectome/image.js";
import { UsageError } from "../errors.js";
import { digitFrames } from "./digits.js";
import { blankFrame, type Frame } from "./frame.js";
import { isFolder, readFrames, readSource } from "./frame-files.js";
import { barFrames, noiseFrames } from "./patterns.js";
import { randomInputs } from "./random.js";
import { parseRecording } from "./recording.js";
import { sweepInputs, valuePorts } from "./sweep.js";
import { frameSize, see, visionPorts } from "./vision.js";
import { type AreaInput, writeStimulus } from "./write-stimulus.js";

export interface StimulusRequest {
	/** One of stimulusSources, or a path; undefined: what suits the brain's inputs, see defaultSource. */
	readonly source?: string | undefined;
	readonly image: BrainImage;
	/** Bursts to prepare; the recording then repeats. Still pictures, folders and all that is drawn may take fewer. */
	readonly bursts: number;
	readonly seed?: number | undefined;
}

export interface BuiltStimulus {
	/** For modules/senses/stimulus.ts. */
	readonly bytes: Uint8Array;
	/** Bursts after which the recording repeats. */
	readonly period: number;
	/** The picture that is staged for burst `burst`, the first being 0; undefined where there are no pictures. */
	frameAt(burst: number): Frame | undefined;
	/** One line for people. */
	readonly description: string;
}

/** Names that `source` knows, with what they do. */
export const stimulusSources: Readonly<Record<string, string>> = Object.freeze({
	digits: "handwritten digits that wander through the visual field (digits:7 for sevens only)",
	bars: "moving bars",
	noise: "random pixels",
	blank: "nothing",
	sweep: "every switch and percentage sensor swings through its range",
	random: "a few random voxels of each input area",
	"PATH.pgm, PATH.ppm, FOLDER/": "a picture, or the pictures of a folder in name order",
	"PATH.csv": "a recording with the columns burst,area,x,y,z,potential",
});

/**
 * What is drawn repeats after this many bursts at the latest: four tours of the digits, six swings, six pairs
 * of bars, so that none of them jumps.
 */
const LONGEST_PERIOD = 384;
/** Beyond this the recording would not fit the memory that writes it. */
const MOST_EVENTS = 6_000_000;

interface Plan {
	readonly inputs: readonly (readonly AreaInput[])[];
	readonly frames?: readonly Frame[];
	readonly description: string;
}

/**
 * Deterministic: the same source, image, bursts and seed give the same bytes.
 * @throws UsageError stimulus-source, stimulus-bursts, stimulus-size, frames-…, recording-…
 */
export function buildStimulus(request: StimulusRequest): BuiltStimulus {
	const { image, bursts, seed = 1 } = request;
	if (!Number.isInteger(bursts) || bursts < 1) {
		const message = `A stimulus of ${bursts} bursts; expected a whole number from 1.`;
		throw new UsageError("stimulus-bursts", "bursts", message, "ask for at least one burst");
	}
	const source = request.source ?? defaultSource(image);
	const { inputs, frames, description } = plan(source, image, bursts, seed);
	refuseHuge(inputs, source);
	return {
		bytes: writeStimulus(inputs, image),
		period: inputs.length,
		frameAt: (burst) => frames?.[burst % frames.length],
		description,
	};
}

/** Digits for an eye, sweeps for other sensors ("digits+sweep" for both), random voxels for everything else. */
export function defaultSource(image: BrainImage): string {
	const eye = visionPorts(image).length > 0;
	const others = valuePorts(image).length > 0;
	if (eye) return others ? "digits+sweep" : "digits";
	return others ? "sweep" : "random";
}

function plan(source: string, image: BrainImage, wanted: number, seed: number): Plan {
	const { width, height } = frameSize(visionPorts(image));
	const bursts = Math.min(wanted, LONGEST_PERIOD);
	const digits = /^digits(?::([0-9]))?$/.exec(source);
	if (digits) {
		const only = digits[1] === undefined ? undefined : Number(digits[1]);
		const what = only === undefined ? "handwritten digits" : `handwritten digits of class ${only}`;
		return shown(digitFrames(width, height, bursts, seed, only), image, what);
	}
	const values = valuePorts(image);
	switch (source) {
		case "bars":
			return shown(barFrames(width, height, bursts, seed), image, "moving bars");
		case "noise":
			return shown(noiseFrames(width, height, bursts, seed), image, "random pixels");
		case "blank":
			return shown([blankFrame(width, height)], image, "nothing");
		case "random":
			return { inputs: randomInputs(image, wanted, seed), description: "random voxels of each input area" };
		case "sweep": {
			const description = `${values.length} sensor areas sweeping through their range`;
			return { inputs: sweepInputs(values, bursts, seed), description };
		}
		case "digits+sweep": {
			const eye = plan("digits", image, bursts, seed);
			const other = plan("sweep", image, bursts, seed);
			return {
				...eye,
				inputs: eye.inputs.map((inputs, burst) => [...inputs, ...other.inputs[burst]!]),
				description: `${eye.description}; ${other.description}`,
			};
		}
		default:
			return fromDisk(source, image, wanted);
	}
}

function shown(frames: readonly Frame[], image: BrainImage, what: string): Plan {
	const ports = visionPorts(image);
	const [{ width, height }] = frames as [Frame];
	const areas = ports.length === 1 ? "1 vision area" : `${ports.length} vision areas`;
	return {
		inputs: frames.map((frame) => see(ports, frame)),
		frames,
		description: `${what}, ${width} × ${height} pixels, to ${areas}`,
	};
}

function fromDisk(path: string, image: BrainImage, bursts: number): Plan {
	const recording = /\.csv$/i.test(path);
	if (!recording && !/\.p[gp]m$/i.test(path) && !isFolder(path)) refuseSource(path);
	if (recording) {
		const inputs = parseRecording(readSource(path).toString("utf8"), path, image, bursts);
		return { inputs, description: `the recording ${path}` };
	}
	return shown(readFrames(path), image, `pictures of ${path}`);
}

function refuseSource(source: string): never {
	const sources = Object.entries(stimulusSources).map(([name, what]) => `  ${name.padEnd(28)} ${what}`);
	const found = existsSync(source)
		? "is a file of a kind that cannot be shown"
		: "is neither a source nor a file";
	throw new UsageError(
		"stimulus-source",
		source,
		`${JSON.stringify(source)} ${found}.`,
		`choose one of\n${sources.join("\n")}`,
	);
}

function refuseHuge(inputs: Plan["inputs"], source: string): void {
	let events = 0;
	for (const burst of inputs) for (const area of burst) events += area.events.length;
	if (events <= MOST_EVENTS) return;
	const message = `The stimulus has ${events} events; the limit is ${MOST_EVENTS}.`;
	throw new UsageError("stimulus-size", source, message, "prepare fewer bursts or show darker pictures");
}
