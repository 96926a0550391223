// SPDX-License-Identifier: Apache-2.0
/** Where the user's Moddable SDK is, and whether it can build for this machine. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { repositoryFolder } from "../xs/paths.js";
import { hasCommand } from "../xs/run-command.js";

export interface Missing {
	/** Stable: scripts may test it. */
	readonly code: string;
	readonly what: string;
	readonly remedy: string;
}

const GETTING_STARTED = "https://github.com/Moddable-OpenSource/moddable/blob/public/documentation";
const localTools = join(repositoryFolder, "node_modules", ".bin");

function sdkTools(sdk: string): string {
	return join(sdk, "build", "bin", "lin", "release");
}

/** PATH for mcconfig: this project's TypeScript, the SDK's tools, then the user's. */
export function searchPath(sdk: string): string {
	return [localTools, sdkTools(sdk), process.env.PATH ?? ""].join(delimiter);
}

/** The first thing that keeps `sdk` from building for the simulator here; undefined if nothing does. */
export function missingForModdable(sdk: string | undefined): Missing | undefined {
	if (process.platform !== "linux")
		return {
			code: "moddable-platform",
			what: `the simulator runs without a window on Linux only, this is ${process.platform}`,
			remedy: "use mcconfig and mcsim by hand, see README.md",
		};
	if (!sdk)
		return {
			code: "moddable-unset",
			what: "MODDABLE is not set",
			remedy: `install the Moddable SDK and set MODDABLE to its folder: ${GETTING_STARTED}`,
		};
	if (!existsSync(join(sdkTools(sdk), "mcconfig")))
		return {
			code: "moddable-mcconfig",
			what: `${sdkTools(sdk)} has no mcconfig`,
			remedy: `build the SDK's tools: make -C ${join(sdk, "build", "makefiles", "lin")}`,
		};
	if (!existsSync(join(localTools, "tsc")) && !hasCommand("tsc"))
		return { code: "moddable-tsc", what: "tsc not found", remedy: "run npm install" };
	for (const [command, debianPackage] of [
		["make", "make"],
		["gcc", "gcc"],
		["pkg-config", "pkg-config"],
	])
		if (!hasCommand(command))
			return {
				code: "moddable-compiler",
				what: `${command} not found`,
				remedy: `apt-get install ${debianPackage}`,
			};
	if (spawnSync("pkg-config", ["--exists", "gio-2.0"]).status !== 0)
		return {
			code: "moddable-glib",
			what: "GLib's headers (gio-2.0) not found",
			remedy: "apt-get install libglib2.0-dev",
		};
	return undefined;
}
