import {
	existsSync,
	mkdirSync,
	readFileSync,
	realpathSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { MAGIC } from "../../modules/connectome/layout.js";
import { type Compilation, compileGenome } from "../compile.js";
import { UsageError } from "../errors.js";
import type { Note } from "../genome/model.js";
import { areaPathsOf } from "../inspect/paths.js";
import { noteUnreachable } from "../inspect/reach.js";
import { type BrainOptions, compileOptions } from "./brain-options.js";

/** A brain ready to run, and where it came from unless it was an image already. */
export interface LoadedBrain {
	readonly bytes: Uint8Array;
	readonly genome: LoadedGenome | undefined;
}

export interface LoadedGenome {
	readonly text: string;
	readonly compilation: Compilation;
	/** The compiler's, and what only the whole network shows. */
	readonly notes: readonly Note[];
}

/** Reads a genome and compiles it, or takes an image as it is. */
export function loadBrain(file: string, options: BrainOptions): LoadedBrain {
	const bytes = readInput(file);
	if (!isImage(bytes)) {
		const genome = loadGenome(new TextDecoder().decode(bytes), options);
		return { bytes: genome.compilation.bytes, genome };
	}
	for (const [option, given] of [
		["precision", options.precision],
		["range", options.range],
		["same-unit", options.sameUnit],
		["calibrate", options.calibrate],
		["extended", options.extended],
		["wiring-seed", options.wiringSeed],
	] as const)
		if (given !== undefined)
			throw new UsageError(
				"image-option",
				file,
				`an image is compiled already, --${option} comes too late`,
				`compile the genome with --${option}`,
			);
	return { bytes, genome: undefined };
}

/** `blocks`: as CompileOptions'. */
export function loadGenome(text: string, options: BrainOptions, blocks?: readonly number[]): LoadedGenome {
	const compilation = compileGenome(text, { ...compileOptions(options), blocks });
	const unreachable = noteUnreachable(compilation.network, areaPathsOf(text));
	return { text, compilation, notes: [...compilation.notes, ...unreachable] };
}

/** The text of a genome; an image is refused. */
export function readGenomeFile(file: string): string {
	const bytes = readInput(file);
	if (isImage(bytes))
		throw new UsageError(
			"image-genome",
			file,
			"this is an image, not a genome",
			"give the genome it was compiled from",
		);
	return new TextDecoder().decode(bytes);
}

/** @throws UsageError file */
export function readInput(file: string): Uint8Array {
	try {
		return readFileSync(file);
	} catch (error) {
		throw new UsageError("file", file, `the file ${unreadable(error)}`, "check the path");
	}
}

function unreadable(error: unknown): string {
	const { code, message } = error as NodeJS.ErrnoException;
	if (code === "ENOENT") return "does not exist";
	return code === "EISDIR" ? "is a folder" : `cannot be read: ${message}`;
}

/**
 * All or nothing: the old file stays until the new one is complete. What is no file, such as /dev/stdout, is written to
 * and stays what it is.
 * @throws UsageError file
 */
export function writeOutput(file: string, bytes: Uint8Array): void {
	try {
		const old = statSync(file, { throwIfNoEntry: false });
		if (old && !old.isFile()) writeFileSync(file, bytes);
		else replaceFile(old ? realpathSync(file) : file, bytes);
	} catch (error) {
		throw new UsageError(
			"file",
			file,
			`cannot be written: ${unwritable(error)}`,
			"check the path and its permissions",
		);
	}
}

function replaceFile(file: string, bytes: Uint8Array): void {
	const partial = `${file}.${process.pid}.partial`;
	makeFolder(dirname(file));
	try {
		writeFileSync(partial, bytes);
		renameSync(partial, file);
	} catch (error) {
		if (existsSync(partial)) rmSync(partial);
		throw error;
	}
}

function unwritable(error: unknown): string {
	const { code, message } = error as NodeJS.ErrnoException;
	if (code === "EISDIR") return "it is a folder";
	return code === "ENOTDIR" ? "its folder is a file" : message;
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

/** By its first four bytes. */
export function isImage(bytes: Uint8Array): boolean {
	return bytes.length >= 4 && new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true) === MAGIC;
}
