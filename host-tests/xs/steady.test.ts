import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { BrainImage } from "../../modules/connectome/image.js";
import { asBuffer } from "../../tools/cli/files.js";
import { compileGenome } from "../../tools/compile.js";
import { buildStimulus } from "../../tools/stimulus/build-stimulus.js";
import { describeOn, runFixture } from "./engines.js";

const genome = fileURLToPath(new URL("../../genomes/camera.int8.genome.json", import.meta.url));

const cases = [
	["fp32", "native"],
	["int8", "native"],
	["fp16", "native"],
	["int8", "typescript"],
] as const;

describeOn(["xs-host32", "xs-rv32"], "a burst allocates nothing", (engine) => {
	// The emulator takes a minute for the bursts in TypeScript, and its memory is xs-host32's to the byte.
	test.each(cases.filter(([, kernels]) => kernels === "native" || engine === "xs-host32"))(
		"2,000 bursts in %s, %s kernels, leave the heap flat to the byte",
		async (precision, kernels) => {
			const { bytes } = compileGenome(readFileSync(genome, "utf8"), { precision });
			const image = new BrainImage(asBuffer(bytes));
			const { bytes: stimulus } = buildStimulus({ image, bursts: 100, seed: 3 });
			const run = await runFixture(engine, "steady", {
				image: bytes,
				stimulus,
				kernels,
				parameters: { steps: 2000 },
				timeoutMs: 300_000,
			});
			expect(run.lines.at(-1)).toBe("slots +0, chunks +0, allocated +0");
		},
		300_000,
	);
});
