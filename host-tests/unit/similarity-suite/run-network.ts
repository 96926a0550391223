import type { SuiteNetwork } from "../../../bench/similarity/suite.js";
import { BrainImage } from "../../../modules/connectome/image.js";
import { Npu } from "../../../modules/npu/npu.js";
import { Playback } from "../../../modules/senses/playback.js";
import { Stimulus } from "../../../modules/senses/stimulus.js";
import { asBuffer } from "../../../tools/cli/files.js";
import { type Compilation, compileGenome } from "../../../tools/compile.js";
import { neuronCount } from "../../../tools/genome/area.js";
import type { CorticalArea } from "../../../tools/genome/model.js";
import { parseRecording } from "../../../tools/stimulus/recording.js";
import { writeStimulus } from "../../../tools/stimulus/write-stimulus.js";

export interface NetworkRun {
	/** Spikes of input areas over all bursts. */
	readonly inputSpikes: number;
	/** Spikes per burst and neuron that is neither an input nor of the core. */
	readonly rate: number;
	/** Spikes of scored neurons, by burst and area-and-neuron. */
	readonly spikesOf: ReadonlyMap<string, readonly number[]>;
	readonly scoredNeurons: number;
}

export const isScored = ({ kind }: CorticalArea): boolean => kind !== "ipu" && kind !== "core";

/** Runs all bursts of a network's recording. */
export function runNetwork(network: SuiteNetwork, seed: number, compilation?: Compilation): NetworkRun {
	const { bytes, network: developed } = compilation ?? compileGenome(network.genome(seed));
	const { areas } = developed.genome;
	const image = new BrainImage(asBuffer(bytes));
	const npu = new Npu(image);
	const inputs = parseRecording(network.recording(seed), "recording.csv", image, network.bursts);
	const stimulus = new Stimulus(asBuffer(writeStimulus(inputs, image)), image);
	const playback = new Playback(stimulus, image.areaCount, npu.inputs);
	const spikesOf = new Map<string, number[]>();
	let inputSpikes = 0;
	let spikes = 0;
	for (let burst = 0; burst < network.bursts; burst++) {
		playback.advance();
		npu.step();
		areas.forEach((area, index) => {
			if (area.kind === "ipu") inputSpikes += npu.firedCount(index);
			if (!isScored(area) || npu.firedCount(index) === 0) return;
			spikes += npu.firedCount(index);
			for (let i = 0, size = neuronCount(area); i < size; i++) {
				if (!npu.fired(index, i)) continue;
				const key = `${index}:${i}`;
				const known = spikesOf.get(key);
				if (known) known.push(burst);
				else spikesOf.set(key, [burst]);
			}
		});
	}
	const scoredNeurons = areas.filter(isScored).reduce((sum, area) => sum + neuronCount(area), 0);
	return { inputSpikes, rate: spikes / scoredNeurons / network.bursts, spikesOf, scoredNeurons };
}
