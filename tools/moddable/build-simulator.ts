// SPDX-License-Identifier: Apache-2.0
/** Builds the application of manifest.json for the simulator, with a brain of the caller's, by the user's SDK. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EngineError } from "../errors.js";
import { repositoryFolder } from "../xs/paths.js";
import { run } from "../xs/run-command.js";
import { withLock } from "../xs/with-lock.js";
import { searchPath } from "./sdk.js";

export interface AppOptions {
	readonly sdk: string;
	readonly image: Uint8Array;
	readonly stimulus?: Uint8Array | undefined;
	/** Settings as on mcconfig's command line. */
	readonly config: Readonly<Record<string, string | number | boolean>>;
	/** Unoptimised, with the debugger's hooks. */
	readonly debug: boolean;
}

export interface Simulator {
	/** The window-less host. */
	readonly host: string;
	/** The application, a file of this call's own. */
	readonly app: string;
}

const folder = join(repositoryFolder, "build", "moddable");
const NAME = "feagi-xs";

let buildCount = 0;

/** Throws EngineError "moddable-build" with the tools' own words. */
export function buildSimulator(options: AppOptions): Promise<Simulator> {
	return withLock(folder, async () => {
		const host = await buildHost(options.sdk);
		writeApplication(options.image, options.stimulus);
		const output = join(folder, "out");
		mkdirSync(output, { recursive: true });
		const settings = Object.entries(options.config).map(([name, value]) => `${name}=${value}`);
		const debug = options.debug ? ["-d"] : [];
		// `-t build`: the default target of a debug build would start, and end, simulators.
		const args = [...debug, "-m", "-t", "build", "-p", "lin", "-o", output, ...settings];
		await build(options.sdk, "mcconfig", args, join(folder, "app"));
		const built = join(output, "bin", "lin", "mc", options.debug ? "debug" : "release", NAME, "mc.so");
		const app = join(folder, "run", `${process.pid}-${buildCount++}.so`);
		mkdirSync(join(folder, "run"), { recursive: true });
		copyFileSync(built, app);
		return { host, app };
	});
}

/** manifest.json as it is, but for the brain. */
function writeApplication(image: Uint8Array, stimulus: Uint8Array | undefined): void {
	const brain = join(folder, "app", "brain");
	mkdirSync(brain, { recursive: true });
	writeFileSync(join(brain, "brain.img"), image);
	if (stimulus) writeFileSync(join(brain, "stimulus.img"), stimulus);
	else rmSync(join(brain, "stimulus.img"), { force: true });
	const manifest = JSON.parse(
		readFileSync(join(repositoryFolder, "manifest.json"), "utf8"),
		(_name, value) =>
			typeof value === "string" && value.startsWith("./") ? join(repositoryFolder, value) : value,
	);
	manifest.data = { "*": join(brain, "*") };
	writeFileSync(join(folder, "app", "manifest.json"), JSON.stringify(manifest, null, "\t"));
}

async function buildHost(sdk: string): Promise<string> {
	const source = join(repositoryFolder, "platforms", "sim", "headless", "headless.c");
	const host = join(folder, "headless");
	if (existsSync(host) && statSync(host).mtimeMs > statSync(source).mtimeMs) return host;
	const flags = await build(sdk, "pkg-config", ["--cflags", "--libs", "gio-2.0"], folder);
	const headers = `-I${join(sdk, "build", "simulators", "modules")}`;
	await build(sdk, "gcc", ["-O2", "-o", host, source, headers, ...flags.trim().split(/\s+/), "-ldl"], folder);
	return host;
}

async function build(sdk: string, command: string, args: readonly string[], cwd: string): Promise<string> {
	const environment = [`MODDABLE=${sdk}`, `PATH=${searchPath(sdk)}`];
	const { status, stdout, stderr } = await run("env", [...environment, command, ...args], { cwd });
	if (status === 0) return stdout;
	const words = `${stdout}${stderr}`.trim().split("\n").slice(-12).join("\n");
	throw new EngineError(
		"moddable-build",
		command,
		words,
		"read the message; delete build/moddable to start afresh",
	);
}
