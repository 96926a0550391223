import { UsageError } from "../errors.js";
import { nearNames } from "../genome/near.js";
import { BOARDS, type Board, UNKNOWN_BOARDS } from "./boards.js";

/** Boards of a comma-separated list of names; all without one. @throws UsageError board-unknown */
export function chooseBoards(names: string | undefined): readonly Board[] {
	if (names === undefined) return BOARDS;
	return [...new Set(names.split(",").map((name) => name.trim()))].map((name) =>
		boardOf(name, ", or several with commas between them"),
	);
}

/** `more`: what else the option takes. @throws UsageError board-unknown */
export function boardOf(name: string, more = ""): Board {
	const known = BOARDS.map((board) => board.name);
	const board = BOARDS.find((candidate) => candidate.name === name.toLowerCase());
	if (board) return board;
	const why = UNKNOWN_BOARDS[name.toLowerCase()];
	if (why)
		throw new UsageError(
			"board-unknown",
			"--board",
			`nothing is known of ${name}: ${why}`,
			`give one of ${known.join(", ")}${more}`,
		);
	throw new UsageError(
		"board-unknown",
		"--board",
		`there is no board ${JSON.stringify(name)}${nearNames(name.toLowerCase(), known)}`,
		`give one of ${known.join(", ")}${more}`,
	);
}
