import { BrainImage } from "../../modules/connectome/image.js";
import type { Report } from "../../modules/runtime/report.js";
import { EngineError, UsageError } from "../errors.js";
import { buildStimulus } from "../stimulus/build-stimulus.js";
import { runOnXs } from "../xs/run-engine.js";
import type { BrainOptions } from "./brain-options.js";
import { asBuffer, loadBrain } from "./files.js";
import { runOnNode } from "./node-engine.js";
import { takeNotes } from "./output.js";

export const ENGINES = ["node", "xs-host", "xs-host32", "xs-rv32"] as const;
type Engine = (typeof ENGINES)[number];
export const KERNELS = ["native", "typescript"] as const;
export type KernelChoice = (typeof KERNELS)[number];

interface RunOptions extends BrainOptions {
	readonly frames?: string;
	readonly bursts: number;
	readonly seed: number;
	readonly engine: Engine;
	/** Native unless given; the node engine has TypeScript only. */
	readonly kernels?: KernelChoice;
	readonly ram: number;
	readonly watch?: boolean;
	readonly json?: boolean;
}

export async function runCommand(file: string, options: RunOptions): Promise<void> {
	if (options.watch && options.engine !== "node")
		throw new UsageError(
			"option",
			"--watch",
			"only the node engine can be watched",
			"leave out --watch or --engine",
		);
	const withNative = ENGINES.filter((engine) => engine !== "node");
	if (options.kernels === "native" && options.engine === "node")
		throw new UsageError(
			"option",
			"--kernels",
			"the node engine runs the TypeScript reference; it has no native kernels",
			`give --engine ${withNative.slice(0, -1).join(", ")} or ${withNative.at(-1)}, or leave out --kernels`,
		);
	const { bytes, genome } = loadBrain(file, options);
	if (genome) takeNotes(genome.notes, file, options.strict);
	const image = new BrainImage(asBuffer(bytes));
	const stimulus = buildStimulus({
		source: options.frames,
		image,
		bursts: options.bursts,
		seed: options.seed,
	});
	const print = options.json ? () => {} : (line: string) => console.log(line);
	const report =
		options.engine === "node"
			? await runOnNode({
					bytes,
					stimulus,
					bursts: options.bursts,
					sramBudget: options.ram,
					watch: options.watch,
					print,
				})
			: await runOnEngine(options, bytes, stimulus.bytes, print);
	if (options.json) console.log(JSON.stringify(report));
}

async function runOnEngine(
	options: RunOptions,
	image: Uint8Array,
	stimulus: Uint8Array,
	print: (line: string) => void,
): Promise<Report> {
	const run = await runOnXs({
		engine: options.engine as Exclude<Engine, "node">,
		kernels: options.kernels,
		image,
		stimulus,
		bursts: options.bursts,
		// Slots of a 64-bit host are twice a board's: it gets room, and reports predictions.
		ramBytes: options.engine === "xs-host" ? options.ram * 2 : options.ram,
		sramBudget: options.ram,
		freeRunning: options.engine !== "xs-rv32",
		timeoutMs: 600_000,
		onLine: (line) => {
			if (!line.startsWith("{")) print(line);
		},
	});
	const last = run.lines.at(-1) ?? "";
	if (run.exitStatus !== 0 || !last.startsWith("{"))
		throw new EngineError(
			"run-failed",
			options.engine,
			last || "the firmware printed nothing",
			"see the lines above",
		);
	return JSON.parse(last) as Report;
}
