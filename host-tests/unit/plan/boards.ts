import { BOARDS, type Board } from "../../../tools/board/boards.js";
import type { Instructions } from "../../../tools/plan/costs.js";
import { type Operation, operations } from "../../../tools/plan/operations.js";

/** One piece of heap, as large as asked. */
export function boardOf(changes: Partial<Board> = {}): Board {
	const sram = changes.sram ?? 1_000_000;
	return {
		...BOARDS.find(({ name }) => name === "esp32c3")!,
		name: "test",
		sram,
		blocks: [sram],
		...changes,
	};
}

export const boardNamed = (name: string): Board => BOARDS.find((board) => board.name === name)!;

/** Every operation has a cost of its own, so that none can stand for another. */
export const distinctCosts: Instructions = Object.fromEntries(
	operations.map((operation, i): [Operation, number] => [operation, 3 + 2 * i]),
);
