/** Runs the user's own mcconfig on this repository. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { writeOutput } from "../cli/files.js";
import { compileGenome } from "../compile.js";
import { EngineError } from "../errors.js";
import type { Missing } from "../moddable/sdk.js";
import { type Machine, sdkTools } from "./machine.js";

const DEFAULT_GENOME = "camera.int8.genome.json";

/** @throws EngineError with what is missing */
export function demand(missing: Missing | undefined, where: string): void {
	if (missing) throw new EngineError(missing.code, where, missing.what, missing.remedy);
}

/** mcconfig makes the image in build/brain part of the application: the camera robot where nobody compiled another. */
export function ensureBrain({ repository }: Machine): void {
	const image = join(repository, "build", "brain", "brain.img");
	if (existsSync(image)) return;
	console.error(`no ${image}: compiling genomes/${DEFAULT_GENOME}`);
	writeOutput(image, compileGenome(readFileSync(join(repository, "genomes", DEFAULT_GENOME), "utf8")).bytes);
}

/** Returns mcconfig's exit code, 1 if it could not run. What it prints goes to the user. */
export function mcconfig(
	machine: Machine,
	output: string,
	args: readonly string[],
	settings: Readonly<Record<string, string>> = {},
): number {
	const sdk = machine.env.MODDABLE ?? "";
	mkdirSync(output, { recursive: true });
	const path = [join(machine.repository, "node_modules", ".bin"), sdkTools(machine, sdk), machine.env.PATH];
	const { status } = spawnSync("mcconfig", [...args, "-o", output], {
		cwd: machine.repository,
		env: { ...machine.env, PATH: path.join(delimiter), ...settings },
		stdio: "inherit",
	});
	return status ?? 1;
}
