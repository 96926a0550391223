import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { BrainImage } from "../../modules/connectome/image.js";
import { asBuffer } from "../../tools/cli/files.js";
import { compileGenome } from "../../tools/compile.js";
import { buildStimulus } from "../../tools/stimulus/build-stimulus.js";
import type { EngineKind } from "../../tools/xs/build-engine.js";
import { readDocument, tableAfter } from "../unit/docs/documents.js";
import { describeOn, runFixture } from "./engines.js";

/** What docs/screen.md promises, by brain and screen; instructions are those of rv32. */
const [, ...promised] = tableAfter(readDocument("screen.md"), "## What it costs");
const genomes: Readonly<Record<string, string>> = { "camera robot": "camera", "reflex robot": "reflex" };
/** Of a figure: other compilers make other code. */
const TOLERANCE = 0.02;
const MHZ = 160;

async function draw(engine: EngineKind, genome: string, width: number, height: number) {
	const path = fileURLToPath(new URL(`../../genomes/${genome}.int8.genome.json`, import.meta.url));
	const { bytes } = compileGenome(readFileSync(path, "utf8"));
	const image = new BrainImage(asBuffer(bytes));
	const source = genome === "camera" ? "digits" : undefined;
	const { bytes: stimulus } = buildStimulus({ source, image, bursts: 100, seed: 3 });
	const { lines } = await runFixture(engine, "screen", {
		image: bytes,
		stimulus,
		parameters: { steps: 500, width, height },
		timeoutMs: 300_000,
	});
	expect(lines.at(-2)).toBe("slots +0, chunks +0");
	return { ...JSON.parse(lines.at(-1) ?? ""), periodMs: image.burstPeriodUs / 1000 };
}

describeOn(["xs-host32", "xs-rv32"], "drawing a burst", (engine) => {
	test.each(promised)(
		"of the %s on %s pixels leaves the heap flat to the byte, and costs what the document says",
		async (brain, screen, mean, most, time, heap) => {
			const [width, height] = screen.split(" × ").map(Number);
			const found = await draw(engine, genomes[brain], width, height);
			const near = (text: string, value: number) => {
				const figure = Number.parseFloat(text.replaceAll(",", ""));
				expect(Math.abs(value / figure - 1), `${text}: ${value}`).toBeLessThan(TOLERANCE);
			};
			near(heap, found.held);
			if (engine !== "xs-rv32") return;
			near(mean, found.mean / 1e6);
			near(most, found.most / 1e6);
			near(time, found.mean / MHZ / 1000);
			expect(time).toMatch(new RegExp(` of ${found.periodMs}$`));
		},
		300_000,
	);
});
