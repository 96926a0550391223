import type { Canvas } from "platform";
import type { Npu } from "../npu/npu.js";
import { type Bands, kindOf } from "./bands.js";
import type { Layout } from "./layout.js";
import { Ink, SHADES, shadesOf } from "./palette.js";
import { drawDecimal, drawNumber } from "./text.js";

/** Share of the newest burst in the mean. */
const WEIGHT = 1 / 16;
/** Tenths; larger rates are shown as this. */
const MOST_TENTHS = 99999;
/** From here on a rate is shown without its tenths. */
const WHOLE_FROM = 1000;

/** Names of the shown areas, and their spikes per burst as a running mean. One number is looked at per burst. */
export class Rates {
	readonly #canvas: Canvas;
	readonly #layout: Layout;
	readonly #npu: Npu;
	readonly #bands: Bands;
	readonly #digitWidth: number;
	readonly #means: Float32Array;
	/** Tenths on the screen; −1: nothing is. */
	readonly #drawn: Int32Array;
	#turn = 0;

	constructor(canvas: Canvas, layout: Layout, npu: Npu, bands: Bands) {
		this.#canvas = canvas;
		this.#layout = layout;
		this.#npu = npu;
		this.#bands = bands;
		this.#digitWidth = canvas.textWidth("0");
		this.#means = new Float32Array(bands.count);
		this.#drawn = new Int32Array(bands.count).fill(-1);
	}

	/** Draws the name of the area that has band `band` now; its mean begins anew. */
	clear(band: number): void {
		const canvas = this.#canvas;
		const { names, bandPitch } = this.#layout;
		const y = names.y + band * bandPitch;
		this.#means[band] = 0;
		this.#drawn[band] = -1;
		if (names.width === 0) return;
		const shades = shadesOf(kindOf(this.#npu.image, this.#bands.areas[band]));
		canvas.begin(names.x, y, names.width, bandPitch);
		canvas.fill(Ink.GROUND, names.x, y, names.width, bandPitch);
		canvas.text(shades[SHADES - 2], names.x, this.#textTop(band), this.#bands.name(band));
		canvas.end();
		this.#drawRate(band, 0);
	}

	/** Takes the newest burst and draws the number whose turn it is, if it has changed. */
	draw(): void {
		const { areas, count } = this.#bands;
		const { image, pools, bank } = this.#npu;
		const means = this.#means;
		const first = bank * image.areaCount;
		for (let band = 0; band < count; band++)
			means[band] += (pools.firedCounts[first + areas[band]] - means[band]) * WEIGHT;
		if (this.#layout.rates.width === 0 || count === 0) return;
		const band = this.#turn;
		this.#turn = band + 1 < count ? band + 1 : 0;
		const tenths = Math.round(means[band] * 10);
		this.#drawRate(band, tenths < MOST_TENTHS ? tenths : MOST_TENTHS);
	}

	#drawRate(band: number, tenths: number): void {
		if (this.#drawn[band] === tenths) return;
		this.#drawn[band] = tenths;
		const canvas = this.#canvas;
		const { rates, bandPitch } = this.#layout;
		const y = rates.y + band * bandPitch;
		const right = rates.x + rates.width;
		const ink = tenths ? Ink.TEXT : Ink.DIM;
		canvas.begin(rates.x, y, rates.width, bandPitch);
		canvas.fill(Ink.GROUND, rates.x, y, rates.width, bandPitch);
		if (tenths < WHOLE_FROM)
			drawDecimal(canvas, ink, right, this.#textTop(band), tenths, 1, this.#digitWidth);
		else drawNumber(canvas, ink, right, this.#textTop(band), Math.round(tenths / 10), this.#digitWidth);
		canvas.end();
	}

	#textTop(band: number): number {
		const { names, bandPitch } = this.#layout;
		const spare = bandPitch - this.#canvas.textHeight;
		// Figures have their middle above the line's; descenders reach a row below it and must not be cut.
		const middle = (spare + 2) >> 1;
		return names.y + band * bandPitch + (middle < spare ? middle : spare - 1);
	}
}
