/** The first thing that keeps a machine from building, as one sentence with its cure. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Missing } from "../moddable/sdk.js";
import { idfVersion, isExecutable, type Machine, sdkTools, which } from "./machine.js";
import type { Target } from "./targets.js";
import { FITTING } from "./versions.js";

const DOCUMENTATION = "https://github.com/Moddable-OpenSource/moddable/blob/public/documentation";
const SDK_GUIDE = `${DOCUMENTATION}/Moddable%20SDK%20-%20Getting%20Started.md`;
const IDF_GUIDE = `${DOCUMENTATION}/devices/esp32.md`;

/** For mcconfig at all. */
function missingForSdk(machine: Machine): Missing | undefined {
	const sdk = machine.env.MODDABLE;
	if (!sdk)
		return {
			code: "sdk-unset",
			what: "MODDABLE is not set",
			remedy: `install the Moddable SDK ${FITTING.sdk.join(" or ")} and set MODDABLE to its folder: ${SDK_GUIDE}`,
		};
	if (!existsSync(join(sdk, "build", "devices")))
		return {
			code: "sdk-folder",
			what: `MODDABLE is ${sdk}, which is no Moddable SDK`,
			remedy: "set it to the folder that holds the SDK's build, modules and xs",
		};
	const tools = sdkTools(machine, sdk);
	if (!isExecutable(join(tools, "mcconfig")))
		return {
			code: "sdk-mcconfig",
			what: `${tools} has no mcconfig: the SDK's tools are not built`,
			remedy: `build them: cd ${join(sdk, "build", "makefiles")}/lin (or mac) && make`,
		};
	if (!existsSync(join(machine.repository, "node_modules", ".bin", "tsc")) && !which(machine, "tsc"))
		return { code: "tsc", what: "tsc not found", remedy: "run npm install" };
	if (!which(machine, "make"))
		return { code: "make", what: "make not found", remedy: "install it: apt-get install make" };
	return undefined;
}

/** For the simulator. */
export function missingForSimulator(machine: Machine): Missing | undefined {
	const missing = missingForSdk(machine);
	if (missing || machine.platform !== "linux") return missing;
	for (const [program, debianPackage] of [
		["gcc", "gcc"],
		["pkg-config", "pkg-config"],
	])
		if (!which(machine, program))
			return {
				code: program,
				what: `${program} not found`,
				remedy: `install it: apt-get install ${debianPackage}`,
			};
	if (spawnSync("pkg-config", ["--exists", "gio-2.0"], { env: machine.env }).status !== 0)
		return {
			code: "glib",
			what: "GLib's headers (gio-2.0) not found",
			remedy: "install them: apt-get install libglib2.0-dev",
		};
	const tools = sdkTools(machine, machine.env.MODDABLE ?? "");
	if (!isExecutable(join(tools, "mcsim")))
		return {
			code: "sdk-mcsim",
			what: `${tools} has no mcsim: the SDK's simulator is not built`,
			remedy: "apt-get install libgtk-3-dev, then build the SDK's tools again",
		};
	return undefined;
}

/** For firmware; `target` names the compiler that must be there, too. */
export function missingForBoards(machine: Machine, target?: Target): Missing | undefined {
	const missing = missingForSdk(machine);
	if (missing) return missing;
	const idf = machine.env.IDF_PATH;
	if (!idf)
		return {
			code: "idf-unset",
			what: "IDF_PATH is not set",
			remedy: `install ESP-IDF ${FITTING.idf} and source its export.sh: ${IDF_GUIDE}`,
		};
	const version = idfVersion(idf);
	if (version === undefined)
		return {
			code: "idf-folder",
			what: `IDF_PATH is ${idf}, which is no ESP-IDF`,
			remedy: "set it to the folder that holds ESP-IDF's components and tools",
		};
	if (!`${version}.`.startsWith(`${FITTING.idf}.`))
		return {
			code: "idf-version",
			what: `ESP-IDF at ${idf} is ${version}, the SDK needs ${FITTING.idf}`,
			remedy: `check out v${FITTING.idf} there and run its install.sh: ${IDF_GUIDE}`,
		};
	const programs = ["idf.py", "cmake", "ninja", ...(target ? [target.compiler] : [])];
	const absent = programs.find((program) => !which(machine, program));
	if (absent)
		return {
			code: "idf-environment",
			what: `${absent} is not on the PATH`,
			remedy: `in this shell: source ${join(idf, "export.sh")}`,
		};
	return undefined;
}
