/** Runs a bare-metal program on the emulated core: exact instruction counts, burst by burst. */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EngineError } from "../../tools/errors.js";
import { run } from "../../tools/xs/run-command.js";
import { type BuildOptions, buildBare, buildFolder, type Core } from "./build.js";
import { persistentWordsOf, writeJob } from "./job.js";

/** Lists have one element per burst. */
export interface NativeRun {
	readonly instructions: readonly number[];
	readonly spikes: readonly number[];
	/** Instructions of fxs_open, and of attaching the recording's streams. */
	readonly open: number;
	readonly attach: number;
	readonly stateBytes: number;
	readonly contextBytes: number;
	/** Equals stateHash of the TypeScript reference after the same bursts. */
	readonly stateHash: number;
}

/** Instructions of a burst by part; what is left of it goes from area to area. */
export interface PhasesRun extends NativeRun {
	readonly deliver: readonly number[];
	readonly propagate: readonly number[];
	readonly update: readonly number[];
}

export interface BaselineRun {
	readonly propagate: readonly number[];
	/** Sums to codes; 0 in binary32. */
	readonly convert: readonly number[];
	readonly update: readonly number[];
	readonly spikes: readonly number[];
	readonly stateBytes: number;
}

export interface BareRun {
	readonly core: Core;
	readonly bursts: number;
	readonly stimulus?: Uint8Array | undefined;
	readonly build?: BuildOptions;
	/** @default 120000 */
	readonly timeoutMs?: number;
}

export async function runNative(image: Uint8Array, options: BareRun): Promise<NativeRun> {
	return (await runKernels("native", image, options)) as NativeRun;
}

export async function runPhases(image: Uint8Array, options: BareRun): Promise<PhasesRun> {
	return (await runKernels("phases", image, options)) as PhasesRun;
}

async function runKernels(name: "native" | "phases", image: Uint8Array, options: BareRun): Promise<unknown> {
	const { core, bursts, stimulus, build } = options;
	const program = await buildBare(name, core, build);
	const job = writeJob({ bursts, brain: image, stimulus, persistentWords: persistentWordsOf(image) });
	return emulate(program, job, options);
}

export async function runBaseline(
	brain: Uint8Array,
	precision: "fp32" | "int8",
	options: BareRun,
): Promise<BaselineRun> {
	const { core, bursts, stimulus, build } = options;
	const program = await buildBare(`baseline-${precision}`, core, build);
	return (await emulate(program, writeJob({ bursts, brain, stimulus }), options)) as BaselineRun;
}

/** JOB_PLACE of job.h. */
const JOB_PLACE = "0x84000000";
let runs = 0;

async function emulate(
	program: string,
	job: Uint8Array,
	{ core, timeoutMs = 120_000 }: BareRun,
): Promise<unknown> {
	const name = join(buildFolder, `${process.pid}-${runs++}`);
	const file = `${name}.job`;
	// QEMU drops what a full pipe does not take.
	const console = `${name}.json`;
	writeFileSync(file, job);
	// A soft-float program gets a core without FPU: a stray float instruction traps instead of passing unseen.
	const cpu = core === "rv32imafc" ? "rv32,d=off" : "rv32,f=off,d=off";
	const result = await run(
		"qemu-system-riscv32",
		[
			...["-M", "virt", "-cpu", cpu, "-m", "128M", "-bios", "none", "-display", "none", "-monitor", "none"],
			...["-icount", "shift=0,sleep=off", "-serial", `file:${console}`, "-kernel", program],
			...["-device", `loader,file=${file},addr=${JOB_PLACE},force-raw=on`],
		],
		{ timeoutMs },
	);
	const output = existsSync(console) ? readFileSync(console, "utf8") : "";
	for (const made of [file, console]) rmSync(made, { force: true });
	if (result.timedOut || result.status !== 0)
		throw new EngineError(
			result.timedOut ? "timeout" : "crash",
			program,
			result.timedOut ? `not finished after ${timeoutMs} ms` : `status ${result.status}: ${result.stderr}`,
			"bench/bare names the statuses: 2 no job, 3 out of memory, 4 fxs_open failed, 64 and more a trap's cause",
		);
	return JSON.parse(output);
}
