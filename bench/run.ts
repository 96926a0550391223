/**
 * The benchmark: exact instruction counts and bytes on the emulated rv32 machine, compared with budgets.
 *   npm run bench            measures, prints, fails when a figure leaves its budget by more than 2 %
 *   npm run bench -- --write rewrites bench/results, the budgets of the next run, and the tables of README.md
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { BrainImage } from "../modules/connectome/image.js";
import { PREDICTED_FOOTPRINT } from "../modules/runtime/footprint.js";
import type { Report } from "../modules/runtime/report.js";
import { asBuffer } from "../tools/cli/files.js";
import { compileGenome } from "../tools/compile.js";
import { buildStimulus } from "../tools/stimulus/build-stimulus.js";
import { writeStimulus } from "../tools/stimulus/write-stimulus.js";
import { runOnXs } from "../tools/xs/run-engine.js";
import { type Agreement, ESSENTIAL, measureAgreement } from "./agreement.js";
import { type BenchCase, propagateCases, updateCases } from "./cases.js";
import { compareWithBudget, type Figures } from "./compare.js";
import { renderTables, replaceTables } from "./tables.js";

interface DeviceCounts {
	readonly boot: number;
	/** Instructions per burst. */
	readonly mean: number;
	readonly most: number;
	readonly last: number;
	readonly spikes: number;
	readonly candidates: number;
	readonly updateInstructions: number;
	readonly propagateInstructions: number;
	readonly stateHash: string;
	readonly memory: { allocated: number; slots: number; chunks: number; stack: number };
}

const BURSTS = 24;
/** A digit's whole way through the visual field, centre and periphery. */
const DIGIT_BURSTS = 96;
const PRECISIONS = ["fp32", "fp16", "fp16r", "int8", "int8-compact"] as const;
/** Precisions share the code of synaptic events; what differs between float and integer, these two show. */
const EVENT_PRECISIONS: readonly string[] = ["fp32", "int8"];
type KernelChoice = "native" | "typescript";
/** The TypeScript reference takes long: one precision of each family. */
const REFERENCE_PRECISIONS: readonly string[] = ["fp32", "int8"];
const CAMERA = path("../genomes/camera.fp32.genome.json");

async function measure(
	image: Uint8Array,
	stimulus: Uint8Array | undefined,
	bursts: number,
	kernels: KernelChoice = "typescript",
): Promise<DeviceCounts> {
	const run = await runOnXs({
		engine: "xs-rv32",
		kernels,
		main: "bench/device/bursts.ts",
		image,
		stimulus,
		bursts,
		timeoutMs: 600_000,
	});
	return JSON.parse(run.lines.at(-1) ?? "{}") as DeviceCounts;
}

async function measureCase(bench: BenchCase, precision: string): Promise<Figures> {
	const { bytes } = compileGenome(bench.genome, { precision });
	const image = new BrainImage(asBuffer(bytes));
	const { area, neurons, potential } = bench.drive;
	const events = Array.from({ length: neurons }, (_, i) => [i, potential] as const);
	const stimulus = writeStimulus([[{ area: image.findArea(area), events }]], image);
	const counts = await measure(bytes, stimulus, BURSTS);
	const key = `${precision}: ${bench.name}`;
	if (bench.eventsPerBurst === 0) {
		// The power neuron is a candidate too: one of them per burst, as good as any other.
		return { [`${key}, instructions per candidate`]: round(counts.updateInstructions / counts.candidates) };
	}
	return {
		[`${key}, instructions per synapse`]: round(
			counts.propagateInstructions / (bench.eventsPerBurst * (BURSTS - 1)),
		),
	};
}

