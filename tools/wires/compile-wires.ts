/** The compiler of wires: board.json and brain in, wires.img and notes out. Deterministic; touches no file. */
import type { BrainImage } from "../../modules/connectome/image.js";
import { at, quote } from "../genome/json-path.js";
import type { Note } from "../genome/model.js";
import { nearNames } from "../genome/near.js";
import { Notes } from "../genome/notes.js";
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
	const notes = [...checkPins(board), ...unusedDevices(board)];
	const bytes = writeWires(board, resolveSensors(board, image), resolveMotors(board, image));
	return { board, bytes, notes };
}

/** A device is read in every burst, wanted or not. */
function unusedDevices({ devices, sensors }: Board): Note[] {
	const notes = new Notes();
	for (const name of Object.keys(devices))
		if (!sensors.some((entry) => entry.kind === "i2c" && entry.device === name))
			notes.warn("device-unused", at("$.devices", name), `No sensor names the device ${quote(name)}.`);
	return notes.list();
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
		const path = at("$.motors", i);
		if ((entry.kind === "pwm" || entry.kind === "rotary") && Math.max(...entry.range) === 0) {
			const message = "Both ends of the range are 0: the motor never turns.";
			refuseBoard(
				"wire-range",
				at(path, "range"),
				message,
				"write the duty where it begins to turn, then the most",
			);
		}
		if (entry.kind !== "servo") return;
		if (entry.pulse[0] === entry.pulse[1]) {
			const message = `Both pulses are ${entry.pulse[0]} ms: the servo never turns.`;
			refuseBoard(
				"wire-range",
				at(path, "pulse"),
				message,
				"write the pulse for 0, or −1, then the one for 1",
			);
		}
		const periodMs = 1000 / entry.hz;
		if (Math.max(...entry.pulse) > periodMs)
			refuseBoard(
				"wire-pulse",
				at(path, "pulse"),
				`A pulse of ${Math.max(...entry.pulse)} ms does not fit the period of ${periodMs} ms at ${entry.hz} Hz.`,
				"shorten the pulse or lower hz",
			);
	});
}
