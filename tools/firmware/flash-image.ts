/** A brain image that is to go to a board: verified, with what the board must have for it. */
import { BrainImage } from "../../modules/connectome/image.js";
import { PRECISION_NAMES, SEGMENTS } from "../../modules/connectome/layout.js";
import { BOARDS } from "../board/boards.js";
import { fitOn } from "../board/fit.js";
import { asBuffer, isImage, readInput } from "../cli/files.js";
import { UsageError } from "../errors.js";

export interface FlashImage {
	readonly file: string;
	/** Of flash. */
	readonly bytes: number;
	/** Bytes of SRAM that its state takes, in one block each. */
	readonly segments: readonly number[];
	readonly title: string;
}

/** @throws UsageError flash-image, ImageError: a damaged image, or one of another version */
export function readFlashImage(file: string): FlashImage {
	const bytes = readInput(file);
	if (!isImage(bytes))
		throw new UsageError(
			"flash-image",
			file,
			"this is no brain image",
			`compile the genome: feagi-xs compile GENOME -o brain.img`,
		);
	const image = new BrainImage(asBuffer(bytes));
	const segments = Array.from({ length: SEGMENTS }, (_, i) => image.segmentBytes(i)).filter(
		(size) => size > 0,
	);
	const title = `${image.title}, ${PRECISION_NAMES[image.precision]}`;
	return { file, bytes: bytes.length, segments, title };
}

/**
 * Refuses what no free memory of the chip could hold, and warns of what its predicted heap will not (tools/board).
 * @throws UsageError flash-sram
 */
export function refuseTooLarge(
	{ file, segments }: FlashImage,
	chip: string | undefined,
	psram: boolean,
	warn: (line: string) => void,
): void {
	const board = BOARDS.find(({ name }) => name === (psram ? `${chip}-psram` : chip));
	if (!board) {
		if (chip !== undefined)
			warn(`warning: no figures for ${chip}; the board says itself whether the brain fits`);
		return;
	}
	const most = board.sram + board.psram;
	const state = segments.reduce((sum, size) => sum + size, 0);
	if (state > most)
		throw new UsageError(
			"flash-sram",
			file,
			`its state takes ${state} bytes, ${board.name} has ${most}; nothing was written`,
			"compile with --precision int8-compact, or see feagi-xs plan for a board that holds it",
		);
	const { fits, spare, limitedBy } = fitOn(board, segments);
	const inPieces = limitedBy === "largest block" && segments.length === 1 && board.blocks.length > 1;
	const cure = inPieces ? `; compile it with --board ${board.name}` : "";
	if (!fits)
		warn(
			`warning: predicted ${-spare} bytes too large for ${board.name} (${limitedBy}); the board says so if it is${cure}`,
		);
}
