import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { MAGIC } from "../../modules/connectome/layout.js";
import { type Compilation, compileGenome } from "../compile.js";
import { UsageError } from "../errors.js";

/** A brain ready to run, and the compilation it came from unless it was an image already. */
export interface LoadedBrain {
	readonly bytes: Uint8Array;
	readonly compilation: Compilation | undefined;
}

/** Reads a genome and compiles it, or takes an image as it is. */
export function loadBrain(file: string, precision: string | undefined): LoadedBrain {
	const bytes = readInput(file);
	if (!isImage(bytes)) {
		const compilation = compileGenome(new TextDecoder().decode(bytes), { precision });
		return { bytes: compilation.bytes, compilation };
	}
	if (precision !== undefined)
		throw new UsageError(
			"image-precision",
			file,
			"an image has its precision already",
			"compile the genome with --precision",
		);
	return { bytes, compilation: undefined };
}

export function readInput(file: string): Uint8Array {
	try {
		return readFileSync(file);
	} catch (error) {
		const reason =
			(error as NodeJS.ErrnoException).code === "ENOENT" ? "does not exist" : (error as Error).message;
		throw new UsageError("file", file, `the file ${reason}`, "check the path");
	}
}

/** All or nothing: the old file stays until the new one is complete. */
export function writeOutput(file: string, bytes: Uint8Array): void {
	const partial = `${file}.${process.pid}.partial`;
	try {
		makeFolder(dirname(file));
		writeFileSync(partial, bytes);
		renameSync(partial, file);
	} catch (error) {
		rmSync(partial, { force: true });
		throw new UsageError(
			"file",
			file,
			`cannot be written: ${(error as Error).message}`,
			"check the path and its permissions",
		);
	}
}

/** One level at a time: Node's recursive mkdir never returns where the file system refuses silently. */
function makeFolder(folder: string): void {
	if (existsSync(folder)) return;
	makeFolder(dirname(folder));
	mkdirSync(folder);
}

/** A buffer of its own, 4-byte aligned, as platforms hand it to the engine. */
export function asBuffer(bytes: Uint8Array): ArrayBuffer {
	return new Uint8Array(bytes).buffer as ArrayBuffer;
}

function isImage(bytes: Uint8Array): boolean {
	return bytes.length >= 4 && new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true) === MAGIC;
}
