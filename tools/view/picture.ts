/** The frame as the brain sees it, two square pixels per character cell. */
import { type Frame, resample } from "../stimulus/frame.js";
import { type Canvas, inkOn } from "./canvas.js";

/** First of the palette's 24 greys. */
const GREYS = 232;
/** Brightness from which a pixel shows where there is no colour. */
const VISIBLE = 48;
/** Grey of black pixels: the middle of a segmented eye is lifted a little, to show what it sees sharply. */
const BLACK = 0;
const LIFTED = 2;

/** Draws `frame` into `columns` × `rows` cells, stretched. `segmented`: show the central window. */
export function drawPicture(
	canvas: Canvas,
	x: number,
	y: number,
	columns: number,
	rows: number,
	frame: Frame,
	color: boolean,
	segmented: boolean,
): void {
	const whole = { x: 0, y: 0, width: frame.width, height: frame.height };
	const { pixels, channels } = resample(frame, whole, columns, rows * 2);
	const at = (column: number, row: number) => {
		const first = (row * columns + column) * channels;
		return pixels.subarray(first, first + channels);
	};
	for (let row = 0; row < rows; row++)
		for (let column = 0; column < columns; column++) {
			const upper = at(column, row * 2);
			const lower = at(column, row * 2 + 1);
			if (!color) {
				canvas.put(x + column, y + row, halfBlock(upper, lower));
				continue;
			}
			const floor = (line: number) =>
				segmented && isMiddle(column + 0.5, columns) && isMiddle(line + 0.5, rows * 2) ? LIFTED : BLACK;
			const style = inkOn(paint(upper, floor(row * 2)), paint(lower, floor(row * 2 + 1)));
			canvas.put(x + column, y + row, "▀", style);
		}
}

function isMiddle(position: number, length: number): boolean {
	return position > length / 4 && position < (length * 3) / 4;
}

function halfBlock(upper: Uint8Array, lower: Uint8Array): string {
	const top = Math.max(...upper) >= VISIBLE;
	const bottom = Math.max(...lower) >= VISIBLE;
	return top ? (bottom ? "█" : "▀") : bottom ? "▄" : " ";
}

function paint(pixel: Uint8Array, floor: number): number {
	const [r, g, b] = pixel as unknown as [number, number | undefined, number | undefined];
	if (g === undefined || b === undefined || (r === g && g === b))
		return GREYS + Math.max(Math.round((r * 23) / 255), floor);
	return 16 + 36 * Math.round(r / 51) + 6 * Math.round(g / 51) + Math.round(b / 51);
}
