/** What is installed on a computer. Nothing here decides whether it is enough. */
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readdirSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { repositoryFolder } from "../xs/paths.js";

export interface Machine {
	readonly env: NodeJS.ProcessEnv;
	readonly platform: NodeJS.Platform;
	/** Folder of device files. */
	readonly devices: string;
	/** This clone of feagi-xs. */
	readonly repository: string;
}

export const thisMachine: Machine = Object.freeze({
	env: process.env,
	platform: process.platform,
	devices: "/dev",
	repository: repositoryFolder,
});

/** Path of a program on the search path; undefined if it is not there. */
export function which({ env }: Machine, name: string): string | undefined {
	return (env.PATH ?? "")
		.split(delimiter)
		.filter((folder) => folder !== "")
		.map((folder) => join(folder, name))
		.find(isExecutable);
}

export function isExecutable(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/** What a program says of its version: the first number with dots; undefined if it does not run. */
export function versionOf(machine: Machine, program: string, ...args: string[]): string | undefined {
	const { status, stdout, stderr } = spawnSync(program, args, {
		encoding: "utf8",
		env: machine.env,
		timeout: 20_000,
	});
	return status === 0 ? /\d+(?:\.\d+)+/.exec(`${stdout}${stderr}`)?.[0] : undefined;
}

/** The SDK's name for the system that its tools run on. */
function sdkHost({ platform }: Machine): string {
	return { darwin: "mac", win32: "win" }[platform as string] ?? "lin";
}

/** Folder of the SDK's built tools, whether it is there or not. */
export function sdkTools(machine: Machine, sdk: string): string {
	return join(sdk, "build", "bin", sdkHost(machine), "release");
}

export function sdkVersion(sdk: string): string | undefined {
	return firstLine(join(sdk, "tools", "VERSION"));
}

/** From the release's own file, so that it is found without git. */
export function idfVersion(idf: string): string | undefined {
	const path = join(idf, "tools", "cmake", "version.cmake");
	if (!existsSync(path)) return undefined;
	const text = readFileSync(path, "utf8");
	const parts = ["MAJOR", "MINOR", "PATCH"].map(
		(part) => new RegExp(`IDF_VERSION_${part}\\s+(\\d+)`).exec(text)?.[1],
	);
	return parts.includes(undefined) ? undefined : parts.join(".");
}

function firstLine(path: string): string | undefined {
	return existsSync(path) ? readFileSync(path, "utf8").split("\n")[0].trim() : undefined;
}

/** Device files that may be boards, sorted. */
export function serialPorts({ devices }: Machine): string[] {
	if (!existsSync(devices)) return [];
	return readdirSync(devices)
		.filter((name) => /^(?:ttyUSB\d+|ttyACM\d+|cu\.(?:usb|SLAB|wch).*)$/.test(name))
		.sort()
		.map((name) => join(devices, name));
}
