/** The natives of platforms/esp32: checked by the cross compiler against the SDK, and run on the host with fakes. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { repositoryFolder } from "../../../tools/xs/paths.js";
import { hasCommand } from "../../../tools/xs/run-command.js";
import { scratchFolder } from "../../scratch.js";

const here = join(repositoryFolder, "host-tests", "unit", "firmware");
const NATIVES = ["board-boots", "board-brain", "board-console", "board-pins", "board-watchdog"];
const CROSS_COMPILER = "riscv64-unknown-elf-gcc";
const idf = [`-I${join(here, "idf")}`, `-I${join(here, "idf", "generated")}`];

const sourceOf = (name: string) => join(repositoryFolder, "platforms", "esp32", `${name}.c`);

/** What keeps the natives from being run here; undefined if nothing does. */
export const missingForRun = hasCommand("gcc") ? undefined : "gcc not found";

/** What keeps the natives from being checked here; undefined if nothing does. */
export function missingForCheck(sdk = process.env.MODDABLE): string | undefined {
	if (!sdk || !existsSync(join(sdk, "xs", "includes", "xsmc.h"))) return "MODDABLE is not set to an SDK";
	return hasCommand(CROSS_COMPILER) ? undefined : `${CROSS_COMPILER} not found`;
}

/** The compiler's words about one native, every warning on; "" when there are none. */
export function check(name: string, defines: readonly string[]): string {
	const sdk = process.env.MODDABLE ?? "";
	const headers = ["includes", "sources", "platforms/esp", "platforms/mc"];
	const { stderr } = spawnSync(
		CROSS_COMPILER,
		[
			...["-fsyntax-only", "-Wall", "-Wextra", "-std=gnu17", "-U__STRICT_ANSI__"],
			...["-march=rv32imc", "-mabi=ilp32", "--specs=picolibc.specs", "-DmxUseDefaultSharedChunks=1"],
			...headers.flatMap((folder) => ["-isystem", join(sdk, "xs", folder)]),
			...idf,
			...defines.map((define) => `-D${define}`),
			sourceOf(name),
		],
		{ encoding: "utf8" },
	);
	return stderr;
}

/** A board with these settings; each call of `powerOn` is one power-on, the first one compiles. */
export function board(defines: readonly string[] = []) {
	const folder = scratchFolder();
	const program = join(folder, "board");
	const files = join(folder, "files");
	mkdirSync(files);
	const powerOn = (commands: string, environment: Record<string, string> = {}, at = files) => {
		if (!existsSync(program)) compile(program, defines);
		const result = spawnSync(program, [at, ...commands.split(" ")], { encoding: "utf8", env: environment });
		return result.stdout.trimEnd().split("\n");
	};
	return { files, powerOn };
}

function compile(program: string, defines: readonly string[]): void {
	const { status, stderr } = spawnSync(
		"gcc",
		[
			...["-Wall", "-Wextra", "-Werror", "-std=gnu17", "-o", program, `-I${join(here, "fakes")}`, ...idf],
			...defines.map((define) => `-D${define}`),
			...NATIVES.map(sourceOf),
			join(here, "fakes", "main.c"),
		],
		{ encoding: "utf8" },
	);
	if (status !== 0) throw new Error(stderr);
}
