import type { PinEvent } from "../../platforms/host/ports/recorded-pins.js";
import { UsageError } from "../errors.js";
import type { Note } from "../genome/model.js";
import { Notes } from "../genome/notes.js";
import type { Board } from "./read-board.js";

/**
 * Whether sensors can read what a recording holds for their pins. Returns warnings: pins that no sensor reads.
 * @throws UsageError recording
 */
export function checkRecording(events: readonly PinEvent[], board: Board, file: string): Note[] {
	const notes = new Notes();
	const unread = new Set<string>();
	for (const { burst, pin, value } of events) {
		const must = readingOf(pin, board);
		if (must === undefined) {
			if (!unread.has(pin)) notes.warn("recording-unread", file, `No sensor reads ${pin}.`);
			unread.add(pin);
		} else if (!must.fits(value)) {
			const message = `burst ${burst}: ${pin} reads ${value}, which is not ${must.words}`;
			throw new UsageError("recording", file, message, `write ${must.words}`);
		}
	}
	return notes.list();
}

interface Reading {
	readonly words: string;
	fits(value: string): boolean;
}

const DIGITAL: Reading = { words: "0 or 1", fits: (value) => value === "0" || value === "1" };
const ANALOG: Reading = {
	words: "a share of the converter's range, from 0 to 1",
	fits: (value) => /^[\d.]+(?:e-?\d+)?$/i.test(value) && Number(value) >= 0 && Number(value) <= 1,
};
const BUS: Reading = { words: "hexadecimal bytes", fits: (value) => /^(?:[\da-f]{2})+$/i.test(value) };

function readingOf(pin: string, { devices, sensors }: Board): Reading | undefined {
	for (const entry of sensors) {
		if (entry.kind === "i2c") {
			const { data, clock, address } = devices[entry.device]!;
			if (pin.startsWith(`GPIO${data}+GPIO${clock}@${address}:`)) return BUS;
		} else if (pin === `GPIO${entry.pin}`) return entry.kind === "analog" ? ANALOG : DIGITAL;
	}
	return undefined;
}
