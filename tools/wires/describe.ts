import type { BrainImage } from "../../modules/connectome/image.js";
import type { Board } from "./read-board.js";
import { resolveMotors, resolveSensors } from "./resolve-areas.js";
import type { MotorEntry, SensorEntry } from "./schema.js";

/** One line per wire, for a person with a soldering iron. */
export function describeWires(board: Board, image: BrainImage): string[] {
	const sensors = resolveSensors(board, image);
	const motors = resolveMotors(board, image);
	const rows = [
		...board.sensors.map((entry, i) => [
			placeOf(entry, board),
			entry.kind,
			"→",
			endOf(entry, sensors[i]!.name),
		]),
		...board.motors.map((entry, i) => [
			placeOf(entry, board),
			entry.kind,
			"←",
			endOf(entry, motors[i]!.name),
		]),
	];
	const widths = [0, 1].map((column) => Math.max(0, ...rows.map((row) => row[column]!.length)));
	return [
		`${board.board}: ${count(sensors.length, "sensor")}, ${count(motors.length, "motor")}`,
		...rows.map(([place, kind, arrow, end]) =>
			`  ${place!.padEnd(widths[0]!)}  ${kind!.padEnd(widths[1]!)}  ${arrow} ${end}`.trimEnd(),
		),
	];
}

function placeOf(entry: SensorEntry | MotorEntry, { devices }: Board): string {
	if (entry.kind === "rotary") return entry.pins.map((pin) => `GPIO${pin}`).join(" ");
	if (entry.kind !== "i2c") return `GPIO${entry.pin}`;
	const device = devices[entry.device]!;
	return `GPIO${device.data} GPIO${device.clock}`;
}

function endOf(entry: SensorEntry | MotorEntry, area: string): string {
	const channels =
		entry.kind === "pixels" && entry.count > 1
			? `channels ${entry.channel} to ${entry.channel + entry.count - 1}`
			: `channel ${entry.channel}`;
	const quantity = entry.kind === "i2c" ? `, ${entry.quantity}` : "";
	return `${area}, ${channels}${entry.dimension ? `, value ${entry.dimension}` : ""}${quantity}`;
}

function count(number: number, word: string): string {
	return `${number} ${word}${number === 1 ? "" : "s"}`;
}
