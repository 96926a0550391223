/** Runs a program on the XS engine: on the host, or on an emulated rv32 microcontroller. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EngineError } from "../errors.js";
import { buildEngine, type EngineKind, type EngineOptions } from "./build-engine.js";
import { bundle, platformModule } from "./bundle.js";
import { pack } from "./pack.js";
import { xsBuildFolder } from "./paths.js";
import { run } from "./run-command.js";

/** XS's `creation`, as in a Moddable manifest; slots and stack in slots, chunks in bytes. Defaults: c/engine.h. */
interface Creation {
	readonly slots?: number;
	readonly slotIncrement?: number;
	readonly chunk?: number;
	readonly chunkIncrement?: number;
	readonly stack?: number;
	readonly keys?: number;
	readonly keyIncrement?: number;
}

export interface XsRunOptions {
	readonly engine: EngineKind;
	readonly engineOptions?: EngineOptions;
	/** The program, a .ts path in the repository whose default export is called. @default "main.ts" */
	readonly main?: string;
	readonly image?: Uint8Array;
	readonly stimulus?: Uint8Array;
	/** Further resources by name; "lines" is console input, one line delivered per timer tick. */
	readonly resources?: Readonly<Record<string, Uint8Array>>;
	/** Stop after this many bursts; 0: never. @default 0 */
	readonly bursts?: number;
	/** Burst as fast as possible instead of at the genome's rate. @default false */
	readonly freeRunning?: boolean;
	/** What runs the bursts. @default "native" */
	readonly kernels?: "native" | "typescript";
	readonly parameters?: Readonly<Record<string, string | number>>;
	readonly creation?: Creation;
	/** SRAM the program gets. @default 327680 */
	readonly ramBytes?: number;
	/** SRAM that its report is about. @default ramBytes */
	readonly sramBudget?: number;
	/** Run the modules' bodies before the program's machine exists, so that they live in flash. @default true */
	readonly preload?: boolean;
	/** @default 60000 */
	readonly timeoutMs?: number;
	readonly onLine?: (line: string) => void;
}

/** All in bytes, except `aliases`, `keys` and `instructions`. */
export interface XsReport {
	readonly ram: { size: number; allocated: number; peak: number; largestFree: number };
	/** Flash: the built-ins and preloaded modules (slots, chunks), all modules' bytecode, and the resources. */
	readonly rom: { slots: number; chunks: number; bytecode: number; resources: number };
	readonly slots: { used: number; peak: number; size: number };
	readonly chunks: { used: number; peak: number; size: number };
	readonly stack: { peak: number; size: number };
	/** 0 where it is not known. */
	readonly cStackPeak: number;
	/** Objects and variables in flash that a program could still change: one pointer of SRAM each. */
	readonly aliases: number;
	/** Property names that the program itself added. */
	readonly keys: number;
	readonly instructions: number;
}

export interface XsRun {
	readonly lines: string[];
	readonly report: XsReport;
	readonly exitStatus: number;
}

/** The program did not end by itself: an abort of the engine, an unhandled exception, a timeout. */
export class XsRunError extends EngineError {
	override name = "XsRunError";
	readonly lines: readonly string[];
	/** Figures at the moment of the abort, if the machine existed. */
	readonly report: XsReport | undefined;

	constructor(code: string, where: string, message: string, lines: readonly string[], report?: XsReport) {
		super(code, where, message, remedies[code] ?? "see the message");
		this.lines = lines;
		this.report = report;
	}
}

const remedies: Readonly<Record<string, string>> = {
	"out-of-memory": "give more ramBytes, or a smaller creation or brain",
	"stack-overflow": "raise creation.stack",
	"rom-write": "something wrote to a preloaded object: make it in a function, not at module level",
	timeout: "raise timeoutMs, or ask for fewer bursts",
};

const RECORD = "\x1e";
const DEFAULT_RAM_BYTES = 327_680;
const DEFAULT_TIMEOUT_MS = 60_000;

type Ending = { code: string; message?: string; status?: number } & XsReport;

