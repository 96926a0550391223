import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { BrainImage } from "../../modules/connectome/image.js";
import { SEGMENTS } from "../../modules/connectome/layout.js";
import type { Report } from "../../modules/runtime/report.js";
import { BOARDS } from "../../tools/board/boards.js";
import { asBuffer } from "../../tools/cli/files.js";
import { runOnNode } from "../../tools/cli/node-engine.js";
import { compileGenome } from "../../tools/compile.js";
import { buildStimulus } from "../../tools/stimulus/build-stimulus.js";
import { type EngineKind, missingFor } from "../../tools/xs/build-engine.js";
import { runOnXs } from "../../tools/xs/run-engine.js";
import { smallBlocks } from "../parity/in-pieces.js";
import { describeOn } from "./engines.js";

const folder = fileURLToPath(new URL("../../genomes/", import.meta.url));
const shipped = readdirSync(folder)
	.filter((name) => name.endsWith(".genome.json"))
	.map((name) => ({ name, path: folder + name, precision: undefined as string | undefined }));
/** Precisions that no shipped genome asks for; the camera robot's bursts are long, so it has one of them. */
const others = [
	...["relay", "oscillator", "wta", "reflex"].flatMap((name) =>
		["fp16", "fp16r", "int8-compact"].map((precision) => ({ name, precision })),
	),
	{ name: "camera", precision: "int8-compact" },
].map(({ name, precision }) => ({
	name: `${name}, ${precision}`,
	path: `${folder}${name}.fp32.genome.json`,
	precision,
}));
const essential = fileURLToPath(
	new URL("../../../shared/genomes/feagi/essential_genome.json", import.meta.url),
);

const BURSTS = 60;

function prepare(path: string, precision: string | undefined, blocks?: readonly number[]) {
	const { bytes } = compileGenome(readFileSync(path, "utf8"), { precision, blocks });
	const image = new BrainImage(asBuffer(bytes));
	const segments = Array.from({ length: SEGMENTS }, (_, i) => image.segmentBytes(i)).filter(
		(size) => size > 0,
	);
	return { bytes, segments: segments.length, stimulus: buildStimulus({ image, bursts: BURSTS, seed: 7 }) };
}

/** The state hash covers every potential, countdown, count and spike to the bit. */
function comparable({ stateHash, spikes, bursts, saturations, synapses }: Report) {
	return { stateHash, spikes, bursts, saturations, synapses };
}

async function expectSameState(
	engine: EngineKind,
	kernels: Report["kernels"],
	path: string,
	precision: string | undefined,
	blocks?: readonly number[],
): Promise<void> {
	const { bytes, stimulus } = prepare(path, precision, blocks);
	const onNode = await runOnNode({ bytes, stimulus, bursts: BURSTS, print: () => {} });
	// Slots of a 64-bit host are twice a board's: its memory says nothing, so it gets enough.
	const ramBytes = engine === "xs-host" ? 524_288 : 327_680;
	const run = await runOnXs({
		engine,
		kernels,
		ramBytes,
		image: bytes,
		stimulus: stimulus.bytes,
		bursts: BURSTS,
		freeRunning: true,
	});
	const onXs = JSON.parse(run.lines.at(-1) ?? "") as Report;
	expect(onNode.spikes).toBeGreaterThan(0);
	expect(onXs.kernels).toBe(kernels);
	expect(comparable(onXs)).toEqual(comparable(onNode));
}

describeOn(["xs-host", "xs-host32", "xs-rv32"], "same brain, same bits as Node", (engine) => {
	const withEssential = ["fp32", "int8", "int8-compact"].map((precision) => ({
		name: `FEAGI's essential, ${precision}`,
		path: essential,
		precision,
	}));
	test.each([...shipped, ...others, ...(existsSync(essential) ? withEssential : [])])(
		"$name, native kernels",
		({ path, precision }) => expectSameState(engine, "native", path, precision),
	);

	test.each(["native", "typescript"] as const)("reflex, state in pieces, %s kernels", async (kernels) => {
		const path = `${folder}reflex.int8.genome.json`;
		const blocks = smallBlocks(readFileSync(path, "utf8"));
		expect(prepare(path, undefined, blocks).segments).toBeGreaterThan(1);
		await expectSameState(engine, kernels, path, undefined, blocks);
	});

	test.skipIf(!existsSync(essential)).each(["int8", "int8-compact"])(
		"FEAGI's essential, %s, in the blocks of a classic ESP32",
		async (precision) => {
			const { blocks } = BOARDS.find(({ name }) => name === "esp32")!;
			expect(prepare(essential, precision, blocks).segments).toBe(2);
			await expectSameState(engine, "native", essential, precision, blocks);
		},
	);

	test.each(["fp32", "fp16", "fp16r", "int8", "int8-compact"])(
		"reflex, %s, TypeScript kernels",
		(precision) => expectSameState(engine, "typescript", `${folder}reflex.fp32.genome.json`, precision),
	);

	test.skipIf(existsSync(essential))(`FEAGI's essential: skipped, ${essential} is not here`, () => {});
});

const missing = missingFor("xs-rv32");

describe.skipIf(missing)(
	`the capacity that rv32 reports${missing ? `: skipped, ${missing.what}` : ""}`,
	() => {
		const brainOf = (neurons: number, precision: string) =>
			compileGenome(
				JSON.stringify({
					genome_id: "capacity",
					genome_title: "capacity",
					version: "2.1",
					physiology: { quantization_precision: precision },
					neuron_morphologies: {},
					blueprint: {
						c__big: { cortical_name: "big", block_boundaries: [neurons, 1, 1], mp_charge_accumulation: true },
					},
				}),
			).bytes;
		const boot = async (neurons: number, precision: string) => {
			const run = await runOnXs({
				engine: "xs-rv32",
				image: brainOf(neurons, precision),
				bursts: 3,
				freeRunning: true,
			});
			return { status: run.exitStatus, last: run.lines.at(-1) ?? "" };
		};

		test.each(["fp32", "fp16", "fp16r", "int8", "int8-compact"])(
			"in %s runs with that many neurons, and says so when there are more",
			async (precision) => {
				const small = JSON.parse((await boot(10_000, precision)).last) as Report;
				expect(small.capacity.label).toBe("measured");
				const full = await boot(small.capacity.neurons, precision);
				expect(full.status).toBe(0);
				expect((JSON.parse(full.last) as Report).neurons).toBe(small.capacity.neurons + 3);
				const over = await boot(Math.ceil(small.capacity.neurons * 1.03), precision);
				expect(over.status).toBe(1);
				expect(over.last).toMatch(/cannot start: the brain's state needs \d+ bytes of SRAM/);
			},
		);
	},
);
