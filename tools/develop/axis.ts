/** Per-axis index arithmetic of the separable morphologies (behaviour specification, section 2.7). */
import type { PatternElement } from "../genome/model.js";

/** For each source coordinate the half-open range [low, high) of target coordinates, as consecutive pairs. */
export type AxisRanges = Uint32Array;

/**
 * FEAGI's projector along one axis: shrinking truncates l / (s/d), growing takes every v with trunc(v / (d/s))
 * = l. Both quotients are binary32, which moves 1,350 of the index triples below 128 away from exact integers.
 */
export function projectorAxis(source: number, target: number): AxisRanges {
	const ranges = new Uint32Array(source * 2);
	if (source === target) {
		for (let l = 0; l < source; l++) setRange(ranges, l, l, l + 1);
	} else if (source > target) {
		const ratio = Math.fround(source / target);
		for (let l = 0; l < source; l++) {
			const t = Math.trunc(Math.fround(l / ratio));
			if (t < target) setRange(ranges, l, t, t + 1);
		}
	} else {
		const ratio = Math.fround(target / source);
		for (let v = 0; v < target; v++) {
			const l = Math.trunc(Math.fround(v / ratio));
			if (l >= source) continue;
			if (ranges[2 * l + 1] === 0) setRange(ranges, l, v, v + 1);
			else ranges[2 * l + 1] = v + 1;
		}
	}
	return ranges;
}

/** block_to_block as a function: the source coordinate, clamped to the target's last voxel. */
export function blockAxis(source: number, target: number): AxisRanges {
	return pointAxis(source, target, (l) => Math.min(l, target - 1));
}

/** FEAGI's expander: l · (d/s), both in binary32, truncated and clamped to the last voxel. */
export function expanderAxis(source: number, target: number): AxisRanges {
	const ratio = Math.fround(target / source);
	return pointAxis(source, target, (l) => Math.min(Math.trunc(Math.fround(l * ratio)), target - 1));
}

/** The other voxel of the pair (0, 1), (2, 3), …; a last voxel without a partner reaches nothing. */
export function pairAxis(source: number, target: number): AxisRanges {
	return pointAxis(source, target, (l) => ((l ^ 1) < source ? l ^ 1 : target));
}

/** The last voxel reaches the first one, all others nothing. */
export function lastToFirstAxis(source: number, target: number): AxisRanges {
	return pointAxis(source, target, (l) => (l === source - 1 ? 0 : target));
}

/** Every voxel reaches the first one. */
export function firstAxis(source: number, target: number): AxisRanges {
	return pointAxis(source, target, () => 0);
}

/** The voxel `step` further, where there is one. */
export function stepAxis(source: number, target: number, step: number): AxisRanges {
	return pointAxis(source, target, (l) => l + step);
}

/**
 * Voxel l reaches each k whose bit is set in l, for k < 32. Runs of set bits are ranges, so that the first table
 * holds the lowest run of each l, the second the next, and so on.
 */
export function bitRunAxes(source: number, target: number): AxisRanges[] {
	const bits = Math.min(target, 32);
	const axes: AxisRanges[] = [];
	for (let l = 0; l < source; l++)
		for (let k = 0, run = 0; k < bits; k++) {
			if (!bit(l, k)) continue;
			const low = k;
			while (k < bits && bit(l, k)) k++;
			if (run === axes.length) axes.push(new Uint32Array(source * 2));
			setRange(axes[run++], l, low, k);
		}
	return axes;
}

/** Each coordinate l takes over what `places[l]` reaches; a place of -1 reaches nothing. */
export function placedAxis(ranges: AxisRanges, places: Int32Array): AxisRanges {
	const placed = new Uint32Array(places.length * 2);
	places.forEach((place, l) => {
		if (place >= 0) setRange(placed, l, ranges[2 * place], ranges[2 * place + 1]);
	});
	return placed;
}

/**
 * One axis of a pattern pair: the source element selects coordinates (an integer only itself, anything else all),
 * the target element says which targets each of them reaches: "*" all, "?" the same, "!" all but the same (two
 * ranges, hence two results), an integer itself. What lies outside the target is nothing.
 */
export function patternAxis(
	source: number,
	target: number,
	from: PatternElement,
	to: PatternElement,
): AxisRanges[] {
	const first = new Uint32Array(source * 2);
	const second = new Uint32Array(source * 2);
	for (let l = 0; l < source; l++) {
		if (typeof from === "number" && from !== l) continue;
		if (to === "*") setRange(first, l, 0, target);
		else if (to === "?") setPoint(first, l, l, target);
		else if (to === "!") {
			setRange(first, l, 0, Math.min(l, target));
			if (l + 1 < target) setRange(second, l, l + 1, target);
		} else setPoint(first, l, to, target);
	}
	return to === "!" ? [first, second] : [first];
}

function bit(value: number, index: number): boolean {
	return ((value >>> index) & 1) === 1;
}

/** One target per source coordinate; one outside the target is nothing. */
function pointAxis(source: number, target: number, reach: (l: number) => number): AxisRanges {
	const ranges = new Uint32Array(source * 2);
	for (let l = 0; l < source; l++) {
		const t = reach(l);
		if (t >= 0) setPoint(ranges, l, t, target);
	}
	return ranges;
}

function setPoint(ranges: AxisRanges, l: number, t: number, target: number): void {
	if (t < target) setRange(ranges, l, t, t + 1);
}

function setRange(ranges: AxisRanges, l: number, low: number, high: number): void {
	ranges[2 * l] = low;
	ranges[2 * l + 1] = high;
}

/** The ranges of the first `source` coordinates, within the first `target` ones. */
export function cropAxis(ranges: AxisRanges, source: number, target: number): AxisRanges {
	return ranges.slice(0, 2 * source).map((bound) => Math.min(bound, target));
}
