import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { BrainImage } from "../../modules/connectome/image.js";
import { asBuffer } from "../../tools/cli/files.js";
import { compileGenome } from "../../tools/compile.js";
import { buildStimulus } from "../../tools/stimulus/build-stimulus.js";
import { describeOn, runFixture } from "./engines.js";

const genome = fileURLToPath(new URL("../../genomes/camera.int8.genome.json", import.meta.url));

/** Heap in bytes and instructions per burst that docs/screen.md promises for a screen of 320 × 240 pixels. */
const MOST_HEAP = 12_000;
const MOST_MEAN = 1_500_000;

describeOn(["xs-host32", "xs-rv32"], "drawing a burst", (engine) => {
	test.each([
		[320, 240],
		[128, 128],
	])(
		"on %d × %d pixels leaves the heap flat to the byte",
		async (width, height) => {
			const { bytes } = compileGenome(readFileSync(genome, "utf8"));
			const image = new BrainImage(asBuffer(bytes));
			const { bytes: stimulus } = buildStimulus({ source: "digits", image, bursts: 100, seed: 3 });
			const { lines } = await runFixture(engine, "screen", {
				image: bytes,
				stimulus,
				parameters: { steps: 500, width, height },
				timeoutMs: 300_000,
			});
			const { held, mean } = JSON.parse(lines.at(-1) ?? "");
			expect(lines.at(-2)).toBe("slots +0, chunks +0");
			expect(held).toBeLessThan(MOST_HEAP);
			expect(mean).toBeLessThan(MOST_MEAN);
		},
		300_000,
	);
});
