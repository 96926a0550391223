/** What is installed and whether it fits, as a table for a bug report. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { release } from "node:os";
import { join } from "node:path";
import { BrainImage } from "../../modules/connectome/image.js";
import { PRECISION_NAMES } from "../../modules/connectome/layout.js";
import { asBuffer } from "../cli/files.js";
import type { Missing } from "../moddable/sdk.js";
import { findEsptool } from "./esptool.js";
import {
	idfVersion,
	isExecutable,
	type Machine,
	sdkTools,
	sdkVersion,
	serialPorts,
	versionOf,
	which,
} from "./machine.js";
import { missingForBoards, missingForSimulator } from "./missing.js";
import { TARGETS } from "./targets.js";
import { atLeast, FITTING } from "./versions.js";

export interface Finding {
	readonly item: string;
	readonly found: string;
	/** What is known to fit, and whether this is it. */
	readonly verdict: string;
}

export interface Diagnosis {
	readonly findings: readonly Finding[];
	readonly simulator: Missing | undefined;
	readonly boards: Missing | undefined;
}

const ABSENT = "not found";

export function diagnose(machine: Machine): Diagnosis {
	return {
		findings: [
			{ item: "feagi-xs", found: packageVersion(machine), verdict: "" },
			nodeFinding(),
			{ item: "system", found: `${machine.platform} ${release()} ${process.arch}`, verdict: "" },
			...sdkFindings(machine),
			typescriptFinding(machine),
			programFinding(machine, "C compiler", "gcc"),
			...idfFindings(machine),
			...[...new Set(TARGETS.map(({ compiler }) => compiler))].map((name) =>
				programFinding(machine, name, name),
			),
			pythonFinding(machine),
			esptoolFinding(machine),
			{ item: "serial ports", found: serialPorts(machine).join(", ") || "none", verdict: "" },
			brainFinding(machine),
		],
		simulator: missingForSimulator(machine),
		boards: missingForBoards(machine),
	};
}

function packageVersion({ repository }: Machine): string {
	const { version } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
	const { status, stdout } = spawnSync("git", ["-C", repository, "rev-parse", "--short", "HEAD"], {
		encoding: "utf8",
	});
	return status === 0 ? `${version} (${stdout.trim()})` : version;
}

function nodeFinding(): Finding {
	const found = process.versions.node;
	return { item: "Node", found, verdict: needs(atLeast(found, FITTING.node), `${FITTING.node} or newer`) };
}

function sdkFindings(machine: Machine): Finding[] {
	const sdk = machine.env.MODDABLE;
	const needed = FITTING.sdk.join(" or ");
	if (!sdk) return [{ item: "Moddable SDK", found: "MODDABLE is not set", verdict: needed }];
	const version = sdkVersion(sdk);
	const tools = sdkTools(machine, sdk);
	const verdict =
		version && !FITTING.sdk.includes(version)
			? `not tried: ${needed} was`
			: needs(version !== undefined, needed);
	return [
		{ item: "Moddable SDK", found: `${version ?? "no version"} at ${sdk}`, verdict },
		{
			item: "mcconfig",
			found: isExecutable(join(tools, "mcconfig")) ? tools : `not in ${tools}`,
			verdict: "",
		},
	];
}

function typescriptFinding(machine: Machine): Finding {
	const local = join(machine.repository, "node_modules", ".bin", "tsc");
	const tsc = existsSync(local) ? local : which(machine, "tsc");
	const version = tsc && versionOf(machine, tsc, "--version");
	const needed = `${FITTING.typescript} or newer`;
	return {
		item: "TypeScript",
		found: version ?? ABSENT,
		verdict: needs(version !== undefined && atLeast(version, String(FITTING.typescript)), needed),
	};
}

function idfFindings(machine: Machine): Finding[] {
	const idf = machine.env.IDF_PATH;
	if (!idf) return [{ item: "ESP-IDF", found: "IDF_PATH is not set", verdict: FITTING.idf }];
	const version = idfVersion(idf);
	const fits = version !== undefined && `${version}.`.startsWith(`${FITTING.idf}.`);
	return [
		{ item: "ESP-IDF", found: `${version ?? "no version"} at ${idf}`, verdict: needs(fits, FITTING.idf) },
		{ item: "idf.py", found: which(machine, "idf.py") ?? "not on the PATH", verdict: "" },
	];
}

function pythonFinding(machine: Machine): Finding {
	const python = which(machine, "python3") ?? which(machine, "python");
	const version = python && versionOf(machine, python, "--version");
	const needed = `${FITTING.python} or newer`;
	return {
		item: "Python",
		found: version ?? ABSENT,
		verdict: needs(version !== undefined && atLeast(version, FITTING.python), needed),
	};
}

function esptoolFinding(machine: Machine): Finding {
	const tool = findEsptool(machine);
	const found = tool ? `${tool.version} (${tool.command.join(" ")})` : ABSENT;
	const fits = tool !== undefined && FITTING.esptool.includes(tool.major);
	return { item: "esptool", found, verdict: needs(fits, FITTING.esptool.join(" or ")) };
}

function programFinding(machine: Machine, item: string, program: string): Finding {
	const path = which(machine, program);
	return { item, found: path ? (versionOf(machine, path, "--version") ?? path) : ABSENT, verdict: "" };
}

function brainFinding({ repository }: Machine): Finding {
	const item = "brain to build in";
	const path = join("build", "brain", "brain.img");
	if (!existsSync(join(repository, path)))
		return { item, found: `no ${path}`, verdict: "the camera robot is compiled" };
	try {
		const bytes = readFileSync(join(repository, path));
		const image = new BrainImage(asBuffer(bytes));
		const found = `${image.title}, ${PRECISION_NAMES[image.precision]}, ${bytes.length} bytes`;
		return { item, found, verdict: "fits" };
	} catch (error) {
		return { item, found: `${path}: ${(error as Error).message}`, verdict: "compile it again" };
	}
}

function needs(fits: boolean, needed: string): string {
	return fits ? "fits" : `needed: ${needed}`;
}
