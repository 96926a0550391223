/** Builds a bare-metal program for an rv32 core; a stamp spares what is built already. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { EngineError } from "../../tools/errors.js";
import { run } from "../../tools/xs/run-command.js";
import { withLock } from "../../tools/xs/with-lock.js";

/** `native`: the kernels of this project; `phases`: the same, counted by part. The others: FEAGI's embedded algorithm. */
export type Program = "native" | "phases" | "baseline-fp32" | "baseline-int8";

/** Calls between the kernels' files that phases.c counts. */
export const PHASES: readonly string[] = [
	"fxs_deliver",
	"fxs_propagate_integer",
	"fxs_propagate_single",
	"fxs_update_integer",
	"fxs_update_single",
];

/** imc: an ESP32-C3's core. imac: the emulated board of the other benchmarks. imafc: with an FPU, as an ESP32-P4. */
export type Core = "rv32imc" | "rv32imac" | "rv32imafc";

export interface BuildOptions {
	/** @default "-O2" */
	readonly opt?: string;
	/** Prefix of the compiler and its tools. */
	readonly gcc?: string;
}

const bareFolder = fileURLToPath(new URL(".", import.meta.url));
const baselineFolder = join(bareFolder, "..", "baseline");
const kernelFolder = join(bareFolder, "..", "..", "kernels");
/** Holds what all bare rv32 programs begin with. */
const startupFolder = join(bareFolder, "..", "..", "platforms", "xs", "rv32");
export const buildFolder = join(bareFolder, "..", "..", "build", "bare");

const BOARD = ["start.S", "board.c", "job.c", "playback.c", "report.c"].map((name) => join(bareFolder, name));

/** Without the last one, clearing the sums becomes a call of picolibc's memset, which goes byte by byte. */
function baselineOptions(program: Program): string[] {
	return [`-DFEAGI_INT8=${program === "baseline-int8" ? 1 : 0}`, "-fno-tree-loop-distribute-patterns"];
}

/** Options beyond those that all programs have. */
function optionsOf(program: Program): string[] {
	if (program === "native") return [];
	return program === "phases" ? phaseOptions() : baselineOptions(program);
}

function phaseOptions(): string[] {
	return ["-DPHASES=1", ...PHASES.map((name) => `-Wl,--wrap=${name}`)];
}

function sourcesOf(program: Program): string[] {
	const native = [join(bareFolder, "native.c"), ...filesIn(kernelFolder, /\.[cS]$/)];
	if (program === "native") return native;
	if (program === "phases") return [join(bareFolder, "phases.c"), ...native];
	return [join(bareFolder, "baseline.c"), join(baselineFolder, "feagi.c")];
}

function filesIn(folder: string, pattern: RegExp): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && pattern.test(entry.name))
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
}

/** Path of the ELF image. @throws EngineError engine-build */
export async function buildBare(
	program: Program,
	core: Core,
	{ opt = "-O2", gcc = "riscv64-unknown-elf-gcc" }: BuildOptions = {},
): Promise<string> {
	const folder = join(buildFolder, `${program}-${core}${opt}`);
	const output = join(folder, "program");
	const stamp = join(folder, "stamp");
	const sources = sourcesOf(program);
	const args = [
		"--specs=picolibc.specs",
		...[`-march=${core}`, `-mabi=${core === "rv32imafc" ? "ilp32f" : "ilp32"}`, "-mcmodel=medany"],
		// A fused multiply-add rounds once where the definition rounds twice.
		...[opt, "-ffp-contract=off", "-Wall", "-Wextra"],
		...["-ffunction-sections", "-fdata-sections", "-msmall-data-limit=0"],
		...optionsOf(program),
		...["-nostartfiles", "-T", join(bareFolder, "link.ld"), "-Wl,--gc-sections,--no-warn-rwx-segments"],
		...[...BOARD, ...sources, "-lm", "-o", output],
	];
	await withLock(folder, async () => {
		const read = [bareFolder, baselineFolder, kernelFolder, startupFolder].flatMap((place) =>
			filesIn(place, /\.([chS]|inc|ld)$/),
		);
		const hash = createHash("sha256").update([gcc, ...args].join("\n"));
		for (const file of read) hash.update(file).update(readFileSync(file));
		const wanted = hash.digest("hex");
		if (existsSync(output) && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
		const made = await run(gcc, args);
		if (made.status !== 0)
			throw new EngineError("engine-build", `${program} on ${core}`, made.stderr.trim().slice(-2000), gcc);
		writeFileSync(stamp, wanted);
	});
	return output;
}
