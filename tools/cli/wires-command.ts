import { BrainImage } from "../../modules/connectome/image.js";
import { UsageError } from "../errors.js";
import { compileWires } from "../wires/compile-wires.js";
import { describeWires } from "../wires/describe.js";
import { rehearse } from "../wires/rehearse.js";
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
	for (const line of describeWires(board, image)) console.log(line);
	if (options.output) {
		writeOutput(options.output, bytes);
		console.log(`${options.output}: ${bytes.length} bytes of flash`);
	}
	const { replay, record, bursts } = options;
	if (replay === undefined && record === undefined && bursts === undefined) return;
	if (board.sensors.length > 0 && replay === undefined)
		throw new UsageError(
			"option",
			"--replay",
			"the sensors have nothing to read",
			"give a recording with the columns burst,time,pin,value",
		);
	const run = rehearse({
		image,
		wires: asBuffer(bytes),
		recording:
			replay === undefined ? undefined : { file: replay, text: new TextDecoder().decode(readInput(replay)) },
		bursts: bursts ?? BURSTS,
	});
	for (const line of run.lines) console.error(line);
	if (record === undefined) process.stdout.write(run.csv);
	else {
		writeOutput(record, new TextEncoder().encode(run.csv));
		console.log(`${record}: ${run.writes} writes in ${bursts ?? BURSTS} bursts`);
	}
}
