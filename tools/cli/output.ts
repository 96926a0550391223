import { ImageError } from "../../modules/connectome/error.js";
import { PoolError } from "../../modules/npu/pools.js";
import { StimulusError } from "../../modules/senses/stimulus.js";
import { FeagiXsError, UsageError } from "../errors.js";
import type { Note } from "../genome/model.js";

/** An error as the lines a user should read: what and where, then how to cure it. */
export function explain(error: unknown): string[] {
	if (error instanceof FeagiXsError)
		return [
			`error ${error.code}${error.where ? ` at ${error.where}` : ""}: ${error.message}`,
			`  to fix it: ${error.remedy}`,
		];
	if (error instanceof ImageError)
		return [
			`error image-${error.code}: ${error.message}`,
			"  to fix it: compile the genome again; the file is damaged or not an image of this version",
		];
	if (error instanceof StimulusError)
		return [
			`error stimulus-${error.code}: ${error.message}`,
			"  to fix it: record the stimulus again for this image",
		];
	if (error instanceof PoolError)
		return [`error state-size: ${error.message}`, "  to fix it: choose --precision int8 or a smaller genome"];
	return [`internal error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
}

/** Notes go to standard error, so that standard output stays what was asked for. */
export function printNotes(notes: readonly Note[]): void {
	for (const note of notes) console.error(formatNote(note));
}

/**
 * As printNotes; with `strict`, warnings are printed as the errors that they then are.
 * @throws UsageError strict, if there is one
 */
export function takeNotes(notes: readonly Note[], file: string, strict: boolean | undefined): void {
	if (!strict) {
		printNotes(notes);
		return;
	}
	const warnings = notes.filter(({ level }) => level === "warning");
	for (const note of notes) console.error(formatNote(note, note.level === "warning" ? "error" : note.level));
	if (warnings.length === 0) return;
	const count = `${warnings.length} warning${warnings.length > 1 ? "s" : ""}`;
	throw new UsageError(
		"strict",
		file,
		`with --strict, ${count} above ${warnings.length > 1 ? "are errors" : "is an error"}`,
		"docs/notes.md tells how to cure each; or leave out --strict",
	);
}

function formatNote({ code, path, message, level }: Note, shown: string = level): string {
	return `${shown} ${code}${path ? ` at ${path}` : ""}: ${message}`;
}
