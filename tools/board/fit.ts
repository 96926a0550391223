import { HEADROOM, PREDICTED_FOOTPRINT } from "../../modules/runtime/footprint.js";
import { ONE_BLOCK, segmentBytes, segmentsOf } from "../image/segments.js";
import { grows, persistentBytes, type StatePlan } from "../image/state-plan.js";
import type { Board } from "./boards.js";

/** XS heap and stack with what they hold in reserve, and what stays free for it. */
export const XS_BYTES = Object.values(PREDICTED_FOOTPRINT).reduce((a, b) => a + b, HEADROOM);

/**
 * SPIRAM_MALLOC_ALWAYSINTERNAL of platforms/esp32/sdkconfig-psram, bytes: blocks up to that stay on the chip while they
 * fit there, all others go to external RAM.
 */
export const ALWAYS_INTERNAL = 131_072;

export interface Fit {
	/** State and XS. */
	readonly needed: number;
	readonly stateIn: "SRAM" | "PSRAM";
	/** Blocks of memory that the state is laid out in: more than one takes an image compiled for this board. */
	readonly stateBlocks: number;
	readonly fits: boolean;
	/** Bytes left, or missing when negative: of what runs out first. */
	readonly spare: number;
	readonly limitedBy: "SRAM" | "largest block" | "PSRAM";
}

/** Blocks that a state for this board is laid out in, bytes, largest first; external RAM is one piece. */
export function stateBlocks(board: Board): readonly number[] {
	return board.psram > 0 ? ONE_BLOCK : board.blocks;
}

/** `segments`: of the state, each one block. `others`: everything else, in any number of blocks on the chip. */
export function fitOn(board: Board, segments: readonly number[], others: number = XS_BYTES): Fit {
	const onChip = fitOnChip(board, segments, others);
	const stays = board.psram === 0 || (onChip.fits && segments.every((bytes) => bytes <= ALWAYS_INTERNAL));
	return stays ? onChip : fitInPsram(board, segments, others);
}

function fitInPsram(board: Board, segments: readonly number[], others: number): Fit {
	const state = total(segments);
	const onChip = board.sram - others;
	const external = board.psram - state;
	const limitedBy = external <= onChip || onChip >= 0 ? "PSRAM" : "SRAM";
	return {
		needed: state + others,
		stateIn: "PSRAM",
		stateBlocks: segments.length,
		fits: onChip >= 0 && external >= 0,
		spare: limitedBy === "PSRAM" ? external : onChip,
		limitedBy,
	};
}

function fitOnChip(board: Board, segments: readonly number[], others: number): Fit {
	const needed = total(segments) + others;
	const left = board.sram - needed;
	const descending = [...segments].sort((a, b) => b - a);
	const block = Math.min(...descending.map((bytes, i) => (board.blocks[i] ?? 0) - bytes));
	const spare = Math.min(left, block);
	return {
		needed,
		stateIn: "SRAM",
		stateBlocks: segments.length,
		fits: spare >= 0,
		spare,
		limitedBy: block < left ? "largest block" : "SRAM",
	};
}

function total(bytes: readonly number[]): number {
	return bytes.reduce((sum, size) => sum + size, 0);
}

/** For tables. */
export function inBlocks({ stateBlocks: blocks }: Fit): string {
	return blocks > 1 ? `, in ${blocks} blocks` : "";
}

/** Neurons of the same mix that would fit; `plan` is the state of `neurons`. */
export function capacityOf(
	board: Board,
	plan: StatePlan,
	neurons: number,
	others: number = XS_BYTES,
): number {
	const onChip = board.sram - others;
	const blocks = stateBlocks(board);
	if (blocks.length > 1) return capacityInBlocks(blocks, onChip, plan, neurons);
	const room = board.psram === 0 ? Math.min(onChip, blocks[0]) : onChip < 0 ? onChip : board.psram;
	return Math.max(0, neurons + Math.floor(((room - plan.bytes) * neurons) / persistentBytes(plan)));
}

/** Parts are not cut: which block each goes into decides. */
function capacityInBlocks(
	blocks: readonly number[],
	room: number,
	{ parts }: StatePlan,
	neurons: number,
): number {
	const fits = (count: number) => {
		const bytes = parts.map((part) => {
			const now = part.elementBytes * part.count;
			return grows(part) ? Math.ceil((now * count) / neurons) : now;
		});
		const segments = segmentsOf(bytes, blocks);
		return segments !== undefined && total(segmentBytes(bytes, segments)) <= room;
	};
	if (!fits(1)) return 0;
	let low = 1;
	let high = 2;
	while (fits(high)) [low, high] = [high, 2 * high];
	while (high - low > 1) {
		const middle = Math.floor((low + high) / 2);
		if (fits(middle)) low = middle;
		else high = middle;
	}
	return low;
}
