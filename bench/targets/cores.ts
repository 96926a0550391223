/** The cores that chips have, and how their compilers are called. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { hasCommand } from "../../tools/xs/run-command.js";

/**
 * rv32imc: ESP32-C3 and its kin. rv32imac: ESP32-C6. rv32imafc: ESP32-P4. esp32: Xtensa LX6 with its FPU; LLVM knows
 * no LX7, whose instructions include these.
 */
export type Core = "rv32imc" | "rv32imac" | "rv32imafc" | "esp32";
export type RiscvCore = Exclude<Core, "esp32">;

export const riscvCores: readonly RiscvCore[] = ["rv32imc", "rv32imac", "rv32imafc"];
export const cores: readonly Core[] = [...riscvCores, "esp32"];

export const RISCV = "riscv64-unknown-elf-";
const LLVM = 22;
/** Debian has LLVM's Xtensa back end without a linker; what GNU's is configured for plays no part in linking. */
export const XTENSA_LINKER = "xtensa-lx106-elf-ld";
const CLANG_INCLUDE = `/usr/lib/llvm-${LLVM}/lib/clang/${LLVM}/include`;
export const xtensaFolder = fileURLToPath(new URL("xtensa/", import.meta.url));

export function llvm(tool: string): string {
	return `${tool}-${LLVM}`;
}

/** A fused multiply-add rounds once where the definition rounds twice. */
const SAME_BITS = "-ffp-contract=off";
const C = ["-std=c11", "-O2", SAME_BITS, "-ffreestanding", "-Wall", "-Wextra", "-Werror"];

export function riscvFlags(core: RiscvCore): string[] {
	const abi = core === "rv32imafc" ? "ilp32f" : "ilp32";
	return ["--specs=picolibc.specs", `-march=${core}`, `-mabi=${abi}`, ...C];
}

/** From C to LLVM's intermediate form, … */
export const xtensaClangFlags = [
	"--target=xtensa",
	// Without the C library of this machine.
	...["-nostdinc", "-isystem", CLANG_INCLUDE, "-isystem", `${xtensaFolder}include`],
	...[...C, "-fno-builtin", "-S", "-emit-llvm"],
];
/** … to assembly, since clang does not know the core, … */
export const xtensaCompilerFlags = ["-O2", "-fp-contract=off", "-mtriple=xtensa", "-mcpu=esp32"];
/** … to an object file, since the compiler's own misplaces literals. */
export const xtensaAssemblerFlags = ["-triple=xtensa", "-mcpu=esp32", "-filetype=obj"];

/** What this machine lacks to compile for a core. */
export function missingFor(core: Core): string | undefined {
	const tools = core === "esp32" ? ["clang", "llc", "llvm-mc", "llvm-size"].map(llvm) : [`${RISCV}gcc`];
	const missing = tools.filter((tool) => !hasCommand(tool));
	if (core === "esp32" && !existsSync(CLANG_INCLUDE)) missing.push(CLANG_INCLUDE);
	return missing.length > 0 ? `no ${missing.join(", ")}` : undefined;
}

/** What this machine lacks to run programs on a core. */
export function missingToRun(core: Core): string | undefined {
	const tools = core === "esp32" ? [XTENSA_LINKER, "qemu-system-xtensa"] : ["qemu-system-riscv32"];
	const missing = tools.filter((tool) => !hasCommand(tool));
	return missingFor(core) ?? (missing.length > 0 ? `no ${missing.join(", ")}` : undefined);
}
