/** Motors: a bar from zero, the value, and a lamp for each of the two commands. */
import type { Motors } from "../../modules/senses/motors.js";
import { bold, type Canvas, dim, ink } from "./canvas.js";

const FORWARDS = ink(114);
const BACKWARDS = ink(209);

/** One line per motor. */
export interface MotorLine {
	readonly name: string;
	/** −1…1. */
	readonly value: number;
	/** 0…1. */
	readonly forwards: number;
	readonly backwards: number;
}

/** M1, M2, … over all motor areas. */
export function motorLines(motors: readonly Motors[]): MotorLine[] {
	return motors
		.flatMap(({ values, commands }) =>
			Array.from(values, (value, i) => ({
				value,
				forwards: commands[2 * i]!,
				backwards: commands[2 * i + 1]!,
			})),
		)
		.map((line, i) => ({ name: `M${i + 1}`, ...line }));
}

/** Draws `lines` from (x, y) on in `columns` × `rows` cells. */
export function drawGauges(
	canvas: Canvas,
	x: number,
	y: number,
	columns: number,
	rows: number,
	lines: readonly MotorLine[],
): void {
	const fits = lines.length <= rows ? lines.length : rows - 1;
	const step = lines.length * 2 - 1 <= rows ? 2 : 1;
	const nameWidth = Math.max(...lines.map((line) => line.name.length)) + 1;
	const half = Math.floor((columns - nameWidth - 7 - 12 - 3) / 2);
	lines.slice(0, fits).forEach((line, i) => {
		const row = y + i * step;
		canvas.put(x, row, line.name, bold);
		if (half >= 3) drawBar(canvas, x + nameWidth, row, half, line.value);
		const after = columns - 12 - 7;
		const sign = line.value > 0 ? "+" : line.value < 0 ? "−" : " ";
		canvas.put(x + after, row, `${sign}${Math.abs(line.value).toFixed(2)}`, line.value === 0 ? dim : "");
		drawLamp(canvas, x + columns - 11, row, "FW", line.forwards, FORWARDS);
		drawLamp(canvas, x + columns - 5, row, "BW", line.backwards, BACKWARDS);
	});
	if (fits < lines.length) canvas.put(x, y + fits, `… and ${lines.length - fits} more`, dim);
}

/** `half` cells on both sides of zero, in half-cell steps. */
function drawBar(canvas: Canvas, x: number, y: number, half: number, value: number): void {
	canvas.put(x, y, "·".repeat(half), dim);
	canvas.put(x + half + 1, y, "·".repeat(half), dim);
	const steps = Math.min(Math.round(Math.abs(value) * half * 2), half * 2);
	const full = steps >> 1;
	const odd = steps & 1;
	if (value > 0) canvas.put(x + half + 1, y, "█".repeat(full) + "▌".repeat(odd), FORWARDS);
	if (value < 0) canvas.put(x + half - full - odd, y, "▐".repeat(odd) + "█".repeat(full), BACKWARDS);
	canvas.put(x + half, y, "│");
}

function drawLamp(canvas: Canvas, x: number, y: number, name: string, level: number, style: string): void {
	canvas.put(
		canvas.put(x, y, level > 0 ? "● " : "○ ", level > 0 ? style : dim),
		y,
		name,
		level > 0 ? style : dim,
	);
}
