/** Builds harness.c with two threads beneath it. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { scratchFolder } from "../scratch.js";

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const KERNELS = ["burst", "inputs", "integer", "single", "lanes", "deal"];
const RENAMED = ["step", "open", "close"].map((name) => `-Dfxs_${name}=two_cores_${name}`);
const COMMON = ["-std=gnu11", "-g", "-Wall", "-Wextra", "-Werror", "-ffp-contract=off", "-pthread"];

export const builds = {
	optimised: ["-O2"],
	/** Stops at the first two accesses that nothing orders. */
	"race-checked": ["-O1", "-fsanitize=thread", "-DFXS_SOFT_FLOAT=0"],
} as const;
export type Build = keyof typeof builds;

/** Who runs the items of a burst, by its number in two-cores.c. */
export const sharings = ["who comes first", "each in turn", "the second", "the first"] as const;
export type Sharing = (typeof sharings)[number];

const programs = new Map<string, string>();

/** The path of the program, which is built once. */
export function buildTwoCores(build: Build, sharing: Sharing): string {
	const key = `${build}, ${sharing}`;
	const made = programs.get(key) ?? compile(builds[build], sharings.indexOf(sharing));
	programs.set(key, made);
	return made;
}

function compile(flags: readonly string[], sharing: number): string {
	const folder = scratchFolder();
	const gcc = (...args: string[]) => execFileSync("gcc", [...COMMON, ...flags, ...args], { stdio: "pipe" });
	const harness = join(folder, "harness.o");
	gcc(...RENAMED, "-c", path("harness.c"), "-o", harness);
	const kernels = KERNELS.map((name) => path(`../../kernels/${name}.c`));
	const program = join(folder, "two-cores");
	gcc(`-DSHARING=${sharing}`, path("two-cores.c"), harness, ...kernels, "-o", program);
	return program;
}

/** Whether this machine can make and run that build. */
export function canBuild(build: Build): boolean {
	try {
		const empty = join(scratchFolder(), "empty");
		const input = "int main(void) { return 0; }";
		const flags = [...builds[build], "-pthread", "-x", "c", "-", "-o", empty];
		execFileSync("gcc", flags, { input, stdio: "pipe" });
		execFileSync(empty);
		return existsSync(empty);
	} catch {
		return false;
	}
}