async function measureBrain(
	name: string,
	genome: string,
	precision: string,
	kernels: KernelChoice,
): Promise<Figures> {
	const { bytes } = compileGenome(genome, { precision });
	const image = new BrainImage(asBuffer(bytes));
	const idle = await measure(bytes, undefined, BURSTS, kernels);
	const seen = buildStimulus({ source: "digits", image, bursts: DIGIT_BURSTS, seed: 1 });
	const active = await measure(bytes, seen.bytes, DIGIT_BURSTS, kernels);
	const key = `${precision}, ${kernels}: ${name}`;
	return {
		[`${key}, instructions to boot`]: idle.boot,
		[`${key}, instructions per idle burst`]: idle.last,
		[`${key}, instructions per burst on moving digits, mean`]: Math.round(active.mean),
		[`${key}, instructions per burst on moving digits, most`]: active.most,
		[`${key}, bytes of SRAM`]: active.memory.allocated,
		[`${key}, bytes of flash`]: bytes.length,
	};
}

/** What XS takes beside the brain's state, by the firmware's own report after a run. */
async function measureFootprint(genome: string): Promise<Figures> {
	const { bytes, plan } = compileGenome(genome, { precision: "int8" });
	const run = await runOnXs({ engine: "xs-rv32", image: bytes, bursts: BURSTS, freeRunning: true });
	const { sram } = JSON.parse(run.lines.at(-1) ?? "{}") as Report;
	const predicted = Object.values(PREDICTED_FOOTPRINT).reduce((a, b) => a + b, 0);
	const measured = sram.total - plan.bytes;
	if (Math.abs(measured - predicted) > predicted * 0.02)
		throw new Error(
			`XS takes ${measured} bytes, modules/runtime/footprint.ts predicts ${predicted}: correct it there`,
		);
	return { "XS beside the state, bytes of SRAM": measured };
}

async function measureAll(): Promise<Figures> {
	const figures: Record<string, number> = { ...(await measureFootprint(readFileSync(CAMERA, "utf8"))) };
	for (const precision of PRECISIONS) {
		const events = EVENT_PRECISIONS.includes(precision) ? propagateCases() : [];
		for (const bench of [...updateCases(), ...events])
			Object.assign(figures, await measureCase(bench, precision));
		const brains: [name: string, file: string][] = [
			["camera robot", CAMERA],
			["essential", ESSENTIAL],
		];
		for (const [name, file] of brains) {
			if (!existsSync(file)) {
				console.log(`skipped: ${name} in ${precision}, ${file} is not here`);
				continue;
			}
			const genome = readFileSync(file, "utf8");
			Object.assign(figures, await measureBrain(name, genome, precision, "native"));
			if (REFERENCE_PRECISIONS.includes(precision))
				Object.assign(figures, await measureBrain(name, genome, precision, "typescript"));
		}
	}
	return figures;
}

async function main(): Promise<number> {
	const figures = await measureAll();
	const agreement = measureAgreement();
	if (process.argv.includes("--write")) {
		if (!existsSync(ESSENTIAL)) throw new Error(`the tables need ${ESSENTIAL}`);
		mkdirSync(path("results"), { recursive: true });
		writeJson("results/rv32.json", figures);
		writeJson("results/agreement.json", agreement);
		const readme = path("../README.md");
		writeFileSync(readme, replaceTables(readFileSync(readme, "utf8"), renderTables(figures, agreement)));
		return 0;
	}
	const budget = readJson<Figures>("results/rv32.json");
	const { lines, passed, failed } = compareWithBudget(figures, budget);
	for (const line of lines) console.log(line);
	const expected = new Map(
		readJson<Agreement[]>("results/agreement.json").map((row) => [row.genome, JSON.stringify(row)]),
	);
	const differing = agreement.filter((row) => JSON.stringify(row) !== expected.get(row.genome));
	for (const row of differing)
		console.log(`differs      ${JSON.stringify(row)}, was ${expected.get(row.genome)}`);
	console.log(
		`bench: ${passed + agreement.length - differing.length} passed, ${failed + differing.length} failed`,
	);
	return failed + differing.length === 0 ? 0 : 1;
}

function path(name: string): string {
	return fileURLToPath(new URL(name, import.meta.url));
}

function readJson<T>(name: string): T {
	return JSON.parse(readFileSync(path(name), "utf8")) as T;
}

function writeJson(name: string, value: unknown): void {
	writeFileSync(path(name), `${JSON.stringify(value, undefined, "\t")}\n`);
	console.log(`wrote bench/${name}`);
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}

process.exitCode = await main();
