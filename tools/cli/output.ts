import { ImageError } from "../../modules/connectome/error.js";
import { PoolError } from "../../modules/npu/pools.js";
import { StimulusError } from "../../modules/senses/stimulus.js";
import { FeagiXsError } from "../errors.js";
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
	for (const note of notes)
		console.error(`${note.level} ${note.code}${note.path ? ` at ${note.path}` : ""}: ${note.message}`);
}
