import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { BrainImage } from "../../modules/connectome/image.js";
import { asBuffer } from "../../tools/cli/files.js";
import { compileGenome } from "../../tools/compile.js";
import { buildStimulus } from "../../tools/stimulus/build-stimulus.js";
import { describeOn, engines, runFixture } from "./engines.js";

const genome = fileURLToPath(new URL("../../genomes/reflex.int8.genome.json", import.meta.url));

describeOn(engines, "a recording", (engine) => {
	test("played by native kernels leaves an area to a sensor that takes it over, as in TypeScript", async () => {
		const { bytes } = compileGenome(readFileSync(genome, "utf8"));
		const image = new BrainImage(asBuffer(bytes));
		const { bytes: stimulus } = buildStimulus({ source: "random", image, bursts: 15, seed: 5 });
		const run = (kernels: "native" | "typescript") =>
			runFixture(engine, "takeover", { image: bytes, stimulus, kernels });
		const { lines } = await run("native");
		expect(lines).toEqual((await run("typescript")).lines);
		expect(new Set(lines).size).toBeGreaterThan(30);
	});
});
