/** What the ranges of one axis amount to, alone and together with others. */
import type { AxisRanges } from "./axis.js";

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

/** The most target coordinates that one source coordinate reaches. */
export function axisFanOut(ranges: AxisRanges): number {
	let most = 0;
	for (let i = 0; i < ranges.length; i += 2) most = Math.max(most, ranges[i + 1] - ranges[i]);
	return most;
}

/** Whether some source coordinate reaches a common target through both. */
export function axesMeet(a: AxisRanges, b: AxisRanges): boolean {
	for (let i = 0; i < a.length; i += 2) if (Math.max(a[i], b[i]) < Math.min(a[i + 1], b[i + 1])) return true;
	return false;
}

/** Half-open ranges that all sources, and all targets, of an axis lie in. */
export interface AxisSpan {
	readonly sources: readonly [low: number, high: number];
	readonly targets: readonly [low: number, high: number];
}

export function axisSpan(ranges: AxisRanges): AxisSpan {
	const sources: [number, number] = [ranges.length / 2, 0];
	const targets: [number, number] = [0xffffffff, 0];
	for (let i = 0; i < ranges.length; i += 2) {
		if (ranges[i] >= ranges[i + 1]) continue;
		sources[0] = Math.min(sources[0], i / 2);
		sources[1] = i / 2 + 1;
		targets[0] = Math.min(targets[0], ranges[i]);
		targets[1] = Math.max(targets[1], ranges[i + 1]);
	}
	return { sources, targets };
}

/** Whether two axes cannot meet: cheaper than axesMeet, and true for most that do not. */
export function spansApart(a: AxisSpan, b: AxisSpan): boolean {
	return (
		Math.max(a.sources[0], b.sources[0]) >= Math.min(a.sources[1], b.sources[1]) ||
		Math.max(a.targets[0], b.targets[0]) >= Math.min(a.targets[1], b.targets[1])
	);
}
