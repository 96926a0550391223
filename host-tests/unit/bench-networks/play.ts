import type { BenchNetwork } from "../../../bench/networks/network.js";
import { BrainImage } from "../../../modules/connectome/image.js";
import { Npu } from "../../../modules/npu/npu.js";
import { Playback } from "../../../modules/senses/playback.js";
import { Stimulus } from "../../../modules/senses/stimulus.js";
import { asBuffer } from "../../../tools/cli/files.js";
import { type Compilation, compileGenome } from "../../../tools/compile.js";
import { parseRecording } from "../../../tools/stimulus/recording.js";
import { writeStimulus } from "../../../tools/stimulus/write-stimulus.js";

export interface Play {
	readonly compilation: Compilation;
	/** Spikes of each named area, by burst. */
	readonly spikes: ReadonlyMap<string, readonly number[]>;
	/** Spikes of all areas but the core, by burst. */
	readonly all: readonly number[];
}

/** @param keep whether what the recording holds for a burst, counted from 0, is played */
export function play(
	network: BenchNetwork,
	recording: string,
	precision: string,
	keep: (burst: number) => boolean = () => true,
): Play {
	const compilation = compileGenome(network.genome(), { precision });
	const image = new BrainImage(asBuffer(compilation.bytes));
	const npu = new Npu(image);
	const text = network.recordings[recording]!();
	const inputs = parseRecording(text, recording, image, network.bursts).map((input, burst) =>
		keep(burst) ? input : [],
	);
	const stimulus = new Stimulus(asBuffer(writeStimulus(inputs, image)), image);
	const playback = new Playback(stimulus, image.areaCount, npu.inputs);
	const { areas } = compilation.network.genome;
	const spikes = new Map(areas.map(({ name }) => [name, [] as number[]]));
	const all: number[] = [];
	for (let burst = 0; burst < network.bursts; burst++) {
		playback.advance();
		npu.step();
		areas.forEach(({ name }, index) => {
			spikes.get(name)!.push(npu.firedCount(index));
		});
		all.push(areas.reduce((sum, { kind }, i) => sum + (kind === "core" ? 0 : npu.firedCount(i)), 0));
	}
	return { compilation, spikes, all };
}
