/** Where the parts of the state lie when no block of memory holds all of them. */
import { PART_ALIGNMENT, SEGMENTS } from "../../modules/connectome/layout.js";

/** A heap in one piece, however large. */
export const ONE_BLOCK: readonly number[] = Object.freeze([Number.POSITIVE_INFINITY]);

const aligned = (bytes: number) => Math.ceil(bytes / PART_ALIGNMENT) * PART_ALIGNMENT;

/**
 * The segment of each part, given their bytes and those of a heap's blocks, largest first: one segment if the first
 * block holds all; else the largest part first, each into the block with the most room, so that none is filled to the
 * brim, or, where that finds no room for one, each into the first block that has it. undefined where that finds none,
 * or where it would take more than the image's four segments.
 */
export function segmentsOf(parts: readonly number[], blocks: readonly number[]): number[] | undefined {
	const together = parts.map(() => 0);
	if (segmentBytes(parts, together)[0] <= blocks[0]) return together;
	return place(parts, blocks, roomiest) ?? place(parts, blocks, first);
}

type Choice = (free: readonly number[], bytes: number) => number;
const first: Choice = (free, bytes) => free.findIndex((room) => room >= bytes);
const roomiest: Choice = (free, bytes) => {
	const most = Math.max(...free);
	return most >= bytes ? free.indexOf(most) : -1;
};

function place(parts: readonly number[], blocks: readonly number[], choose: Choice): number[] | undefined {
	const free = blocks.slice(0, SEGMENTS);
	const segments = parts.map(() => 0);
	for (const part of parts.map((_, i) => i).sort((a, b) => parts[b] - parts[a] || a - b)) {
		const bytes = aligned(parts[part]);
		const segment = choose(free, bytes);
		if (segment < 0) return undefined;
		segments[part] = segment;
		free[segment] -= bytes;
	}
	return segments;
}

/** Offset of each part in its segment, in the order given. */
export function offsetsOf(parts: readonly number[], segments: readonly number[]): number[] {
	const end = new Array<number>(SEGMENTS).fill(0);
	return parts.map((bytes, i) => {
		const offset = aligned(end[segments[i]]);
		end[segments[i]] = offset + bytes;
		return offset;
	});
}

/** Bytes of each segment in use, whole words. */
export function segmentBytes(parts: readonly number[], segments: readonly number[]): number[] {
	const offsets = offsetsOf(parts, segments);
	const bytes = new Array<number>(Math.max(...segments) + 1).fill(0);
	segments.forEach((segment, i) => {
		bytes[segment] = Math.ceil((offsets[i] + parts[i]) / 4) * 4;
	});
	return bytes;
}
