/** Pictures on their way to the eye. */

/** Rows from the top, `channels` interleaved bytes (grey, or red green blue) per pixel, 0–255. */
export interface Frame {
	readonly width: number;
	readonly height: number;
	readonly channels: 1 | 3;
	readonly pixels: Uint8Array;
}

/** A part of a frame in its pixels; edges may fall between pixels and outside. */
export interface Window {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

export function blankFrame(width: number, height: number): Frame {
	return { width, height, channels: 1, pixels: new Uint8Array(width * height) };
}

/** Brightness of a pixel as ITU-R BT.601 weighs the colours. */
export function grey(frame: Frame, pixel: number): number {
	if (frame.channels === 1) return frame.pixels[pixel]!;
	const [r, g, b] = frame.pixels.subarray(pixel * 3, pixel * 3 + 3) as unknown as [number, number, number];
	return Math.round(0.299 * r + 0.587 * g + 0.114 * b);
}

/** What one output pixel takes from a row or column: consecutive source positions and their shares, sum 1. */
interface Tap {
	readonly first: number;
	readonly shares: readonly number[];
}

/**
 * `window` of `frame` at another size. Each pixel is the mean of what it covers; one that covers less than a
 * source pixel is spread to a whole one, which makes enlarging linear interpolation. Beyond the edge the edge
 * repeats.
 */
export function resample(frame: Frame, window: Window, width: number, height: number): Frame {
	const { channels } = frame;
	const columns = taps(window.x, window.width, width, frame.width);
	const rows = taps(window.y, window.height, height, frame.height);
	const pixels = new Uint8Array(width * height * channels);
	for (let channel = 0; channel < channels; channel++) {
		const narrow = new Map<number, Float64Array>();
		for (let y = 0; y < height; y++)
			for (let x = 0; x < width; x++) {
				let sum = 0;
				for (let k = 0; k < rows[y]!.shares.length; k++)
					sum += rows[y]!.shares[k]! * narrowRow(narrow, frame, columns, rows[y]!.first + k, channel)[x]!;
				pixels[(y * width + x) * channels + channel] = Math.round(sum);
			}
	}
	return { width, height, channels, pixels };
}

/** Row `row` of the source, already resampled to the output's columns. */
function narrowRow(
	cache: Map<number, Float64Array>,
	frame: Frame,
	columns: readonly Tap[],
	row: number,
	channel: number,
): Float64Array {
	const known = cache.get(row);
	if (known) return known;
	const start = Math.min(Math.max(row, 0), frame.height - 1) * frame.width;
	const result = Float64Array.from(columns, ({ first, shares }) => {
		let sum = 0;
		for (let k = 0; k < shares.length; k++) {
			const column = Math.min(Math.max(first + k, 0), frame.width - 1);
			sum += shares[k]! * frame.pixels[(start + column) * frame.channels + channel]!;
		}
		return sum;
	});
	cache.set(row, result);
	return result;
}

function taps(start: number, length: number, count: number, limit: number): Tap[] {
	const scale = length / count;
	const spread = Math.max(scale, 1);
	return Array.from({ length: count }, (_, i) => {
		const centre = start + (i + 0.5) * scale;
		const low = Math.max(Math.min(centre - spread / 2, limit), -1);
		const high = low + spread;
		const first = Math.floor(low);
		const shares: number[] = [];
		for (let k = first; k < high; k++) shares.push((Math.min(k + 1, high) - Math.max(k, low)) / spread);
		return { first, shares };
	});
}
