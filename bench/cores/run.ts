/**
 * What a second core would save: exact instructions of each lane on a bare rv32imc core, which runs them one after the
 * other; the longer one decides. Two emulated harts at once must leave the same state. `--write` makes it bench/results/cores.json.
 *   npm run bench:cores [-- --write]
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { BrainImage } from "../../modules/connectome/image.js";
import { asBuffer } from "../../tools/cli/files.js";
import { compileGenome } from "../../tools/compile.js";
import { buildStimulus } from "../../tools/stimulus/build-stimulus.js";
import { parseRecording } from "../../tools/stimulus/recording.js";
import { writeStimulus } from "../../tools/stimulus/write-stimulus.js";
import { referenceHash } from "../bare/reference.js";
import { runNative } from "../bare/run-bare.js";
import { dense } from "../networks/dense.js";
import type { BenchNetwork } from "../networks/network.js";
import { synfire4Whole } from "../networks/synfire4.js";
import { runHarts, runLanes, WAKE_INSTRUCTIONS } from "./run-lanes.js";

const PRECISIONS = ["int8", "int8-compact", "fp16r", "fp16", "fp32"] as const;
const DIGIT_BURSTS = 96;
const LABEL = "predicted from exact counts per lane; no board";
const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

interface Subject {
	readonly name: string;
	readonly genome: string;
	stimulus(image: BrainImage): Uint8Array;
	readonly bursts: number;
}

function ofNetwork(network: BenchNetwork, recording: string): Subject {
	const { name, bursts } = network;
	const stimulus = (image: BrainImage) =>
		writeStimulus(parseRecording(network.recordings[recording]!(), recording, image, bursts), image);
	return { name: `${name}, ${recording}`, genome: network.genome(), stimulus, bursts };
}

function ofFile(name: string, file: string): Subject[] {
	if (!existsSync(file)) return [];
	const stimulus = (image: BrainImage) => buildStimulus({ image, bursts: DIGIT_BURSTS, seed: 7 }).bytes;
	return [{ name, genome: readFileSync(file, "utf8"), stimulus, bursts: DIGIT_BURSTS }];
}

const subjects = [
	...ofFile("essential, moving digits", path("../../../shared/genomes/feagi/essential_genome.json")),
	...ofFile("camera robot, moving digits", path("../../genomes/camera.int8.genome.json")),
	ofNetwork(synfire4Whole, "volleys"),
	ofNetwork(dense, "dense"),
];

const mean = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0) / numbers.length;
const thousandths = (n: number) => Math.round(n * 1000) / 1000;

async function measure({ name, genome, stimulus: stimulusOf, bursts }: Subject, precision: string) {
	const { bytes } = compileGenome(genome, { precision });
	const stimulus = stimulusOf(new BrainImage(asBuffer(bytes)));
	const one = await runNative(bytes, { core: "rv32imc", bursts, stimulus });
	const two = await runLanes(bytes, stimulus, bursts);
	const expected = referenceHash(bytes, stimulus, bursts);
	const harts = await runHarts(bytes, stimulus, bursts);
	if ([one, two, harts].some(({ stateHash }) => stateHash !== expected))
		throw new Error(`${name}, ${precision}: not the bits of the reference`);
	console.error(
		`${name}, ${precision}: two harts at once, ${harts.own} and ${harts.helped} items, same state`,
	);
	const span = two.around.map((around, i) => around + Math.max(two.firstLane[i]!, two.secondLane[i]!));
	return {
		brain: name,
		precision,
		oneCore: { mean: Math.round(mean(one.instructions)), most: Math.max(...one.instructions) },
		around: Math.round(mean(two.around)),
		firstLane: Math.round(mean(two.firstLane)),
		secondLane: Math.round(mean(two.secondLane)),
		twoCores: { mean: Math.round(mean(span)), most: Math.max(...span) },
		ratio: {
			mean: thousandths(mean(span) / mean(one.instructions)),
			most: thousandths(Math.max(...span) / Math.max(...one.instructions)),
		},
		lanesBytes: two.lanesBytes,
		sharedBursts: thousandths(mean(two.shared)),
	};
}

const rows = [];
for (const subject of subjects)
	for (const precision of PRECISIONS) {
		rows.push(await measure(subject, precision));
		console.log(JSON.stringify(rows.at(-1)));
	}
const result = { label: LABEL, core: "rv32imc", unit: "instructions per burst", WAKE_INSTRUCTIONS, rows };
if (process.argv.includes("--write"))
	writeFileSync(path("../results/cores.json"), `${JSON.stringify(result, null, "\t")}\n`);
