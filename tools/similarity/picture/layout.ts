/** Where everything is, in pixels. */
import type { Choice } from "./choose.js";
import { PLOT } from "./look.js";
import { STRIP_HEIGHT } from "./strip.js";

const TOP = 132;
const GAP = 7;
const LEAST_BAND = 18;
const PADDING = 2;
/** Height that the rows share, and the least and most of one. */
const ROWS = { together: 560, least: 6.5, most: 15 } as const;

export interface Layout {
	/** Height of a neuron's row. */
	readonly row: number;
	/** Width of a burst. */
	readonly cell: number;
	readonly bands: readonly { readonly top: number; readonly height: number }[];
	/** Of the raster. */
	readonly top: number;
	readonly bottom: number;
	readonly strip: number;
	readonly height: number;
	/** Left edge of a burst. */
	readonly x: (burst: number) => number;
}

export function layOut({ bands, from, to }: Choice): Layout {
	const rows = bands.reduce((sum, { neurons }) => sum + neurons.length, 0);
	const row = Math.max(ROWS.least, Math.min(ROWS.most, ROWS.together / Math.max(rows, 1)));
	const cell = PLOT.width / Math.max(to - from, 1);
	let bottom = TOP;
	const places = bands.map(({ neurons }) => {
		const height = Math.max(neurons.length * row + 2 * PADDING, LEAST_BAND);
		const place = { top: bottom, height };
		bottom += height + GAP;
		return place;
	});
	if (places.length === 0) bottom += LEAST_BAND;
	const strip = bottom + 54;
	return {
		row,
		cell,
		bands: places,
		top: TOP,
		bottom,
		strip,
		height: strip + STRIP_HEIGHT + 62,
		x: (burst) => PLOT.left + (burst - from) * cell,
	};
}

/** Middle of row `index` of a band with `rows` rows. */
export function rowMiddle({ bands, row }: Layout, band: number, index: number, rows: number): number {
	const { top, height } = bands[band];
	return top + (height - rows * row) / 2 + (index + 0.5) * row;
}
