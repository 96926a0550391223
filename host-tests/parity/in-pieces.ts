import type { CompileOptions } from "../../tools/compile.js";
import { compileGenome } from "../../tools/compile.js";

/** Heap blocks that a brain's state does not fit as one: as large as its largest part or a third of it, four of them. */
export function smallBlocks(text: string, options: CompileOptions = {}): readonly number[] {
	const { parts, bytes } = compileGenome(text, options).plan;
	const largest = Math.max(...parts.map(({ elementBytes, count }) => elementBytes * count));
	const block = Math.max(largest, Math.ceil(bytes / 3)) + 15;
	return [block, block, block, block];
}
