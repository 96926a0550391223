import type { Canvas } from "platform";
import { Area } from "../connectome/layout.js";
import type { Npu } from "../npu/npu.js";
import { type Bands, kindOf } from "./bands.js";
import type { Layout } from "./layout.js";
import { Ink, SHADES, shadesOf } from "./palette.js";

/** Columns that are cleared ahead of the newest one. */
const CLEARED = 4;
/** Pixels between two bands. */
const BAND_GAP = 2;

const { clz32 } = Math;

/**
 * Spikes as they come: a sweep of one column per burst, one band per area, neuron 0 at the top. A row of a band stands
 * for as many neurons as must share it, and is the brighter the more of them fire. Only the column and a few empty ones
 * ahead of it are drawn. Cost per burst: linear in the words of fired bits of the shown areas that fire, and in the
 * spikes of areas with fewer than 32 neurons a row.
 */
export class Raster {
	/** Bursts that fit the width. */
	readonly columns: number;
	/** Column of the next burst. */
	column = 0;
	readonly #canvas: Canvas;
	readonly #layout: Layout;
	readonly #npu: Npu;
	readonly #bands: Bands;
	readonly #burstsPerSecond: number;
	/** Rows of a band. */
	readonly #mostRows: number;
	/** Spikes by row of the band whose turn it is. */
	readonly #spikes: Uint32Array;

	constructor(canvas: Canvas, layout: Layout, npu: Npu, bands: Bands) {
		this.columns = layout.raster.width / layout.columnWidth;
		this.#canvas = canvas;
		this.#layout = layout;
		this.#npu = npu;
		this.#bands = bands;
		this.#burstsPerSecond = Math.max(1, Math.round(1e6 / npu.image.burstPeriodUs));
		this.#mostRows = Math.floor((layout.bandPitch - BAND_GAP) / layout.columnWidth);
		this.#spikes = new Uint32Array(Math.max(1, this.#mostRows));
	}

	/** Empties band `band`; what lies between two bands is nobody's. */
	clear(band: number): void {
		const { raster, bandPitch } = this.#layout;
		const y = raster.y + band * bandPitch;
		if (this.columns === 0) return;
		this.#canvas.begin(raster.x, y, raster.width, bandPitch);
		this.#canvas.fill(Ink.PANEL, raster.x, y, raster.width, bandPitch);
		this.#canvas.end();
	}

	/** Draws the newest burst. True when the sweep has come to its end. */
	draw(): boolean {
		const canvas = this.#canvas;
		const { raster, columnWidth } = this.#layout;
		if (this.columns === 0 || raster.height === 0) return false;
		const { y, height } = raster;
		const x = raster.x + this.column * columnWidth;
		const left = raster.x + raster.width - x - columnWidth;
		const ahead = left < CLEARED * columnWidth ? left : CLEARED * columnWidth;
		canvas.begin(x, y, columnWidth + ahead, height);
		const second = this.#npu.burst % this.#burstsPerSecond === 0;
		canvas.fill(second ? Ink.GRID : Ink.PANEL, x, y, columnWidth, height);
		if (ahead) {
			canvas.fill(Ink.CURSOR, x + columnWidth, y, 1, height);
			if (ahead > 1) canvas.fill(Ink.PANEL, x + columnWidth + 1, y, ahead - 1, height);
		}
		const { areas, count } = this.#bands;
		const { image, pools, bank } = this.#npu;
		const first = bank * image.areaCount;
		for (let band = 0; band < count; band++)
			if (pools.firedCounts[first + areas[band]]) this.#drawBand(band, x);
		canvas.end();
		if (++this.column < this.columns) return false;
		this.column = 0;
		return true;
	}

	#drawBand(band: number, x: number): void {
		const { image } = this.#npu;
		const { areas } = this.#bands;
		const neurons = image.views.word(image.area(areas[band]) + Area.NEURON_COUNT);
		const rows = neurons < this.#mostRows ? neurons : this.#mostRows;
		this.#count(areas[band], neurons, rows);
		const { bandPitch, columnWidth, raster } = this.#layout;
		const canvas = this.#canvas;
		const spikes = this.#spikes;
		const shades = shadesOf(kindOf(image, areas[band]));
		const height = bandPitch - BAND_GAP;
		const y = raster.y + band * bandPitch + (BAND_GAP >> 1);
		const percentPerSpike = (100 * rows) / neurons;
		let from = 0;
		let level = 0;
		for (let row = 0; row <= rows; row++) {
			const percent = row < rows ? spikes[row] * percentPerSpike : 0;
			const next = percent === 0 ? 0 : percent >= 50 ? SHADES : percent >= 20 ? 3 : percent >= 7 ? 2 : 1;
			if (next === level) continue;
			if (level) {
				const top = ((from * height) / rows) | 0;
				canvas.fill(shades[level - 1], x, y + top, columnWidth, (((row * height) / rows) | 0) - top);
			}
			from = row;
			level = next;
		}
	}

	/** Adds up the fired bits of `area` by row. */
	#count(area: number, neurons: number, rows: number): void {
		const { image, pools, bank } = this.#npu;
		const fired = pools.fired[bank];
		const spikes = this.#spikes;
		const first = image.views.word(image.area(area) + Area.FIRED_WORD);
		spikes.fill(0, 0, rows);
		for (let word = 0, words = (neurons + 31) >>> 5; word < words; word++) {
			let rest = fired[first + word];
			if (rest === 0) continue;
			const neuron = word << 5;
			const last = neuron + 31 < neurons ? neuron + 31 : neurons - 1;
			const row = ((neuron * rows) / neurons) | 0;
			if (row === (((last * rows) / neurons) | 0)) spikes[row] += bitsOf(rest);
			else
				for (; rest; rest &= rest - 1) spikes[(((neuron + 31 - clz32(rest & -rest)) * rows) / neurons) | 0]++;
		}
	}
}

/** Bits that are set in a 32-bit word. */
function bitsOf(word: number): number {
	let bits = word - ((word >>> 1) & 0x55555555);
	bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
	bits = (bits + (bits >>> 4)) & 0x0f0f0f0f;
	bits += bits >>> 8;
	return (bits + (bits >>> 16)) & 63;
}
