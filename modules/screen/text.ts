import type { Canvas } from "platform";

const DIGITS: readonly string[] = Object.freeze(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);
const { floor } = Math;

/**
 * `text` with what a font of ASCII cannot draw as "?", cut to `width` pixels. Builds strings: for the boot, not for
 * the burst.
 */
export function fitText(canvas: Canvas, text: string, width: number): string {
	let fitted = "";
	for (let at = 0; at < text.length; at++) fitted += text[at] < " " || text[at] > "~" ? "?" : text[at];
	while (fitted && canvas.textWidth(fitted) > width) fitted = fitted.slice(0, -1).trimEnd();
	return fitted;
}

/** Draws `value`, a whole number from 0, so that it ends at `right`; returns where it begins. Builds no string. */
export function drawNumber(
	canvas: Canvas,
	rgb: number,
	right: number,
	y: number,
	value: number,
	digitWidth: number,
): number {
	let x = right;
	let rest = value;
	do {
		x -= digitWidth;
		canvas.text(rgb, x, y, DIGITS[rest % 10]);
		rest = floor(rest / 10);
	} while (rest > 0);
	return x;
}

/** As drawNumber, for tenths or hundredths: `value` is in units of the last of `digits` decimals. */
export function drawDecimal(
	canvas: Canvas,
	rgb: number,
	right: number,
	y: number,
	value: number,
	digits: number,
	digitWidth: number,
): number {
	let x = right;
	let rest = value;
	for (let k = 0; k < digits; k++) {
		x -= digitWidth;
		canvas.text(rgb, x, y, DIGITS[rest % 10]);
		rest = floor(rest / 10);
	}
	x -= digitWidth >> 1;
	canvas.text(rgb, x, y, ".");
	return drawNumber(canvas, rgb, x, y, rest, digitWidth);
}
