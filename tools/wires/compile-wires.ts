/** The compiler of wires: board.json and brain in, wires.img and notes out. Deterministic; touches no file. */
import type { BrainImage } from "../../modules/connectome/image.js";
import { at, quote } from "../genome/json-path.js";
import type { Note } from "../genome/model.js";
import { nearNames } from "../genome/near.js";
import { checkPins } from "./check-pins.js";
import { type Board, readBoard } from "./read-board.js";
import { refuseBoard } from "./refuse.js";
import { resolveMotors, resolveSensors } from "./resolve-areas.js";
import { writeWires } from "./write-wires.js";

export interface WireCompilation {
	readonly board: Board;
	readonly bytes: Uint8Array;
	readonly notes: readonly Note[];
}

/** @throws BoardError for whatever cannot be wired */
export function compileWires(text: string, image: BrainImage): WireCompilation {
	const board = readBoard(text);
	checkValues(board);
	const notes = checkPins(board);
	const bytes = writeWires(board, resolveSensors(board, image), resolveMotors(board, image));
	return { board, bytes, notes };
}

/** What only several keys together tell. */
function checkValues({ devices, sensors, motors }: Board): void {
	const names = Object.keys(devices);
	sensors.forEach((entry, i) => {
		const path = at("$.sensors", i);
		if (entry.kind === "i2c" && !names.includes(entry.device))
			refuseBoard(
				"wire-device",
				at(path, "device"),
				`There is no device ${quote(entry.device)}${nearNames(entry.device, names)}.`,
				"describe it under devices",
			);
		if (
			entry.kind !== "digital" &&
			entry.range &&
			Math.fround(entry.range[0]) === Math.fround(entry.range[1])
		) {
			const message = `Both ends of the range are ${entry.range[0]}.`;
			refuseBoard("wire-range", at(path, "range"), message, "write what means 0, then what means 1");
		}
	});
	motors.forEach((entry, i) => {
		if (entry.kind !== "servo") return;
		const periodMs = 1000 / entry.hz;
		if (Math.max(...entry.pulse) > periodMs)
			refuseBoard(
				"wire-pulse",
				at(at("$.motors", i), "pulse"),
				`A pulse of ${Math.max(...entry.pulse)} ms does not fit the period of ${periodMs} ms at ${entry.hz} Hz.`,
				"shorten the pulse or lower hz",
			);
	});
}
