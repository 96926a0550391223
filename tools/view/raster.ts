/** Which areas spiked when: one row per area, one column per burst, the newest on the right. */
import type { BrainImage } from "../../modules/connectome/image.js";
import { Area, AreaKind } from "../../modules/connectome/layout.js";
import { type Canvas, dim, ink, padTo, printable, type Style } from "./canvas.js";
import type { History } from "./history.js";

const LEVELS = " ▁▂▃▄▅▆▇█";
/** Columns of the raster that are not bursts: mark and label before, spikes after. */
const COUNT_WIDTH = 8;
/** Bursts between two looks at which areas are the most active: rows that jump cannot be read. */
const SETTLE = 32;

/** Mark, and shades from few to many spikes, by kind of area. */
interface Look {
	readonly mark: string;
	readonly shades: readonly [Style, Style, Style];
}
const HIDDEN: Look = { mark: "·", shades: [ink(136), ink(178), ink(220)] };
const LOOKS: Readonly<Record<number, Look>> = {
	[AreaKind.IPU]: { mark: "▸", shades: [ink(31), ink(38), ink(51)] },
	[AreaKind.OPU]: { mark: "◂", shades: [ink(133), ink(170), ink(213)] },
};

export class Raster {
	readonly #history: History;
	readonly #names: readonly string[];
	readonly #kinds: readonly number[];
	/** Areas that can be rows: all but the core ones, senses first, motors last. */
	readonly #candidates: readonly number[];
	#shown: readonly number[] = [];
	#rows = -1;
	#nextLook = 0;

	constructor(image: BrainImage, history: History) {
		const areas = Array.from({ length: image.areaCount }, (_, area) => area);
		this.#history = history;
		this.#names = areas.map((area) => printable(image.areaName(area)));
		this.#kinds = areas.map((area) => image.views.u8[image.area(area) + Area.KIND]!);
		const place = (area: number) => [AreaKind.IPU, -1, AreaKind.OPU].indexOf(this.#kinds[area]!) & 3;
		const order = (area: number) => (place(area) === 3 ? 1 : place(area) === 0 ? 0 : 2);
		this.#candidates = areas
			.filter((area) => this.#kinds[area] !== AreaKind.CORE)
			.sort((a, b) => order(a) - order(b) || a - b);
	}

	/** Rows that it can fill. */
	get height(): number {
		return this.#candidates.length;
	}

	/** Bursts that fit `columns`. */
	span(columns: number): number {
		return Math.max(columns - this.#labelWidth(columns) - 2 - COUNT_WIDTH, 1);
	}

	draw(canvas: Canvas, y: number, rows: number): void {
		const label = this.#labelWidth(canvas.columns);
		const span = this.span(canvas.columns);
		this.#choose(rows, span);
		this.#shown.forEach((area, row) => {
			const { mark, shades } = LOOKS[this.#kinds[area]!] ?? HIDDEN;
			canvas.put(0, y + row, mark, shades[1]);
			canvas.put(2, y + row, padTo(this.#names[area]!, label - 1));
			const peak = Math.max(this.#history.peaks[area]!, 1);
			for (let age = 0; age < span; age++) {
				const spikes = this.#history.at(area, age) ?? 0;
				const level = Math.ceil(Math.sqrt(spikes / peak) * 8);
				canvas.put(
					2 + label + span - 1 - age,
					y + row,
					LEVELS[level]!,
					shades[level > 5 ? 2 : level > 2 ? 1 : 0],
				);
			}
			const newest = this.#history.at(area, 0) ?? 0;
			canvas.putRight(canvas.columns, y + row, newest.toLocaleString("en"), newest === 0 ? dim : "");
		});
	}

	#labelWidth(columns: number): number {
		const longest = Math.max(4, ...this.#candidates.map((area) => this.#names[area]!.length));
		return Math.min(longest + 1, Math.floor(columns / 4));
	}

	/** All areas if they padTo, else those with the most active bursts on screen; always in the same order. */
	#choose(rows: number, span: number): void {
		if (rows === this.#rows && this.#history.bursts < this.#nextLook) return;
		this.#rows = rows;
		this.#nextLook = this.#history.bursts < SETTLE ? this.#history.bursts + 4 : this.#history.bursts + SETTLE;
		if (this.#candidates.length <= rows) {
			this.#shown = this.#candidates;
			return;
		}
		const activity = new Map(this.#candidates.map((area) => [area, this.#history.sum(area, span)]));
		const kept = new Set(
			[...this.#candidates]
				.sort((a, b) => {
					const [one, other] = [activity.get(a)!, activity.get(b)!];
					return other.active - one.active || other.spikes - one.spikes;
				})
				.slice(0, rows),
		);
		this.#shown = this.#candidates.filter((area) => kept.has(area));
	}
}
