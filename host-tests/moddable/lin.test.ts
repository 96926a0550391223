/** The application of manifest.json, built by a user's Moddable SDK, against the same sources under Node. */
import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { BrainImage } from "../../modules/connectome/image.js";
import type { Report } from "../../modules/runtime/report.js";
import { start } from "../../modules/runtime/start.js";
import { hostPlatform } from "../../platforms/host/platform.js";
import { compileGenome } from "../../tools/compile.js";
import { runOnModdable } from "../../tools/moddable/run-moddable.js";
import { missingForModdable } from "../../tools/moddable/sdk.js";
import { buildStimulus } from "../../tools/stimulus/build-stimulus.js";
import { smallBlocks } from "../parity/in-pieces.js";

const BURSTS = 60;
const BUILD_TIMEOUT_MS = 300_000;
const genomes = new URL("../../genomes/", import.meta.url);
const names = readdirSync(genomes).filter((name) => name.endsWith(".genome.json"));

interface Brain {
	readonly image: Uint8Array;
	readonly stimulus: Uint8Array;
}

function textOf(name: string): string {
	return readFileSync(new URL(name, genomes), "utf8");
}

function brainOf(name: string, precision?: string, blocks?: readonly number[]): Brain {
	const image = compileGenome(textOf(name), { precision, blocks }).bytes.slice();
	const { bytes } = buildStimulus({
		source: "random",
		image: new BrainImage(image.buffer),
		bursts: BURSTS / 2,
		seed: 1,
	});
	return { image, stimulus: bytes };
}

function reportUnderNode({ image, stimulus }: Brain): Promise<Report> {
	return new Promise((resolve) => {
		let last = "";
		start(
			hostPlatform({
				image: image.slice().buffer,
				stimulus: stimulus.slice().buffer,
				burstLimit: BURSTS,
				print: (line) => (last = line),
				exit: () => resolve(JSON.parse(last)),
			}),
		);
	});
}

const missing = missingForModdable(process.env.MODDABLE);

describe.skipIf(missing)(`Moddable simulator${missing ? `: skipped, ${missing.what}` : ""}`, () => {
	beforeAll(async () => {
		await runOnModdable({ ...brainOf(names[0]), bursts: 1 });
	}, BUILD_TIMEOUT_MS);

	const others = ["fp16", "fp16r", "int8-compact"].map((precision) => ["reflex.fp32.genome.json", precision]);
	const cases = [
		...[...names.map((name) => [name, undefined]), ...others].map((brain) => [...brain, "native"]),
		["reflex.fp32.genome.json", "fp32", "typescript"],
		["reflex.fp32.genome.json", "int8", "typescript"],
	] as [string, string | undefined, Report["kernels"]][];
	test.each(cases)("%s, %s, %s kernels: as under Node", async (name, precision, kernels) => {
		const brain = brainOf(name, precision);
		const { lines, exitStatus } = await runOnModdable({ ...brain, kernels, bursts: BURSTS });
		const report: Report = JSON.parse(lines.at(-1) ?? "");
		const { stateHash, spikes, bursts, droppedInputs, saturations } = await reportUnderNode(brain);
		expect(exitStatus).toBe(0);
		expect(report).toMatchObject({
			engine: "moddable-lin",
			kernels,
			stateHash,
			spikes,
			bursts,
			droppedInputs,
			saturations,
		});
		expect(bursts).toBe(BURSTS);
	});

	test("a state in pieces: as in one under Node", async () => {
		const name = "camera.int8.genome.json";
		const pieces = brainOf(name, undefined, smallBlocks(textOf(name)));
		expect(new BrainImage(pieces.image.slice().buffer).segmentBytes(1)).toBeGreaterThan(0);
		const { lines } = await runOnModdable({ ...pieces, bursts: BURSTS });
		const { stateHash, spikes } = await reportUnderNode(brainOf(name));
		expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({ kernels: "native", stateHash, spikes });
	});

	test("keeps the genome's rate when it does not run freely", async () => {
		const { lines } = await runOnModdable({ ...brainOf(names[0]), bursts: 20, freeRunning: false });
		const report: Report = JSON.parse(lines.at(-1) ?? "");
		expect(report.periodMetMs).toBeGreaterThan(report.periodAskedMs * 0.9);
		expect(report.periodMetMs).toBeLessThan(report.periodAskedMs * 1.5);
	});

	test("says why a damaged image does not start", async () => {
		const { image } = brainOf(names[0]);
		image[image.length - 1] ^= 1;
		const { lines, exitStatus } = await runOnModdable({ image, bursts: 1 });
		expect(exitStatus).toBe(1);
		expect(lines.at(-1)).toMatch(/^feagi-xs cannot start: brain image error \d+/);
	});
});

describe("what keeps the simulator from being built", () => {
	test("no SDK", () => {
		expect(missingForModdable(undefined)?.code).toMatch(/^moddable-(unset|platform)$/);
	});

	test("an SDK whose tools are not built", () => {
		expect(missingForModdable("/nowhere")?.code).toMatch(/^moddable-(mcconfig|platform)$/);
	});

	test("is an error with a remedy", async () => {
		await expect(
			runOnModdable({ image: new Uint8Array(4), bursts: 1, sdk: "/nowhere" }),
		).rejects.toMatchObject({
			name: "EngineError",
			remedy: expect.stringMatching(/./),
		});
	});
});
