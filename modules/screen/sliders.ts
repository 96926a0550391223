import type { Canvas } from "platform";
import type { Drive } from "./drive.js";
import { type Layout, MOST_SLIDERS } from "./layout.js";
import { Ink } from "./palette.js";
import { fitText } from "./text.js";

const TRACK_HEIGHT = 6;
const KNOB_WIDTH = 8;
const KNOB_HEIGHT = 12;
const MARGIN = 6;

/**
 * Sliders that feed the first sensory areas. Each has a third of the width, as has each of the three buttons under an
 * M5Stack's screen: a touch below the screen is one of those, and drives its area in full while it is held.
 */
export class Sliders {
	readonly drives: readonly Drive[];
	readonly #canvas: Canvas;
	readonly #layout: Layout;
	readonly #names: readonly string[];
	/** Pixels of the track that are lit on the screen; −1: nothing is drawn. */
	readonly #drawn: Int16Array;
	readonly #pitch: number;
	readonly #track: number;
	/** Slider that the finger is on, or -1. */
	#held = -1;

	/** Takes as many of `drives` as have room. */
	constructor(canvas: Canvas, layout: Layout, drives: readonly Drive[]) {
		this.drives = drives.slice(0, MOST_SLIDERS);
		this.#canvas = canvas;
		this.#layout = layout;
		this.#pitch = Math.floor(canvas.width / MOST_SLIDERS);
		this.#track = this.#pitch - 2 * MARGIN;
		this.#names = this.drives.map(({ port }) => fitText(canvas, port.name, this.#track));
		this.#drawn = new Int16Array(layout.sliderCount).fill(-1);
		canvas.onTouch?.((x, y, down) => this.touch(x, y, down));
	}

	/** A finger is, or was until now, at (x, y); y at or below the canvas's height: a button under the screen. */
	touch(x: number, y: number, down: boolean): void {
		const { sliders, sliderCount } = this.#layout;
		const column = Math.floor(x / this.#pitch);
		const slider = column < 0 ? 0 : column < MOST_SLIDERS ? column : MOST_SLIDERS - 1;
		if (y >= this.#canvas.height) {
			if (slider < this.drives.length) this.drives[slider].value = down ? 1 : 0;
			return;
		}
		if (!down) {
			this.#held = -1;
			return;
		}
		if (this.#held < 0 && y >= sliders.y && slider < sliderCount) this.#held = slider;
		if (this.#held < 0) return;
		const value = (x - this.#held * this.#pitch - MARGIN) / this.#track;
		this.drives[this.#held].value = value > 1 ? 1 : value > 0 ? value : 0;
	}

	/** Draws the names. */
	clear(): void {
		const canvas = this.#canvas;
		const { sliders, sliderCount } = this.#layout;
		this.#drawn.fill(-1);
		for (let slider = 0; slider < sliderCount; slider++) {
			const x = slider * this.#pitch;
			canvas.begin(x, sliders.y, this.#pitch, canvas.textHeight);
			canvas.fill(Ink.GROUND, x, sliders.y, this.#pitch, canvas.textHeight);
			canvas.text(Ink.DIM, x + MARGIN, sliders.y, this.#names[slider]);
			canvas.end();
		}
	}

	/** Stages what the sliders say for the next burst. */
	push(): void {
		for (let k = 0; k < this.drives.length; k++) this.drives[k].push();
	}

	/** Draws those that were moved. */
	draw(): void {
		for (let slider = 0; slider < this.#layout.sliderCount; slider++) this.#drawSlider(slider);
	}

	#drawSlider(slider: number): void {
		const lit = Math.round(this.drives[slider].value * this.#track);
		if (this.#drawn[slider] === lit) return;
		this.#drawn[slider] = lit;
		const canvas = this.#canvas;
		const { sliders } = this.#layout;
		const x = slider * this.#pitch;
		const y = sliders.y + canvas.textHeight;
		const height = sliders.height - canvas.textHeight;
		const left = x + MARGIN;
		const middle = y + (height >> 1);
		const knob = lit - (KNOB_WIDTH >> 1);
		const most = this.#track - KNOB_WIDTH;
		canvas.begin(x, y, this.#pitch, height);
		canvas.fill(Ink.GROUND, x, y, this.#pitch, height);
		canvas.fill(Ink.TRACK, left, middle - (TRACK_HEIGHT >> 1), this.#track, TRACK_HEIGHT);
		if (lit) canvas.fill(Ink.SLIDER, left, middle - (TRACK_HEIGHT >> 1), lit, TRACK_HEIGHT);
		canvas.fill(
			Ink.KNOB,
			left + (knob < 0 ? 0 : knob > most ? most : knob),
			middle - (KNOB_HEIGHT >> 1),
			KNOB_WIDTH,
			KNOB_HEIGHT,
		);
		canvas.end();
	}
}
