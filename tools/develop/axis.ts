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
	const ranges = new Uint32Array(source * 2);
	for (let l = 0; l < source; l++) {
		const t = Math.min(l, target - 1);
		setRange(ranges, l, t, t + 1);
	}
	return ranges;
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

/** Sum of the lengths of all ranges. */
export function axisTotal(ranges: AxisRanges): number {
	let total = 0;
	for (let i = 0; i < ranges.length; i += 2) total += ranges[i + 1] - ranges[i];
	return total;
}

/** The most source coordinates that reach one and the same target coordinate. */
export function axisFanIn(ranges: AxisRanges, target: number): number {
	const steps = new Int32Array(target + 1);
	for (let i = 0; i < ranges.length; i += 2) {
		steps[ranges[i]]++;
		steps[ranges[i + 1]]--;
	}
	let sum = 0;
	let most = 0;
	for (let t = 0; t < target; t++) most = Math.max(most, (sum += steps[t]));
	return most;
}

/** Whether some source coordinate reaches a common target through both. */
export function axesMeet(a: AxisRanges, b: AxisRanges): boolean {
	for (let i = 0; i < a.length; i += 2) if (Math.max(a[i], b[i]) < Math.min(a[i + 1], b[i + 1])) return true;
	return false;
}

function setPoint(ranges: AxisRanges, l: number, t: number, target: number): void {
	if (t < target) setRange(ranges, l, t, t + 1);
}

function setRange(ranges: AxisRanges, l: number, low: number, high: number): void {
	ranges[2 * l] = low;
	ranges[2 * l + 1] = high;
}
