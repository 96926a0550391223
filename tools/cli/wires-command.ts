import { BrainImage } from "../../modules/connectome/image.js";
import { UsageError } from "../errors.js";
import { compileWires } from "../wires/compile-wires.js";
import { describeWires } from "../wires/describe.js";
import type { Board } from "../wires/read-board.js";
import { type RehearsalRun, rehearse } from "../wires/rehearse.js";
import { asBuffer, loadBrain, readInput, writeOutput } from "./files.js";
import { takeNotes } from "./output.js";

interface WiresOptions {
	readonly genome: string;
	readonly output?: string;
	readonly replay?: string;
	readonly record?: string;
	readonly bursts?: number;
	readonly strict?: boolean;
}

const BURSTS = 100;

/** Checks a board.json against chip and brain, compiles it, and on request lets the brain move recorded pins. */
export function wiresCommand(file: string, options: WiresOptions): void {
	const brain = loadBrain(options.genome, {});
	const image = new BrainImage(asBuffer(brain.bytes));
	const { board, bytes, notes } = compileWires(new TextDecoder().decode(readInput(file)), image);
	takeNotes(notes, file, options.strict);
	const run = rehearsal(image, board, bytes, options);
	if (run) takeNotes(run.notes, file, options.strict);
	for (const line of describeWires(board, image)) console.log(line);
	if (options.output) {
		writeOutput(options.output, bytes);
		console.log(`${options.output}: ${bytes.length} bytes of flash`);
	}
	if (run) printRun(run, options);
}

/** Before anything is written: a recording that cannot be played is an error like any other. */
function rehearsal(
	image: BrainImage,
	board: Board,
	wires: Uint8Array,
	{ replay, record, bursts }: WiresOptions,
): RehearsalRun | undefined {
	if (replay === undefined && record === undefined && bursts === undefined) return undefined;
	if (board.sensors.length > 0 && replay === undefined)
		throw new UsageError(
			"option",
			"--replay",
			"the sensors have nothing to read",
			"give a recording with the columns burst,time,pin,value",
		);
	return rehearse({
		image,
		wires: asBuffer(wires),
		board,
		recording:
			replay === undefined ? undefined : { file: replay, text: new TextDecoder().decode(readInput(replay)) },
		bursts: bursts ?? BURSTS,
	});
}

function printRun({ lines, csv, writes }: RehearsalRun, { record, bursts }: WiresOptions): void {
	for (const line of lines) console.error(line);
	if (record === undefined) {
		console.log(csv.trimEnd());
		return;
	}
	writeOutput(record, new TextEncoder().encode(csv));
	console.log(`${record}: ${writes} writes in ${bursts ?? BURSTS} bursts`);
}
