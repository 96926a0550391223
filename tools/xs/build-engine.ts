/** Builds the XS engine for the host or as rv32 firmware. make decides what is stale; a stamp spares even make. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { EngineError } from "../errors.js";
import { fetchXs } from "./fetch-xs.js";
import { repositoryFolder, xsBuildFolder } from "./paths.js";
import { hasCommand, run } from "./run-command.js";
import { withLock } from "./with-lock.js";

/** xs-host: 64-bit, for meaning. xs-host32: a board's sizes at the host's speed. xs-rv32: an emulated board. */
export type EngineKind = "xs-host" | "xs-host32" | "xs-rv32";

export interface EngineOptions {
	/** Compiler optimisation. @default "-O2" on the host, "-Os" on rv32 */
	readonly opt?: string;
	/** rv32 only. @default "rv32imac" */
	readonly arch?: "rv32imac" | "rv32imc" | "rv32imafc";
}

interface Need {
	readonly label: string;
	readonly package: string;
	present(): boolean;
}

function command(name: string, debianPackage: string): Need {
	return { label: name, package: debianPackage, present: () => hasCommand(name) };
}

function file(label: string, path: string, debianPackage: string): Need {
	return { label, package: debianPackage, present: () => existsSync(path) };
}

const hostNeeds = [command("make", "make"), command("cc", "gcc")];
const needs: Record<EngineKind, readonly Need[]> = {
	"xs-host": hostNeeds,
	"xs-host32": [
		...hostNeeds,
		file("32-bit C library (gcc -m32)", "/usr/include/x86_64-linux-gnu/gnu/stubs-32.h", "gcc-multilib"),
	],
	"xs-rv32": [
		command("make", "make"),
		command("qemu-system-riscv32", "qemu-system-misc"),
		command("riscv64-unknown-elf-gcc", "gcc-riscv64-unknown-elf"),
		file("picolibc for RISC-V", "/usr/lib/picolibc/riscv64-unknown-elf", "picolibc-riscv64-unknown-elf"),
	],
};

/** What is missing to build and run `kind`, as one sentence with its cure; undefined if nothing is. */
export function missingFor(kind: EngineKind): { what: string; remedy: string } | undefined {
	const missing = needs[kind].filter((need) => !need.present());
	if (missing.length === 0) return undefined;
	return {
		what: `${missing.map((need) => need.label).join(", ")} not found`,
		remedy: `apt-get install ${missing.map((need) => need.package).join(" ")}`,
	};
}

interface Target {
	readonly makefile: string;
	readonly output: string;
	readonly variables: readonly string[];
}

function target(kind: EngineKind, options: EngineOptions): Target {
	if (kind === "xs-rv32") {
		const arch = options.arch ?? "rv32imac";
		const opt = options.opt ?? "-Os";
		const abi = arch === "rv32imafc" ? "ilp32f" : "ilp32";
		return { makefile: "rv32", output: arch + opt, variables: [`ARCH=${arch}`, `ABI=${abi}`, `OPT=${opt}`] };
	}
	const width = kind === "xs-host32" ? "-m32" : "-m64";
	const opt = options.opt ?? "-O2";
	return { makefile: "host", output: `host${width}${opt}`, variables: [`M=${width}`, `OPT=${opt}`] };
}

const kernelFolders = [join(repositoryFolder, "platforms", "native"), join(repositoryFolder, "kernels")];

function fingerprint(folders: readonly string[], variables: readonly string[]): string {
	const hash = createHash("sha256").update(variables.join("\n"));
	for (const folder of folders)
		for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name)));
	return hash.digest("hex");
}

/** Path of the engine's binary: an executable of the host, or an ELF image for qemu-system-riscv32. */
export async function buildEngine(kind: EngineKind, options: EngineOptions = {}): Promise<string> {
	const missing = missingFor(kind);
	if (missing) throw new EngineError("engine-missing", kind, missing.what, missing.remedy);
	const { makefile, output, variables } = target(kind, options);
	const layer = join(repositoryFolder, "platforms", "xs");
	const build = join(xsBuildFolder, output);
	const binary = join(build, "xs");
	const stamp = join(build, "stamp");
	await withLock(build, async () => {
		const sources = await fetchXs();
		const wanted = fingerprint([join(layer, "c"), join(layer, makefile), ...kernelFolders], variables);
		if (existsSync(binary) && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
		const made = await run("make", [
			"-s",
			`-j${availableParallelism()}`,
			"-C",
			join(layer, makefile),
			`XS=${sources}`,
			`BUILD=${build}`,
			...variables,
		]);
		if (made.status !== 0)
			throw new EngineError(
				"engine-build",
				kind,
				made.stderr.trim().slice(-2000),
				`make -C platforms/xs/${makefile}`,
			);
		writeFileSync(stamp, wanted);
	});
	return binary;
}
