// SPDX-License-Identifier: Apache-2.0
/** Builds the application of manifest.json for the simulator, with a brain of the caller's, by the user's SDK. */
import { copyFileSync, existsSync, mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { repositoryFolder } from "../xs/paths.js";
import { withLock } from "../xs/with-lock.js";
import { NAME, writeApplication } from "./application.js";
import { sdkCommand } from "./sdk-command.js";

export interface AppOptions {
	readonly sdk: string;
	readonly image: Uint8Array;
	readonly stimulus?: Uint8Array | undefined;
	/** Settings as on mcconfig's command line. */
	readonly config: Readonly<Record<string, string | number | boolean>>;
	/** Unoptimised, with the debugger's hooks. */
	readonly debug: boolean;
	/** Optimised, with a line of instruments on the console every second. @default false */
	readonly instrumented?: boolean;
}

export interface Simulator {
	/** The window-less host. */
	readonly host: string;
	/** The application, a file of this call's own. */
	readonly app: string;
}

const folder = join(repositoryFolder, "build", "moddable");

let buildCount = 0;

/** Throws EngineError "moddable-build" with the tools' own words. */
export function buildSimulator(options: AppOptions): Promise<Simulator> {
	return withLock(folder, async () => {
		const host = await buildHost(options.sdk);
		writeApplication(join(folder, "app"), options.image, options.stimulus);
		const output = join(folder, "out");
		mkdirSync(output, { recursive: true });
		const settings = Object.entries(options.config).map(([name, value]) => `${name}=${value}`);
		const [flags, kind] = options.debug
			? [["-d"], "debug"]
			: options.instrumented
				? [["-i"], "instrument"]
				: [[], "release"];
		// `-t build`: the default target of a debug build would start, and end, simulators.
		const args = [...flags, "-m", "-t", "build", "-p", "lin", "-o", output, ...settings];
		await sdkCommand(options.sdk, "mcconfig", args, join(folder, "app"));
		const built = join(output, "bin", "lin", "mc", kind, NAME, "mc.so");
		const app = join(folder, "run", `${process.pid}-${buildCount++}.so`);
		mkdirSync(join(folder, "run"), { recursive: true });
		copyFileSync(built, app);
		return { host, app };
	});
}

async function buildHost(sdk: string): Promise<string> {
	const source = join(repositoryFolder, "platforms", "sim", "headless", "headless.c");
	const host = join(folder, "headless");
	if (existsSync(host) && statSync(host).mtimeMs > statSync(source).mtimeMs) return host;
	const flags = await sdkCommand(sdk, "pkg-config", ["--cflags", "--libs", "gio-2.0"], folder);
	const headers = `-I${join(sdk, "build", "simulators", "modules")}`;
	const args = ["-O2", "-o", host, source, headers, ...flags.stdout.trim().split(/\s+/), "-ldl"];
	await sdkCommand(sdk, "gcc", args, folder);
	return host;
}
