import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, test } from "vitest";
import { BrainImage } from "../../modules/connectome/image.js";
import { PRECISION_NAMES } from "../../modules/connectome/layout.js";
import { Stimulus } from "../../modules/senses/stimulus.js";
import { StimulusBlock } from "../../modules/senses/stimulus-layout.js";
import { asBuffer } from "../../tools/cli/files.js";
import { compileGenome } from "../../tools/compile.js";
import { buildStimulus } from "../../tools/stimulus/build-stimulus.js";
import type { BurstInput } from "../parity/compare.js";
import { compareNative } from "./compare.js";
import { buildHarness, canBuild } from "./harness.js";

const BURSTS = 200;
const folder = fileURLToPath(new URL("../../genomes/", import.meta.url));
const shipped = readdirSync(folder).filter((name) => name.endsWith(".genome.json"));
const essential = fileURLToPath(
	new URL("../../../shared/genomes/feagi/essential_genome.json", import.meta.url),
);
const missing = !canBuild("optimised");
const withoutEssential = !existsSync(essential);

describe.each(PRECISION_NAMES)(
	`native code in %s${missing ? ": skipped, there is no gcc" : ""}`,
	(precision) => {
		test.skipIf(missing).each(shipped)("%s: the reference's state after each of 200 bursts", (name) => {
			compare(folder + name, precision);
		});

		test.skipIf(missing || withoutEssential)(
			`FEAGI's essential: the same${withoutEssential ? `: skipped, ${essential} is not here` : ""}`,
			() => compare(essential, precision),
		);
	},
);

function compare(path: string, precision: string): void {
	const image = new BrainImage(asBuffer(compileGenome(readFileSync(path, "utf8"), { precision }).bytes));
	const stimulus = new Stimulus(asBuffer(buildStimulus({ image, bursts: BURSTS, seed: 7 }).bytes), image);
	const bytes = stimulus.values instanceof Uint8Array;
	compareNative(buildHarness("optimised"), [{ name: path, image, bursts: playbackOf(stimulus), bytes }]);
}

/** What the recording holds for each burst; it repeats. */
function playbackOf(stimulus: Stimulus): BurstInput[] {
	const { u32 } = stimulus.views;
	const period: BurstInput["streams"][number][][] = Array.from({ length: stimulus.period }, () => []);
	for (let i = 0; i < stimulus.blockCount; i++) {
		const block = stimulus.block(i);
		const field = (offset: number) => u32[block + (offset >> 2)];
		const first = field(StimulusBlock.FIRST);
		for (let k = first; k < first + field(StimulusBlock.COUNT); k++)
			period[field(StimulusBlock.BURST)].push({
				area: field(StimulusBlock.AREA),
				index: stimulus.indices[stimulus.firstIndex + k],
				potential: stimulus.values[stimulus.firstValue + k],
			});
	}
	return Array.from({ length: BURSTS }, (_, burst) => ({
		queue: [],
		streams: period[burst % stimulus.period],
	}));
}
