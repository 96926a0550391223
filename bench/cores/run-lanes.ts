/** Builds and runs split.c and two-harts.c on the emulated core. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { EngineError } from "../../tools/errors.js";
import { run } from "../../tools/xs/run-command.js";
import { persistentWordsOf, writeJob } from "../bare/job.js";

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const folder = path("../../build/cores/");
const BOARD = ["native.c", "start.S", "board.c", "job.c", "playback.c", "report.c"];
const KERNELS = ["burst.c", "inputs.c", "integer.c", "single.c", "lanes.c", "deal.c"];
/** What is ready to run on the other core after the first one has woken its task; no board was asked. */
export const WAKE_INSTRUCTIONS = 3000;
/** JOB_PLACE of job.h. */
const JOB_PLACE = "0x84000000";
const TIMEOUT_MS = 120_000;

/** Lists have one element per burst, in instructions where nothing else is said. */
export interface LanesRun {
	/** Of the first core alone. */
	readonly around: readonly number[];
	readonly firstLane: readonly number[];
	/** Begins with WAKE_INSTRUCTIONS where the burst was shared. */
	readonly secondLane: readonly number[];
	/** 1 where the second core was woken. */
	readonly shared: readonly number[];
	/** Items that it ran. */
	readonly helped: readonly number[];
	/** SRAM for the second lane. */
	readonly lanesBytes: number;
	readonly stateHash: number;
}

/** Items by hart, and the state after all bursts. */
export interface HartsRun {
	readonly own: number;
	readonly helped: number;
	readonly stateHash: number;
}

/** One lane after the other, counted. @throws EngineError engine-build, crash */
export async function runLanes(image: Uint8Array, stimulus: Uint8Array, bursts: number): Promise<LanesRun> {
	const program = await build("split", "rv32imc", [path("split.c")]);
	const counted = ["-cpu", "rv32,f=off,d=off", "-icount", "shift=0,sleep=off"];
	return (await emulate(program, counted, image, stimulus, bursts)) as LanesRun;
}

/** On two harts at once, each a thread of the emulator. @throws EngineError engine-build, crash */
export async function runHarts(image: Uint8Array, stimulus: Uint8Array, bursts: number): Promise<HartsRun> {
	const program = await build("two-harts", "rv32imac", [path("two-harts.S"), path("two-harts.c")]);
	const harts = ["-cpu", "rv32,f=off,d=off", "-smp", "2", "-accel", "tcg,thread=multi"];
	return (await emulate(program, harts, image, stimulus, bursts)) as HartsRun;
}

async function emulate(
	program: string,
	machine: readonly string[],
	image: Uint8Array,
	stimulus: Uint8Array,
	bursts: number,
): Promise<unknown> {
	const job = join(folder, `${process.pid}.job`);
	const console = join(folder, `${process.pid}.json`);
	writeFileSync(job, writeJob({ bursts, brain: image, stimulus, persistentWords: persistentWordsOf(image) }));
	rmSync(console, { force: true });
	const { status, stderr } = await run(
		"qemu-system-riscv32",
		[
			...["-M", "virt", "-m", "128M", "-bios", "none", "-display", "none", "-monitor", "none", ...machine],
			...["-serial", `file:${console}`, "-kernel", program],
			...["-device", `loader,file=${job},addr=${JOB_PLACE},force-raw=on`],
		],
		{ timeoutMs: TIMEOUT_MS },
	);
	if (status !== 0 || !existsSync(console))
		throw new EngineError("crash", "bench/cores", `status ${status}: ${stderr}`, "5: an item was lost");
	const answer = JSON.parse(readFileSync(console, "utf8"));
	for (const file of [job, console]) rmSync(file, { force: true });
	return answer;
}

/** Path of the program. */
async function build(name: string, core: string, sources: readonly string[]): Promise<string> {
	mkdirSync(folder, { recursive: true });
	const program = join(folder, name);
	const wrapped = ["fxs_open", "fxs_step", "report_close"].map((called) => `-Wl,--wrap=${called}`);
	const args = [
		...["--specs=picolibc.specs", `-march=${core}`, "-mabi=ilp32", "-mcmodel=medany", "-O2"],
		...["-ffp-contract=off", "-Wall", "-Wextra", "-ffunction-sections", "-fdata-sections"],
		...["-msmall-data-limit=0", `-DWAKE_INSTRUCTIONS=${WAKE_INSTRUCTIONS}`, ...wrapped],
		...["-nostartfiles", "-T", path("../bare/link.ld"), "-Wl,--gc-sections,--no-warn-rwx-segments"],
		...[...sources, ...BOARD.map((file) => path(`../bare/${file}`))],
		...[...KERNELS.map((file) => path(`../../kernels/${file}`)), "-lm", "-o", program],
	];
	const made = await run("riscv64-unknown-elf-gcc", args);
	if (made.status !== 0)
		throw new EngineError("engine-build", "bench/cores", made.stderr.slice(-2000), "install the compiler");
	return program;
}
