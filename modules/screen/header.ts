import type { Canvas } from "platform";
import type { BrainImage } from "../connectome/image.js";
import { PRECISION_NAMES } from "../connectome/layout.js";
import type { Layout } from "./layout.js";
import { Ink } from "./palette.js";
import { drawNumber, fitText } from "./text.js";

/** Begins the titles of the genomes that come with this firmware, which need not say so on a small screen. */
const OURS = "feagi-xs: ";
const SIGN = "#";
const LATE = "late";
/** Digits that have room; a larger number is shown as more than the largest that has. */
const LATE_DIGITS = 3;
const MOST_LATE = 999;
const MORE = ">";
const SPACE = 6;
/** Between the word and its number; with MORE there is none. */
const WORD_GAP = 4;

/** Genome and precision; the burst and the overruns, which are drawn anew four times a second. */
export class Header {
	readonly #canvas: Canvas;
	readonly #layout: Layout;
	readonly #title: string;
	readonly #precision: string;
	readonly #digitWidth: number;
	readonly #signWidth: number;
	readonly #wordWidth: number;
	readonly #moreWidth: number;
	readonly #lateWidth: number;
	readonly #precisionLeft: number;
	/** Where the figures begin. */
	readonly #left: number;
	readonly #every: number;
	#wait = 0;

	constructor(canvas: Canvas, layout: Layout, image: BrainImage) {
		const { header, small } = layout;
		const digitWidth = canvas.textWidth("0");
		this.#canvas = canvas;
		this.#layout = layout;
		this.#digitWidth = digitWidth;
		this.#signWidth = canvas.textWidth(SIGN) + 1;
		this.#wordWidth = canvas.textWidth(LATE) + WORD_GAP;
		this.#moreWidth = canvas.textWidth(MORE);
		this.#lateWidth = small ? 0 : this.#wordWidth + LATE_DIGITS * digitWidth + SPACE;
		const figures = this.#lateWidth + (small ? 5 : header.width < 300 ? 6 : 8) * digitWidth;
		this.#left = header.x + (figures < header.width ? header.width - figures : 0);
		const room = this.#left - header.x - SPACE;
		const name = image.title.startsWith(OURS) ? image.title.slice(OURS.length) : image.title;
		const title = fitText(canvas, name || "brain", room);
		const precision = PRECISION_NAMES[image.precision];
		this.#title = title;
		this.#precisionLeft = header.x + canvas.textWidth(title) + SPACE + 2;
		this.#precision = this.#precisionLeft + canvas.textWidth(precision) <= this.#left ? precision : "";
		this.#every = Math.max(1, Math.round(250_000 / image.burstPeriodUs));
	}

	/** Draws what stays. */
	clear(): void {
		const canvas = this.#canvas;
		const { x, y, height } = this.#layout.header;
		const width = this.#left - x;
		this.#wait = 0;
		if (width < 1 || height < 1) return;
		canvas.begin(x, y, width, height);
		canvas.fill(Ink.GROUND, x, y, width, height);
		canvas.text(Ink.TEXT, x, y, this.#title);
		canvas.text(Ink.DIM, this.#precisionLeft, y, this.#precision);
		canvas.end();
	}

	draw(burst: number, overruns: number): void {
		if (this.#wait-- > 0) return;
		this.#wait = this.#every - 1;
		const canvas = this.#canvas;
		const { x, y, width, height } = this.#layout.header;
		const right = x + width;
		if (right <= this.#left || height < 1) return;
		canvas.begin(this.#left, y, right - this.#left, height);
		canvas.fill(Ink.GROUND, this.#left, y, right - this.#left, height);
		const first = drawNumber(canvas, Ink.TEXT, right - this.#lateWidth, y, burst, this.#digitWidth);
		if (!this.#layout.small) canvas.text(Ink.DIM, first - this.#signWidth, y, SIGN);
		if (this.#lateWidth) this.#drawLate(right, y, overruns);
		canvas.end();
	}

	#drawLate(right: number, y: number, overruns: number): void {
		const canvas = this.#canvas;
		const ink = overruns ? Ink.WARNING : Ink.DIM;
		const more = overruns > MOST_LATE;
		let x = drawNumber(canvas, ink, right, y, more ? MOST_LATE : overruns, this.#digitWidth);
		if (more) {
			x -= this.#moreWidth;
			canvas.text(ink, x, y, MORE);
			x += WORD_GAP;
		}
		canvas.text(ink, x - this.#wordWidth, y, LATE);
	}
}
