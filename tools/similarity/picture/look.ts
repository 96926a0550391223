/** What the picture looks like: colours, sizes, and the two kinds of elements it is made of. */
import type { Side } from "../merge.js";

/** Blue and vermilion of Okabe and Ito, told apart with any colour vision; what agrees recedes in grey. */
export const COLORS: Readonly<Record<Side, string>> = {
	both: "#7f8b99",
	reference: "#0072b2",
	candidate: "#d55e00",
};
export const INK = "#1c2430";
export const FAINT = "#667180";
export const RULE = "#d5dae0";
export const PAPER = "#ffffff";
export const BAND = "#f4f6f8";

/** Pixels. */
export const WIDTH = 1200;
export const PLOT = { left: 172, width: 888, right: 1060 } as const;

export interface TextStyle {
	readonly size?: number;
	readonly color?: string;
	readonly bold?: boolean;
	readonly anchor?: "start" | "middle" | "end";
}

/** Baseline of the text at `y`. */
export function text(x: number, y: number, content: string, style: TextStyle = {}): string {
	const { size = 12, color = INK, bold = false, anchor = "start" } = style;
	const weight = bold ? ' font-weight="bold"' : "";
	const where = anchor === "start" ? "" : ` text-anchor="${anchor}"`;
	return `<text x="${px(x)}" y="${px(y)}" font-size="${size}" fill="${color}"${weight}${where}>${xml(content)}</text>`;
}

export function box(x: number, y: number, width: number, height: number, attributes: string): string {
	return `<rect x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}" ${attributes}/>`;
}

/** A length in hundredths of a pixel, as short as it can be written. */
export function px(value: number): string {
	return String(Math.round(value * 100) / 100 + 0);
}

/** Text as XML may hold it: what XML 1.0 forbids becomes "?". */
export function xml(content: string): string {
	return content
		.replace(/[^\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "?")
		.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/** `content` cut with an ellipsis to `most` characters. */
export function shorten(content: string, most: number): string {
	const letters = [...content];
	return letters.length <= most ? content : `${letters.slice(0, most - 1).join("")}…`;
}
