/** The TypeScript reference on the same brain and recording: a figure counts only if native code leaves its bits. */
import { BrainImage } from "../../modules/connectome/image.js";
import { Npu } from "../../modules/npu/npu.js";
import { stateHash } from "../../modules/npu/state-hash.js";
import { Playback } from "../../modules/senses/playback.js";
import { Stimulus } from "../../modules/senses/stimulus.js";
import { asBuffer } from "../../tools/cli/files.js";

export function referenceHash(bytes: Uint8Array, stimulus: Uint8Array, bursts: number): number {
	const image = new BrainImage(asBuffer(bytes));
	const npu = new Npu(image);
	const playback = new Playback(new Stimulus(asBuffer(stimulus), image), image.areaCount, npu.inputs);
	for (let burst = 0; burst < bursts; burst++) {
		playback.advance();
		npu.step();
	}
	return stateHash(npu);
}
