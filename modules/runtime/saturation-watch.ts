/**
 * Tells when an area's potentials leave the range of their state often enough to matter: at most one message per area
 * and window. Below 0.3 % of updates nothing can be seen in the spikes; at 10 % a fifth of them is wrong
 * (docs/quantization.md has the measurements).
 */
import { Area, Saturation } from "../connectome/layout.js";
import type { Npu } from "../npu/npu.js";

/** Bursts of a window. */
export const SATURATION_WINDOW = 1000;

export type SaturationLevel = "info" | "warning" | "error";

/** Percent of an area's updates in a window from which on a level is reached. */
const SATURATION_PERCENT: { readonly [level in SaturationLevel]: number } = Object.freeze({
	info: 0.01,
	warning: 0.5,
	error: 5,
});

export class SaturationWatch {
	/** Bursts until the window closes. */
	#left = SATURATION_WINDOW;
	readonly #npu: Npu;
	readonly #print: (line: string) => void;

	constructor(npu: Npu, print: (line: string) => void) {
		this.#npu = npu;
		this.#print = print;
	}

	/** After each burst. */
	afterBurst(): void {
		if (--this.#left) return;
		this.#left = SATURATION_WINDOW;
		const npu = this.#npu;
		if (npu.pools.saturations.length === 0) return;
		for (let area = 0, count = npu.image.areaCount; area < count; area++) this.#closeWindow(area);
	}

	#closeWindow(area: number): void {
		const updates = this.#advance(area, Saturation.UPDATES, Saturation.UPDATES_BEFORE);
		const low = this.#advance(area, Saturation.LOW, Saturation.LOW_BEFORE);
		const high = this.#advance(area, Saturation.HIGH, Saturation.HIGH_BEFORE);
		if (low + high === 0) return;
		const percent = ((low + high) * 100) / updates;
		const level = levelOf(percent);
		if (level) this.#print(this.#message(area, level, percent, updates, high > low));
	}

	/** What a counter has grown by in the window, which ends here. */
	#advance(area: number, lane: number, before: number): number {
		const { image, pools } = this.#npu;
		const now = pools.saturations[lane * image.areaCount + area];
		const grown = (now - pools.saturations[before * image.areaCount + area]) >>> 0;
		pools.saturations[before * image.areaCount + area] = now;
		return grown;
	}

	#message(area: number, level: SaturationLevel, percent: number, updates: number, high: boolean): string {
		const { image } = this.#npu;
		const share = percent < 0.1 ? "under 0.1" : "" + Math.round(percent * 10) / 10;
		const side = high ? "high" : "low";
		return `saturation ${level}: "${image.areaName(area)}": ${share} % of ${updates} updates clamped, most at the ${side} end; ${cure(this.#npu, area, high)}`;
	}
}

export function levelOf(percent: number): SaturationLevel | undefined {
	if (percent >= SATURATION_PERCENT.error) return "error";
	if (percent >= SATURATION_PERCENT.warning) return "warning";
	return percent >= SATURATION_PERCENT.info ? "info" : undefined;
}

/** The range that the area has, and the one that would have held everything so far. */
function cure({ image, format, pools }: Npu, area: number, high: boolean): string {
	const { i32, f32 } = image.views;
	const word = pools.saturations[Saturation.DOUBLINGS * image.areaCount + area];
	const factor = 2 ** ((word >> (high ? 8 : 0)) & 255);
	const threshold = (image.area(area) + Area.THRESHOLD) >> 2;
	if (format.float) return `the threshold is ${f32[threshold]} of 65504, 1/${factor} of that would do`;
	const code = i32[threshold] / 2 ** (8 * format.fractionBytes);
	return `threshold code ${round(code)}, ${round(code / factor)} would fit`;
}

function round(value: number): number {
	return value >= 1 ? Math.round(value * 100) / 100 : Number(value.toPrecision(2));
}
