/**
 * The long run of soak/run.ts in the Moddable simulator, instrumented, without window and screen: XS's own samples of its
 * heap, one per second, from the second one on.
 *   MODDABLE=… npm run soak:simulator [-- [--bursts N] [--write]]
 */
import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { compileGenome } from "../../tools/compile.js";
import { buildSimulator } from "../../tools/moddable/build-simulator.js";
import { missingForModdable } from "../../tools/moddable/sdk.js";

const GENOME = "oscillator.int8";
const KEY = "instruments key: ";
const SAMPLE = "instruments: ";
const END = "feagi-xs: end ";
const TIMEOUT_MS = 1_800_000;

const { values } = parseArgs({
	options: { bursts: { type: "string", default: "1000000" }, write: { type: "boolean", default: false } },
});
const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const sdk = process.env.MODDABLE;
const missing = missingForModdable(sdk);

if (missing || !sdk) console.log(`soak in the simulator: skipped, ${missing?.what}`);
else await soak(sdk, Number(values.bursts));

async function soak(sdk: string, bursts: number): Promise<void> {
	const { host, app } = await buildSimulator({
		sdk,
		image: compileGenome(readFileSync(path(`../../genomes/${GENOME}.genome.json`), "utf8")).bytes,
		config: { bursts, freeRunning: true, kernels: "native", screen: "none" },
		debug: false,
		instrumented: true,
	});
	const { names, samples, report } = await watch(host, app);
	rmSync(app, { force: true });
	const range = (name: string) => {
		const column = names.indexOf(name);
		if (column < 0) throw new Error(`no instrument "${name}" among ${names.join(", ")}`);
		const steady = samples.slice(1).map((sample) => sample[column]);
		return { least: Math.min(...steady), most: Math.max(...steady) };
	};
	const result = {
		genome: GENOME,
		bursts: report.bursts,
		spikes: report.spikes,
		samples: samples.length - 1,
		slotBytes: range("Slot used"),
		chunkBytes: range("Chunk used"),
	};
	console.log(JSON.stringify(result, undefined, "\t"));
	const { slotBytes, chunkBytes } = result;
	const flat = slotBytes.least === slotBytes.most && chunkBytes.least === chunkBytes.most;
	if (!flat || samples.length < 3 || report.bursts !== bursts) {
		console.error("not flat, too few samples, or not all bursts");
		process.exitCode = 1;
	} else if (values.write) write(result);
}

function watch(host: string, app: string) {
	return new Promise<{ names: string[]; samples: number[][]; report: { bursts: number; spikes: number } }>(
		(resolve, reject) => {
			let names: string[] = [];
			const samples: number[][] = [];
			let report = { bursts: 0, spikes: 0 };
			const child = spawn(host, [app], { stdio: ["ignore", "pipe", "inherit"] });
			const timer = setTimeout(() => child.kill("SIGKILL"), TIMEOUT_MS);
			createInterface({ input: child.stdout }).on("line", (line) => {
				if (line.startsWith(KEY)) names = line.slice(KEY.length).split(",");
				else if (line.startsWith(SAMPLE)) samples.push(line.slice(SAMPLE.length).split(",").map(Number));
				else if (line.startsWith("{")) report = JSON.parse(line);
				else if (line.startsWith(END)) child.kill();
			});
			child.on("error", reject);
			child.on("close", () => {
				clearTimeout(timer);
				resolve({ names, samples, report });
			});
		},
	);
}

/** Beside what the emulator left there. */
function write(result: object): void {
	const file = path("../results/soak.json");
	const others = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
	writeFileSync(file, `${JSON.stringify({ ...others, "moddable-lin": result }, undefined, "\t")}\n`);
}
