import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { BrainImage } from "../../modules/connectome/image.js";
import { asBuffer } from "../../tools/cli/files.js";
import { compileGenome } from "../../tools/compile.js";
import { buildStimulus } from "../../tools/stimulus/build-stimulus.js";
import { describeOn, runFixture } from "./engines.js";

const STEPS = 300;

describeOn(["xs-host32", "xs-rv32"], "a spike ring", (engine) => {
	test("allocates nothing per burst, for the writer and for a reader", async () => {
		const genome = new URL("../../genomes/camera.int8.genome.json", import.meta.url);
		const { bytes } = compileGenome(readFileSync(genome, "utf8"));
		const image = new BrainImage(asBuffer(bytes));
		const { bytes: stimulus } = buildStimulus({ image, bursts: 100, seed: 3 });
		const { lines } = await runFixture(engine, "spike-ring", {
			image: bytes,
			stimulus,
			parameters: { steps: STEPS },
			timeoutMs: 300_000,
		});
		const { spikes, read, lost, write } = JSON.parse(lines.at(-2)!);
		expect(lines.at(-1)).toBe("slots +0, chunks +0");
		expect(spikes).toBeGreaterThan(STEPS);
		expect(lost).toBe(0);
		expect(read).toBeGreaterThan(0.9 * spikes);
		// Instructions per spike; docs/burst-worker.md has the emulator's figure.
		if (engine === "xs-rv32") expect(write / spikes).toBeLessThan(6000);
	}, 300_000);
});
