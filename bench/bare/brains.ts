/** Whole brains that are run: FEAGI's own, the shipped robots, and networks that others have published figures of. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { BrainImage } from "../../modules/connectome/image.js";
import { buildStimulus } from "../../tools/stimulus/build-stimulus.js";
import { parseRecording } from "../../tools/stimulus/recording.js";
import { writeStimulus } from "../../tools/stimulus/write-stimulus.js";
import { ESSENTIAL } from "../agreement.js";
import { type Workload, workload } from "../costs/micro-brain.js";
import { dense } from "../networks/dense.js";
import type { BenchNetwork } from "../networks/network.js";
import { synfire4Small, synfire4Whole } from "../networks/synfire4.js";
import { update } from "../networks/update.js";
import { range } from "../similarity/random-values.js";

export interface Brain extends Workload {
	/** Bursts of FEAGI's algorithm, which takes nearly the same for each and long for all of them. */
	readonly baselineBursts: number;
}

/** A digit's whole way through the visual field, centre and periphery. */
const DIGIT_BURSTS = 96;
const LAYERS = 10;
const genome = (name: string) =>
	fileURLToPath(new URL(`../../genomes/${name}.fp32.genome.json`, import.meta.url));

const files: readonly { name: string; file: string; bursts: number; baselineBursts: number }[] = [
	{ name: "essential", file: ESSENTIAL, bursts: DIGIT_BURSTS, baselineBursts: 4 },
	{ name: "camera robot", file: genome("camera"), bursts: DIGIT_BURSTS, baselineBursts: 24 },
	{ name: "reflex robot", file: genome("reflex"), bursts: DIGIT_BURSTS, baselineBursts: 48 },
];

/** Files that are not here are told by name. */
export const missingBrains: readonly string[] = files
	.filter(({ file }) => !existsSync(file))
	.map(({ name, file }) => `${name}, ${file} is not here`);

export const brains: readonly Brain[] = [
	...files
		.filter(({ file }) => existsSync(file))
		.map(
			({ name, file, bursts, baselineBursts }): Brain => ({
				name,
				bursts,
				baselineBursts,
				genome: () => readFileSync(file, "utf8"),
				stimulus: (image) => buildStimulus({ image, bursts, seed: 1 }).bytes,
			}),
		),
	ofNetwork(synfire4Small, "volleys"),
	ofNetwork(synfire4Whole, "volleys"),
	ofNetwork(dense, "dense"),
	ofNetwork(dense, "sparse"),
	ofNetwork(update, "input"),
];

function ofNetwork(network: BenchNetwork, recording: string): Brain {
	const { bursts } = network;
	const several = Object.keys(network.recordings).length > 1;
	return {
		name: several ? `${network.name}, ${recording}` : network.name,
		bursts,
		baselineBursts: Math.min(bursts, 100),
		genome: network.genome,
		stimulus: (image: BrainImage) =>
			writeStimulus(parseRecording(network.recordings[recording]!(), recording, image, bursts), image),
	};
}

/** A hundred thousand neurons that nothing reaches. */
export const silentBrain: Workload = workload(
	"silent, 100,000 neurons",
	Object.fromEntries(
		range(LAYERS).map((i) => [`layer ${i}`, { size: [100, 100, 1] as const, threshold: 10, leak: 0.1 }]),
	),
	range(LAYERS).map((i) => ({ from: `layer ${i}`, to: `layer ${(i + 1) % LAYERS}`, wiring: "projector" })),
	{ bursts: 0 },
);
