/** Runs a brain with the native kernels in the ESP32's instructions, emulated: exact counts, burst by burst. */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { EngineError } from "../../../tools/errors.js";
import { run } from "../../../tools/xs/run-command.js";
import { PHASES } from "../../bare/build.js";
import { persistentWordsOf, writeJob } from "../../bare/job.js";
import type { NativeRun } from "../../bare/run-bare.js";
import { buildFolder, call, compile, kernelSources } from "../compile.js";
import { XTENSA_LINKER, xtensaFolder } from "../cores.js";

const bareFolder = fileURLToPath(new URL("../../bare/", import.meta.url));
const BOARD = [
	join(bareFolder, "report.c"),
	...["board.c", "soft-float.c", "start.s"].map((name) => join(xtensaFolder, name)),
];
const BRAIN = ["native.c", "playback.c"].map((name) => join(bareFolder, name));
/** PLACE_OF_JOB of board.c. */
const JOB_PLACE = "0x02000000";
const TIMEOUT_MS = 120_000;
let runs = 0;

/** @throws EngineError engine-build */
export function buildXtensa(): Promise<string> {
	return linkXtensa("brain", [...kernelSources(), ...BRAIN]);
}

/** The same, counted by part: runs of it are PhasesRun. @throws EngineError engine-build */
export function buildXtensaPhases(): Promise<string> {
	return linkXtensa("phases", [...kernelSources(), ...BRAIN, join(bareFolder, "phases.c")], {
		compiler: ["-DPHASES=1"],
		linker: PHASES.map((name) => `--wrap=${name}`),
	});
}

interface MoreOptions {
	readonly compiler?: readonly string[];
	readonly linker?: readonly string[];
}

/** The sources with the board; path of the ELF image. @throws EngineError engine-build */
export async function linkXtensa(
	name: string,
	sources: readonly string[],
	{ compiler = [], linker = [] }: MoreOptions = {},
): Promise<string> {
	const folder = join(buildFolder, `esp32-${name}`);
	const objects: string[] = [];
	for (const source of [...sources, ...BOARD]) objects.push(await compile("esp32", source, folder, compiler));
	const program = join(folder, "program");
	const options = ["--no-relax", "--no-warn-rwx-segments", "-z", "noexecstack", ...linker];
	await call(XTENSA_LINKER, [...options, "-T", join(xtensaFolder, "link.ld"), ...objects, "-o", program]);
	return program;
}

export async function runXtensa(
	program: string,
	image: Uint8Array,
	bursts: number,
	stimulus?: Uint8Array,
): Promise<NativeRun> {
	const job = writeJob({ bursts, brain: image, stimulus, persistentWords: persistentWordsOf(image) });
	return (await emulateXtensa(program, job)) as NativeRun;
}

/** The line of JSON that the program prints. @throws EngineError timeout, crash */
export async function emulateXtensa(program: string, job?: Uint8Array): Promise<unknown> {
	const name = join(buildFolder, `${process.pid}-${runs++}`);
	const file = `${name}.job`;
	// QEMU drops what a full pipe does not take.
	const output = `${name}.json`;
	if (job) writeFileSync(file, job);
	const { status, timedOut, stderr } = await run(
		"qemu-system-xtensa",
		[
			...["-M", "sim", "-cpu", "de233_fpu", "-m", "64M", "-display", "none", "-monitor", "none"],
			// Semihosting's output goes where the first serial port's goes.
			...["-semihosting", "-serial", `file:${output}`],
			...["-icount", "shift=5,sleep=off", "-kernel", program],
			...(job ? ["-device", `loader,file=${file},addr=${JOB_PLACE},force-raw=on`] : []),
		],
		{ timeoutMs: TIMEOUT_MS },
	);
	const printed = existsSync(output) ? readFileSync(output, "utf8") : "";
	for (const made of [file, output]) rmSync(made, { force: true });
	if (timedOut || status !== 0)
		throw new EngineError(
			timedOut ? "timeout" : "crash",
			program,
			timedOut ? `not finished after ${TIMEOUT_MS} ms` : `status ${status}: ${stderr}`,
			"bench/targets/xtensa names the statuses: 2 no job, 3 out of memory, 4 fxs_open failed, 64 and more a trap's cause",
		);
	return JSON.parse(printed);
}
