import { BrainImage } from "../../modules/connectome/image.js";
import { describeImage, formatDescription } from "../image/describe.js";
import { asBuffer, loadBrain } from "./files.js";
import { printNotes } from "./output.js";

export function inspectCommand(file: string, options: { precision?: string; json?: boolean }): void {
	const { bytes, compilation } = loadBrain(file, options.precision);
	const description = describeImage(new BrainImage(asBuffer(bytes)));
	if (compilation) printNotes(compilation.notes);
	if (options.json) console.log(JSON.stringify({ ...description, notes: compilation?.notes ?? [] }));
	else for (const line of formatDescription(description)) console.log(line);
}
