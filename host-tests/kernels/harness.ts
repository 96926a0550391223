/** Builds the native code with a C compiler of this machine and runs brains in it. */
import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { scratchFolder } from "../scratch.js";

const kernels = fileURLToPath(new URL("../../kernels/", import.meta.url));
const source = fileURLToPath(new URL("harness.c", import.meta.url));
const KERNEL_SOURCES = ["burst.c", "inputs.c", "integer.c", "single.c"];

const WARNINGS = ["-Wall", "-Wextra", "-Werror"];

/** What a build is for, and how. */
export const builds = {
	optimised: ["-O2"],
	/** Traps at the first access or operation that C does not define. */
	sanitised: ["-O1", "-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"],
	/** Pointers of 4 bytes, as on a board. */
	"32-bit": ["-O2", "-m32"],
	/** The code that chips without an FPU get. */
	"without FPU": ["-O2", "-DFXS_SOFT_FLOAT=1"],
} as const;
export type Build = keyof typeof builds;

/** Whether this machine can make and run that build. */
export function canBuild(build: Build): boolean {
	try {
		const empty = join(scratchFolder(), "empty");
		const flags = [...builds[build], "-x", "c", "-", "-o", empty];
		execFileSync("gcc", flags, { input: "#include <stdlib.h>\nint main(void) { return 0; }", stdio: "pipe" });
		execFileSync(empty);
		return true;
	} catch {
		return false;
	}
}

const programs = new Map<Build, string>();

/** The path of the program, which is built once. */
export function buildHarness(build: Build): string {
	const made = programs.get(build) ?? compile(build);
	programs.set(build, made);
	return made;
}

function compile(build: Build): string {
	const program = join(scratchFolder(), "harness");
	const sources = [source, ...KERNEL_SOURCES.map((name) => kernels + name)];
	execFileSync(
		"gcc",
		["-std=c11", ...WARNINGS, "-ffp-contract=off", ...builds[build], ...sources, "-o", program],
		{
			stdio: "pipe",
		},
	);
	return program;
}

/** The words that the program answers to those words. */
export function runHarness(
	program: string,
	input: readonly Uint32Array[],
	...options: string[]
): Uint32Array {
	const bytes = Buffer.concat(
		input.map((words) => Buffer.from(words.buffer, words.byteOffset, words.byteLength)),
	);
	const { status, signal, stdout, stderr } = spawnSync(program, options, {
		input: bytes,
		maxBuffer: 2 ** 30,
	});
	if (status !== 0)
		throw new Error(`native code: ${signal ?? `exit code ${status}`}\n${stderr.toString().slice(0, 4000)}`);
	return new Uint32Array(new Uint8Array(stdout).buffer);
}
