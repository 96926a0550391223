import type { Board } from "../board/boards.js";
import { boardOf } from "../board/choose.js";
import { fitOn, stateBlocks } from "../board/fit.js";
import type { Note } from "../genome/model.js";
import type { StatePlan } from "../image/state-plan.js";
import type { BrainOptions } from "./brain-options.js";
import { loadGenome, readGenomeFile, writeOutput } from "./files.js";
import { takeNotes } from "./output.js";

export function compileCommand(
	file: string,
	options: BrainOptions & { output: string; board?: string },
): void {
	const board = options.board === undefined ? undefined : boardOf(options.board);
	const { compilation, notes } = loadGenome(readGenomeFile(file), options, board && stateBlocks(board));
	const { network, bytes, plan } = compilation;
	takeNotes([...notes, ...(board ? noteShort(board, plan) : [])], file, options.strict);
	writeOutput(options.output, bytes);
	const blocks = plan.segments.length > 1 ? ` in blocks of ${plan.segments.join(" and ")}` : "";
	console.log(
		`${options.output}: ${network.genome.title}, ${network.genome.precision}, ${network.genome.areas.length} areas, ` +
			`${bytes.length} bytes of flash, ${plan.bytes} bytes of state${blocks}`,
	);
}

/** Heaps are others' reports: the board has the last word. */
function noteShort(board: Board, { segments }: StatePlan): Note[] {
	const { fits, spare, limitedBy } = fitOn(board, segments);
	if (fits) return [];
	const message = `The brain is predicted ${-spare} bytes too large for ${board.name} (${limitedBy}); feagi-xs plan shows precisions and boards that hold it.`;
	return [{ level: "warning", code: "board-short", path: "--board", message }];
}
