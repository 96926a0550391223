/** Compiles C for a core, file by file. */
import { mkdirSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { EngineError } from "../../tools/errors.js";
import { run } from "../../tools/xs/run-command.js";
import {
	type Core,
	llvm,
	RISCV,
	riscvFlags,
	xtensaAssemblerFlags,
	xtensaClangFlags,
	xtensaCompilerFlags,
} from "./cores.js";

export const kernelFolder = fileURLToPath(new URL("../../kernels/", import.meta.url));
export const buildFolder = fileURLToPath(new URL("../../build/targets/", import.meta.url));

export function kernelSources(): string[] {
	return readdirSync(kernelFolder)
		.filter((name) => name.endsWith(".c"))
		.sort()
		.map((name) => join(kernelFolder, name));
}

/** Path of the object file in `folder`. @throws EngineError engine-build */
export async function compile(
	core: Core,
	source: string,
	folder: string,
	more: readonly string[] = [],
): Promise<string> {
	mkdirSync(folder, { recursive: true });
	const path = join(folder, basename(source).replace(/\.[cs]$/, ""));
	const object = `${path}.o`;
	if (core !== "esp32") {
		await call(`${RISCV}gcc`, [...riscvFlags(core), ...more, "-c", source, "-o", object]);
		return object;
	}
	let assembly = source;
	if (source.endsWith(".c")) {
		assembly = `${path}.s`;
		await call(llvm("clang"), [...xtensaClangFlags, ...more, source, "-o", `${path}.ll`]);
		await call(llvm("llc"), [...xtensaCompilerFlags, `${path}.ll`, "-o", assembly]);
	}
	await call(llvm("llvm-mc"), [...xtensaAssemblerFlags, assembly, "-o", object]);
	return object;
}

/** Standard output. @throws EngineError engine-build */
export async function call(command: string, args: readonly string[]): Promise<string> {
	const { status, stdout, stderr } = await run(command, args);
	if (status !== 0)
		throw new EngineError(
			"engine-build",
			args.at(-1)!,
			stderr.trim().slice(-2000),
			[command, ...args].join(" "),
		);
	return stdout;
}
