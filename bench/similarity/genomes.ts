/** Every genome that the project ships, and FEAGI's where they are at hand, in every precision. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { BrainImage } from "../../modules/connectome/image.js";
import { asBuffer } from "../../tools/cli/files.js";
import { compileGenome } from "../../tools/compile.js";
import { measure } from "../../tools/similarity/measure.js";
import { buildStimulus } from "../../tools/stimulus/build-stimulus.js";

export interface GenomeScores {
	readonly genome: string;
	readonly neurons: number;
	/** Of the fp32 reference over scored neurons and all seeds. */
	readonly spikes: number;
	/** Lowest FPS over the seeds, per cent, by precision. */
	readonly fps: Readonly<Record<string, number>>;
}

const BURSTS = 500;
const SEEDS = [2001, 2002, 2003];
const PRECISIONS = ["int8", "int8-compact", "fp16r", "fp16"] as const;

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

export function measureGenomes(): GenomeScores[] {
	return [...genomesIn(path("../../genomes/"), ".fp32.genome.json"), ...feagis()].map(({ name, file }) =>
		measureGenome(name, readFileSync(file, "utf8")),
	);
}

function feagis() {
	return genomesIn(path("../../../shared/genomes/feagi/"), ".json")
		.filter(({ file }) => compiles(readFileSync(file, "utf8")))
		.map(({ name, file }) => ({ name: `FEAGI's ${name.replace(/_genome$/, "")}`, file }));
}

function genomesIn(folder: string, ending: string): { name: string; file: string }[] {
	if (!existsSync(folder)) return [];
	return readdirSync(folder)
		.filter((name) => name.endsWith(ending))
		.sort()
		.map((name) => ({ name: name.slice(0, -ending.length), file: folder + name }));
}

/** Some of FEAGI's genomes are damaged on purpose, or hold what is not built yet. */
function compiles(text: string): boolean {
	try {
		compileGenome(text, { precision: "fp32" });
		return true;
	} catch {
		return false;
	}
}

function measureGenome(genome: string, text: string): GenomeScores {
	const compile = (precision: string) => new BrainImage(asBuffer(compileGenome(text, { precision }).bytes));
	const reference = compile("fp32");
	const fps: Record<string, number> = {};
	let spikes = 0;
	let neurons = 0;
	for (const seed of SEEDS) {
		const { bytes } = buildStimulus({ image: reference, bursts: BURSTS, seed });
		for (const precision of PRECISIONS) {
			const candidate = compile(precision);
			const { teacherForced } = measure({ reference, candidate, stimulus: bytes, bursts: BURSTS });
			fps[precision] = Math.min(fps[precision] ?? 100, teacherForced.fps);
			fps.fp64 = Math.min(fps.fp64 ?? 100, teacherForced.floor?.fps ?? 100);
			neurons = teacherForced.neurons;
			if (precision === "int8") spikes += teacherForced.spikes[0];
		}
	}
	return { genome, neurons, spikes, fps };
}