function command(engine: EngineKind, options: EngineOptions | undefined, binary: string, packName: string) {
	if (engine !== "xs-rv32") return { program: binary, args: [packName] };
	// A soft-float image gets a core without FPU: a stray float instruction traps instead of passing unseen.
	const cpu = options?.arch === "rv32imafc" ? "rv32,d=off" : "rv32,f=off,d=off";
	const quiet = ["-display", "none", "-monitor", "none", "-serial", "none", "-bios", "none"];
	return {
		program: "qemu-system-riscv32",
		args: [
			...["-M", "virt", "-cpu", cpu, "-m", "128M", ...quiet],
			...["-icount", "shift=0,sleep=off", "-chardev", "stdio,id=console,signal=on"],
			...[
				"-semihosting-config",
				`enable=on,target=native,chardev=console,arg=${packName}`,
				"-kernel",
				binary,
			],
		],
	};
}

function toReport(ending: Ending): XsReport | undefined {
	if (!ending.ram) return undefined;
	const { ram, rom, slots, chunks, stack, cStackPeak, aliases, keys, instructions } = ending;
	return { ram, rom, slots, chunks, stack, cStackPeak, aliases, keys, instructions };
}

/** Splits the console into the program's lines and the machine's last record. */
class Console {
	readonly lines: string[] = [];
	ending: Ending | undefined;
	#rest = "";
	readonly #onLine: ((line: string) => void) | undefined;

	constructor(onLine: ((line: string) => void) | undefined) {
		this.#onLine = onLine;
	}

	take(text: string): void {
		const parts = (this.#rest + text).split("\n");
		this.#rest = parts.pop() ?? "";
		for (const line of parts) this.#line(line);
	}

	#line(line: string): void {
		if (line.startsWith(RECORD)) {
			this.ending = JSON.parse(line.slice(RECORD.length)) as Ending;
			return;
		}
		this.lines.push(line);
		this.#onLine?.(line);
	}
}

let runCount = 0;

function writePack(options: XsRunOptions, modules: Awaited<ReturnType<typeof bundle>>, main: string): string {
	const creation = Object.entries(options.creation ?? {}).map(([name, value]) => [`creation.${name}`, value]);
	const bytes = pack(
		{
			name: options.engine,
			boardSized: options.engine === "xs-host" ? 0 : 1,
			clock: options.engine === "xs-rv32" ? "predicted" : "measured",
			bursts: options.bursts ?? 0,
			freeRunning: options.freeRunning ? 1 : 0,
			kernels: options.kernels ?? "native",
			main: main.replace(/\.ts$/, ".js"),
			"module.platform": platformModule,
			preload: options.preload === false ? 0 : 1,
			ramBytes: options.ramBytes ?? DEFAULT_RAM_BYTES,
			sramBudget: options.sramBudget ?? options.ramBytes ?? DEFAULT_RAM_BYTES,
			...Object.fromEntries(creation),
			...options.parameters,
		},
		modules,
		{
			...(options.image && { image: options.image }),
			...(options.stimulus && { stimulus: options.stimulus }),
			...options.resources,
		},
	);
	// A short name without folder: QEMU's option parser and the firmware's path buffer both have limits.
	const name = `${process.pid}-${runCount++}.pack`;
	mkdirSync(join(xsBuildFolder, "run"), { recursive: true });
	writeFileSync(join(xsBuildFolder, "run", name), bytes);
	return name;
}

export async function runOnXs(options: XsRunOptions): Promise<XsRun> {
	const main = options.main ?? "main.ts";
	const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
	const binary = await buildEngine(options.engine, options.engineOptions);
	const packName = writePack(options, await bundle(main), main);
	const cwd = join(xsBuildFolder, "run");
	const terminal = new Console(options.onLine);
	const { program, args } = command(options.engine, options.engineOptions, binary, packName);
	const result = await run(program, args, { cwd, timeoutMs, onStdout: (text) => terminal.take(text) });
	rmSync(join(cwd, packName));
	const { lines, ending } = terminal;
	const where = `${main} on ${options.engine}`;
	if (result.timedOut) throw new XsRunError("timeout", where, `not finished after ${timeoutMs} ms`, lines);
	if (!ending)
		throw new XsRunError(
			"crash",
			where,
			`ended with status ${result.status}: ${result.stderr.trim()}`,
			lines,
		);
	const report = toReport(ending);
	if (ending.code !== "finished" || !report)
		throw new XsRunError(ending.code, where, ending.message ?? "", lines, report);
	return { lines, report, exitStatus: ending.status ?? 0 };
}
