import type { CorticalArea } from "../genome/model.js";

/** FEAGI ignores a gradient no component of which exceeds the binary32 epsilon. */
const EPSILON = 2 ** -23;
const FLOAT_MAX = 3.4028234663852886e38;

/**
 * Firing threshold per neuron in binary32, `base + incx·x + incy·y + incz·z` from left to right; undefined when
 * every neuron of the area has the same (behaviour specification, section 2.3).
 */
export function thresholdGradient(area: CorticalArea): Float32Array | undefined {
	const increments = area.firingThresholdIncrement.map(Math.fround);
	if (increments.every((increment) => Math.abs(increment) <= EPSILON)) return undefined;
	const [ix, iy, iz] = increments;
	const [width, height, depth] = area.dimensions;
	const base = Math.fround(area.firingThreshold);
	const thresholds = new Float32Array(width * height * depth * area.neuronsPerVoxel);
	let neuron = 0;
	for (let x = 0; x < width; x++)
		for (let y = 0; y < height; y++)
			for (let z = 0; z < depth; z++) {
				const afterX = Math.fround(base + Math.fround(ix * x));
				const afterY = Math.fround(afterX + Math.fround(iy * y));
				const threshold = finite(Math.fround(afterY + Math.fround(iz * z)));
				for (let n = 0; n < area.neuronsPerVoxel; n++) thresholds[neuron++] = threshold;
			}
	return thresholds;
}

/** An image holds finite thresholds; a sum beyond binary32, or ∞ − ∞, can as little be reached as its largest value. */
function finite(threshold: number): number {
	if (Number.isNaN(threshold)) return FLOAT_MAX;
	return Math.max(-FLOAT_MAX, Math.min(threshold, FLOAT_MAX));
}
