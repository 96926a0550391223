/** What docs/planning.md lists is what the tool knows; its examples run with those of the other documents. */
import { expect, test } from "vitest";
import { BOARDS } from "../../../tools/board/boards.js";
import { parseCosts } from "../../../tools/plan/costs.js";
import { OPERATIONS } from "../../../tools/plan/operations.js";
import { blocksOf, readDocument, tableAfter } from "../docs/documents.js";

const document = readDocument("planning.md");

test("boards", () => {
	const [, ...rows] = tableAfter(document, "## Boards");
	const bytes = (count: number) => count.toLocaleString("en-US");
	const yes = (is: boolean) => (is ? "yes" : "no");
	expect(rows).toEqual(
		BOARDS.map((board) => [
			board.name,
			board.core,
			`${board.clockMHz}`,
			yes(board.fpu),
			bytes(board.sram),
			board.blocks.map(bytes).join(", "),
			bytes(board.psram),
			yes(board.builds),
		]),
	);
});

test("operations", () => {
	const [, ...rows] = tableAfter(document, "## Measured costs");
	expect(rows).toEqual(Object.entries(OPERATIONS));
});

test("a costs file", () => {
	const [example] = blocksOf(document).filter(({ language }) => language === "json");
	expect(parseCosts(example!.text, "planning.md").context).toBeDefined();
});
