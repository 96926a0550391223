/** Espressif's esptool, whichever of its names and major versions is installed. The transfer is its business. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { EngineError } from "../errors.js";
import { isExecutable, type Machine, which } from "./machine.js";
import { FITTING } from "./versions.js";

export interface Esptool {
	/** Program and first arguments. */
	readonly command: readonly string[];
	readonly version: string;
	readonly major: number;
}

export interface Connection {
	readonly port: string;
	readonly baud: number;
	/** As esptool names it; undefined: it finds out. */
	readonly chip: string | undefined;
}

/** What the chip does after a command. */
export type After = "no-reset" | "hard-reset";

/** Undefined when there is none; a version that is not known to fit is returned, too. */
export function findEsptool(machine: Machine): Esptool | undefined {
	for (const command of candidates(machine)) {
		const { status, stdout } = spawnSync(command[0], [...command.slice(1), "version"], {
			encoding: "utf8",
			env: machine.env,
			timeout: 20_000,
		});
		const version = status === 0 ? /(\d+)\.\d[\w.]*/.exec(stdout) : null;
		if (version) return { command, version: version[0], major: Number(version[1]) };
	}
	return undefined;
}

function candidates(machine: Machine): string[][] {
	const programs = ["esptool", "esptool.py"].map((name) => which(machine, name));
	const idfPython = machine.env.IDF_PYTHON_ENV_PATH && join(machine.env.IDF_PYTHON_ENV_PATH, "bin", "python");
	const pythons = [
		idfPython && isExecutable(idfPython) ? idfPython : undefined,
		...["python3", "python"].map((name) => which(machine, name)),
	];
	const found = [
		...programs.map((path) => path && [path]),
		...pythons.map((path) => path && [path, "-m", "esptool"]),
	];
	return found.filter((command): command is string[] => Boolean(command));
}

/** @throws EngineError esptool-missing, esptool-version */
export function demandEsptool(machine: Machine): Esptool {
	const tool = findEsptool(machine);
	const remedy = `pip install "esptool>=${FITTING.esptool[0]}", or source ESP-IDF's export.sh`;
	if (!tool) throw new EngineError("esptool-missing", "esptool", "esptool not found", remedy);
	if (!FITTING.esptool.includes(tool.major))
		throw new EngineError(
			"esptool-version",
			tool.command.join(" "),
			`esptool is ${tool.version}; versions ${FITTING.esptool.join(" and ")} are known to fit`,
			remedy,
		);
	return tool;
}

/** Version 5 writes its words with hyphens, version 4 with underscores. */
export function esptoolArguments(
	tool: Esptool,
	{ port, baud, chip }: Connection,
	after: After,
	words: readonly string[],
): string[] {
	const spell = (word: string) => (tool.major >= 5 ? word : word.replaceAll("-", "_"));
	const [command, ...rest] = words;
	return [
		...tool.command.slice(1),
		...(chip === undefined ? [] : ["--chip", chip]),
		...["--port", port, "--baud", String(baud)],
		...["--before", spell("default-reset"), "--after", spell(after), spell(command), ...rest],
	];
}

export interface EsptoolResult {
	readonly status: number;
	/** Both streams, as they came. */
	readonly output: string;
}

export function runEsptool(machine: Machine, tool: Esptool, args: readonly string[]): EsptoolResult {
	const { status, stdout, stderr, error } = spawnSync(tool.command[0], [...args], {
		encoding: "utf8",
		env: machine.env,
		maxBuffer: 64 * 1024 * 1024,
	});
	return { status: status ?? -1, output: `${stdout ?? ""}${stderr ?? ""}${error?.message ?? ""}` };
}

/** "esp32s3" of what esptool prints about the chip, also when `--chip` is another; undefined when it says nothing. */
export function chipOf(output: string): string | undefined {
	const [, series, variant] =
		/(?:^Chip (?:is|type:)|This chip is)\s+(ESP\d+)(?:-(C\d+|H\d+|P\d|S[23]))?/m.exec(output) ?? [];
	return series && `${series}${variant ?? ""}`.toLowerCase();
}

/** Bytes of flash; undefined when esptool does not say. */
export function flashBytesOf(output: string): number | undefined {
	const [, size, unit] = /Detected flash size: (\d+)(KB|MB)/.exec(output) ?? [];
	return size === undefined ? undefined : Number(size) * (unit === "MB" ? 1024 * 1024 : 1024);
}

/** Whether the chip's package holds external RAM. */
export function hasPsram(output: string): boolean {
	return /Embedded PSRAM/.test(output);
}
