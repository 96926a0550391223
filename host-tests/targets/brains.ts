/** Brains that together reach all of the native code, each with a recording. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { dense } from "../../bench/networks/dense.js";
import type { BenchNetwork } from "../../bench/networks/network.js";
import { synfire4Small } from "../../bench/networks/synfire4.js";
import { update } from "../../bench/networks/update.js";
import { BrainImage } from "../../modules/connectome/image.js";
import { asBuffer } from "../../tools/cli/files.js";
import { compileGenome } from "../../tools/compile.js";
import { buildStimulus } from "../../tools/stimulus/build-stimulus.js";
import { parseRecording } from "../../tools/stimulus/recording.js";
import { writeStimulus } from "../../tools/stimulus/write-stimulus.js";
import { edgeBrain } from "../parity/edge-brain.js";
import { genomeText } from "../parity/sketch.js";

export interface TargetBrain {
	readonly name: string;
	readonly bursts: number;
	/** The power neuron makes others fire. */
	readonly poweredAreas?: boolean;
	genome(): string;
	stimulus(image: BrainImage, bursts: number): Uint8Array;
}

export const targetBrains: readonly TargetBrain[] = [
	ofNetwork(update, "input"),
	ofNetwork(dense, "sparse"),
	ofNetwork(synfire4Small, "volleys"),
	{
		name: "camera robot",
		bursts: 40,
		poweredAreas: true,
		genome: () =>
			readFileSync(fileURLToPath(new URL("../../genomes/camera.int8.genome.json", import.meta.url)), "utf8"),
		stimulus: (image, bursts) => buildStimulus({ image, bursts, seed: 7 }).bytes,
	},
	{
		name: "every neuron parameter",
		// Leaks beyond 1 let potentials grow: longer, and binary32 ends in NaNs, of which there are many.
		bursts: 16,
		genome: () => genomeText(edgeBrain),
		stimulus: everywhere,
	},
];

export function prepare(brain: TargetBrain, precision: string) {
	const { bytes } = compileGenome(brain.genome(), { precision });
	const image = new BrainImage(asBuffer(bytes));
	return { bytes, stimulus: brain.stimulus(image, brain.bursts) };
}

function ofNetwork(network: BenchNetwork, recording: string): TargetBrain {
	return {
		name: `${network.name}, ${recording}`,
		bursts: network.bursts,
		genome: network.genome,
		stimulus: (image, bursts) =>
			writeStimulus(parseRecording(network.recordings[recording]!(), recording, image, bursts), image),
	};
}

const SIZES = [1, 0.5, 2, -1, 20, -20, 300, 1e-6, 0.0999, 3];

/** Every third neuron of each area but the core ones, one third after the other. */
function everywhere(image: BrainImage, bursts: number): Uint8Array {
	const events = (burst: number, area: number) =>
		new Array(64)
			.fill(0)
			.map((_, neuron) => [neuron, SIZES[(neuron + 3 * area + 7 * burst) % SIZES.length]!] as const)
			.filter(([neuron]) => neuron % 3 === burst % 3);
	return writeStimulus(
		new Array(bursts)
			.fill(0)
			.map((_, burst) => edgeBrain.slice(3).map((_, i) => ({ area: i + 3, events: events(burst, i) }))),
		image,
	);
}
