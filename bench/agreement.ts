/** INT8 against FP32: spikes in common when both brains run freely on the same input. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { BrainImage } from "../modules/connectome/image.js";
import { Area } from "../modules/connectome/layout.js";
import { Npu } from "../modules/npu/npu.js";
import { Playback } from "../modules/senses/playback.js";
import { Stimulus } from "../modules/senses/stimulus.js";
import { asBuffer } from "../tools/cli/files.js";
import { compileGenome } from "../tools/compile.js";
import { buildStimulus } from "../tools/stimulus/build-stimulus.js";

export interface Agreement {
	readonly genome: string;
	readonly neurons: number;
	readonly synapses: number;
	/** Spikes over all bursts and seeds. */
	readonly fp32Spikes: number;
	readonly int8Spikes: number;
	/** Spikes of the same neuron in the same burst. */
	readonly common: number;
	readonly saturations: number;
}

const BURSTS = 500;
const SEEDS: readonly number[] = [11, 12, 13];

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
export const ESSENTIAL = path("../../shared/genomes/feagi/essential_genome.json");
const SHIPPED = ["relay", "oscillator", "wta", "reflex", "camera"];

/** One row per shipped genome, and one for FEAGI's essential genome where it is at hand. */
export function measureAgreement(): Agreement[] {
	const rows = SHIPPED.map((name) => agree(name, path(`../genomes/${name}.fp32.genome.json`)));
	return existsSync(ESSENTIAL) ? [...rows, agree("FEAGI's essential", ESSENTIAL)] : rows;
}

function agree(name: string, file: string): Agreement {
	const text = readFileSync(file, "utf8");
	const sums = { fp32Spikes: 0, int8Spikes: 0, common: 0, saturations: 0 };
	let shape = { neurons: 0, synapses: 0 };
	for (const seed of SEEDS) {
		const float = boot(text, "fp32", seed);
		const integer = boot(text, "int8", seed);
		for (let burst = 0; burst < BURSTS; burst++) {
			sums.fp32Spikes += float.step();
			sums.int8Spikes += integer.step();
			sums.common += commonSpikes(float.npu, integer.npu);
		}
		sums.saturations += integer.npu.saturations();
		const { image } = float.npu;
		shape = { neurons: image.neuronCount, synapses: image.ruleSynapses + image.explicitSynapses };
	}
	return { genome: name, ...shape, ...sums };
}

function boot(text: string, precision: string, seed: number) {
	const image = new BrainImage(asBuffer(compileGenome(text, { precision }).bytes));
	const npu = new Npu(image);
	const { bytes } = buildStimulus({ image, bursts: BURSTS, seed });
	const playback = new Playback(new Stimulus(asBuffer(bytes), image), image.areaCount, npu.inputs);
	const step = () => {
		playback.advance();
		return npu.step();
	};
	return { npu, step };
}

function commonSpikes(a: Npu, b: Npu): number {
	let common = 0;
	for (let area = 0; area < a.image.areaCount; area++) {
		if (a.firedCount(area) === 0 || b.firedCount(area) === 0) continue;
		const size = a.image.views.word(a.image.area(area) + Area.NEURON_COUNT);
		for (let i = 0; i < size; i++) if (a.fired(area, i) && b.fired(area, i)) common++;
	}
	return common;
}
