/** A shipped genome, or an image, with a screen. */
import { readFileSync } from "node:fs";
import { BrainImage } from "../../../modules/connectome/image.js";
import { Npu } from "../../../modules/npu/npu.js";
import { BrainScreen } from "../../../modules/screen/brain-screen.js";
import { asBuffer } from "../../../tools/cli/files.js";
import { compileGenome } from "../../../tools/compile.js";
import { PixelCanvas } from "./pixel-canvas.js";

export function imageOf(genome: string): BrainImage {
	const file = new URL(`../../../genomes/${genome}.int8.genome.json`, import.meta.url);
	return new BrainImage(asBuffer(compileGenome(readFileSync(file, "utf8")).bytes));
}

export function watch(image: BrainImage, width = 320, height = 240) {
	const npu = new Npu(image);
	const clock = { overruns: 0 };
	const canvas = new PixelCanvas(width, height);
	const screen = new BrainScreen(canvas, { npu, clock });
	const burst = (bursts = 1, between: () => void = () => {}) => {
		for (let i = 0; i < bursts; i++) {
			screen.beforeBurst();
			between();
			npu.step();
			screen.afterBurst();
		}
	};
	return { npu, clock, canvas, screen, burst };
}
