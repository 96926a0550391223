/**
 * The public benchmarks on a bare rv32 core, native kernels beside FEAGI's embedded algorithm. One line of JSON each:
 * instructions per burst on the recording (mean and most) and without input (idle).
 *   npx tsx bench/bare/run.ts [--core rv32imc] [--baseline | --native]
 */
import { BrainImage } from "../../modules/connectome/image.js";
import { asBuffer } from "../../tools/cli/files.js";
import { compileGenome } from "../../tools/compile.js";
import { parseRecording } from "../../tools/stimulus/recording.js";
import { writeStimulus } from "../../tools/stimulus/write-stimulus.js";
import { benchNetworks } from "../networks/all.js";
import type { BenchNetwork } from "../networks/network.js";
import { baselineBrain } from "./baseline-brain.js";
import type { Core } from "./build.js";
import { referenceHash } from "./reference.js";
import { runBaseline, runNative } from "./run-bare.js";

const PRECISIONS = ["int8", "int8-compact", "fp32"] as const;
const BASELINE_PRECISIONS = ["int8", "fp32"] as const;
const CORES: readonly Core[] = ["rv32imc", "rv32imafc"];

interface Drive {
	readonly network: BenchNetwork;
	readonly recording: string;
}

function prepare({ network, recording }: Drive, precision: string) {
	const { bytes, network: developed } = compileGenome(network.genome(), { precision });
	const image = new BrainImage(asBuffer(bytes));
	const inputs = parseRecording(network.recordings[recording]!(), recording, image, network.bursts);
	return { bytes, developed, stimulus: writeStimulus(inputs, image) };
}

async function native(drive: Drive, core: Core, precision: string) {
	const { bytes, stimulus } = prepare(drive, precision);
	const { bursts } = drive.network;
	const run = await runNative(bytes, { core, bursts, stimulus });
	if (run.stateHash !== referenceHash(bytes, stimulus, bursts))
		throw new Error(`${drive.network.name}, ${drive.recording}, ${precision}: not the bits of the reference`);
	const idle = await runNative(bytes, { core, bursts: 3 });
	return {
		program: "native",
		...figures(run.instructions),
		idle: idle.instructions.at(-1)!,
		spikes: mean(run.spikes),
		stateBytes: run.stateBytes,
		contextBytes: run.contextBytes,
	};
}

async function baseline(drive: Drive, core: Core, precision: "fp32" | "int8") {
	const { developed, stimulus } = prepare(drive, precision);
	const brain = baselineBrain(developed);
	const { bursts, neurons, synapses } = drive.network;
	const run = await runBaseline(brain, precision, { core, bursts, stimulus });
	const idle = await runBaseline(brain, precision, { core, bursts: 3 });
	const whole = ({ propagate, convert, update }: typeof run) =>
		propagate.map((count, i) => count + convert[i]! + update[i]!);
	return {
		program: "baseline",
		...figures(whole(run)),
		idle: whole(idle).at(-1)!,
		spikes: mean(run.spikes),
		stateBytes: run.stateBytes,
		updatePerNeuron: tenths(mean(run.update) / neurons),
		convertPerNeuron: tenths(mean(run.convert) / neurons),
		scanPerSynapse: synapses ? tenths(run.propagate[0]! / synapses) : undefined,
	};
}

function figures(instructions: readonly number[]) {
	return { mean: Math.round(mean(instructions)), most: Math.max(...instructions) };
}

function mean(numbers: readonly number[]): number {
	return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

function tenths(number: number): number {
	return Math.round(number * 10) / 10;
}

function print(drive: Drive, core: Core, precision: string, found: object): void {
	const head = { network: drive.network.name, recording: drive.recording, core, precision };
	console.log(JSON.stringify({ ...head, ...found }));
}

const options = process.argv.slice(2);
const chosen = options.indexOf("--core");
const cores = chosen < 0 ? CORES : [options[chosen + 1] as Core];
for (const network of benchNetworks)
	for (const recording of Object.keys(network.recordings))
		for (const core of cores) {
			const drive = { network, recording };
			if (!options.includes("--baseline"))
				for (const precision of PRECISIONS)
					print(drive, core, precision, await native(drive, core, precision));
			if (!options.includes("--native"))
				for (const precision of BASELINE_PRECISIONS)
					print(drive, core, precision, await baseline(drive, core, precision));
		}
