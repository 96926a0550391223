import { HEADROOM, PREDICTED_FOOTPRINT } from "../../modules/runtime/footprint.js";
import type { Board } from "./boards.js";

/** XS heap and stack with what they hold in reserve, and what stays free for it. */
export const XS_BYTES = Object.values(PREDICTED_FOOTPRINT).reduce((a, b) => a + b, HEADROOM);

/**
 * ESP-IDF's SPIRAM_MALLOC_ALWAYSINTERNAL: smaller blocks stay on the chip. Larger ones go to external RAM, where the
 * SDK's settings for the S3 let malloc reach it.
 */
const ALWAYS_INTERNAL = 16384;

export interface Fit {
	/** State and XS. */
	readonly needed: number;
	readonly stateIn: "SRAM" | "PSRAM";
	readonly fits: boolean;
	/** Bytes left, or missing when negative: of what runs out first. */
	readonly spare: number;
	readonly limitedBy: "SRAM" | "largest block" | "PSRAM";
}

/** `state`: one block. `others`: everything else, in any number of blocks on the chip. */
export function fitOn(board: Board, state: number, others: number = XS_BYTES): Fit {
	const needed = state + others;
	if (board.psram > 0 && state > ALWAYS_INTERNAL) {
		const onChip = board.sram - others;
		const external = board.psram - state;
		const spare = Math.min(onChip, external);
		const limitedBy = external <= onChip || onChip >= 0 ? "PSRAM" : "SRAM";
		return {
			needed,
			stateIn: "PSRAM",
			fits: spare >= 0,
			spare: limitedBy === "PSRAM" ? external : onChip,
			limitedBy,
		};
	}
	const total = board.sram - needed;
	const block = board.largestBlock - state;
	const spare = Math.min(total, block);
	return {
		needed,
		stateIn: "SRAM",
		fits: spare >= 0,
		spare,
		limitedBy: block < total ? "largest block" : "SRAM",
	};
}

/** Bytes of state that the board takes beside `others`. */
function roomFor(board: Board, others: number): number {
	const onChip = board.sram - others;
	if (board.psram > 0) return onChip < 0 ? onChip : board.psram;
	return Math.min(onChip, board.largestBlock);
}

/** Neurons of the same mix that would fit, when `neurons` have `state` and each further one takes `perNeuron` bytes. */
export function capacityOf(
	board: Board,
	{ neurons, state, perNeuron }: { neurons: number; state: number; perNeuron: number },
	others: number = XS_BYTES,
): number {
	return Math.max(0, neurons + Math.floor((roomFor(board, others) - state) / perNeuron));
}
