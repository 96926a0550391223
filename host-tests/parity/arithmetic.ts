/** The two number formats of the dense reference: binary32 as in FEAGI, and unlimited integers for INT8. */
import type { AreaParameters } from "../../tools/quantise/area-parameters.js";
import { type Arithmetic, thresholdsOf } from "./dense-brain.js";
import type { BrainSketch } from "./sketch.js";

const f = Math.fround;

export function binary32(brain: BrainSketch): Arithmetic<number> {
	const thresholds = brain.map(thresholdsOf);
	return {
		zero: 0,
		neuronByNeuron: true,
		threshold: (area, index) => thresholds[area][index],
		limit: (area) => (brain[area].limit === 0 ? 3.4028234663852886e38 : f(brain[area].limit)),
		inject: (_, potential) => f(potential),
		add: (a, b) => f(a + b),
		integrate: (mp, input) => f(mp + input),
		leak: (area, mp) => f(mp * f(1 - f(brain[area].leak))),
		store: (_, mp) => mp,
		psp: (_, mp) => roundHalfAway(Math.max(0, Math.min(mp, 255))),
		contribution: (wires, psp, degree) => {
			const whole = f(f(wires.weight) * f(psp)) * (wires.inhibitory ? -1 : 1);
			return degree > 1 ? f(whole / f(degree)) : whole;
		},
	};
}

const LOW = -127n * 65536n;
const HIGH = 127n * 65536n + 65535n;
const LARGEST_CONTRIBUTION = 2n ** 27n;
const LARGEST_SUM = 2n ** 30n;

/**
 * docs/quantization.md with one saturation, at the store. What the compiler decided about an area, its unit and its
 * thresholds in units, is given: other tests look at those. Contributions, leaks and everything at run time is
 * worked out here.
 */
export function integers(brain: BrainSketch, parameters: readonly AreaParameters[]): Arithmetic<bigint> {
	const leaks = brain.map((area) => leakOf(f(area.leak)));
	return {
		zero: 0n,
		neuronByNeuron: false,
		threshold: (area, index) => BigInt(parameters[area].thresholds?.[index] ?? parameters[area].threshold),
		limit: (area) => BigInt(parameters[area].thresholdLimit),
		inject: (area, potential) => rounded(f(potential) * f(1 / parameters[area].unit)),
		add: (a, b) => clamp(a + b, -LARGEST_SUM, LARGEST_SUM),
		integrate: (mp, input) => mp + input,
		leak: (area, mp) => {
			const [mantissa, shift] = leaks[area];
			if (mantissa === 0n) return mp;
			const x = clamp(mp, LOW, HIGH);
			return x - ((x * mantissa + (1n << (shift - 1n))) >> shift);
		},
		store: (area, mp) => (brain[area].accumulates ? clamp(mp, LOW, HIGH) : 0n),
		psp: (area, mp) => roundHalfAway(Math.max(0, Math.min(Number(mp) / f(1 / parameters[area].unit), 255))),
		contribution: (wires, psp, degree, driven) => {
			const { unit } = parameters[wires.target];
			const units = driven
				? rounded(psp * f(wires.weight / (degree * unit)))
				: rounded((wires.weight * psp) / degree / unit);
			return wires.inhibitory ? -units : units;
		},
	};
}

/** 5.2: the smallest shift of at least 15 that makes a 15-bit mantissa; from 9 for a leak above 1. */
function leakOf(leak: number): [mantissa: bigint, shift: bigint] {
	if (leak === 0) return [0n, 15n];
	const size = Math.abs(leak);
	let shift = size > 1 ? 9 : 15;
	while (size * 2 ** shift < 2 ** 14 && shift < 30) shift++;
	return [clamp(BigInt(Math.floor(leak * 2 ** shift + 0.5)), -32768n, 32768n), BigInt(shift)];
}

function rounded(value: number): bigint {
	return clamp(BigInt(Math.floor(value + 0.5)), -LARGEST_CONTRIBUTION, LARGEST_CONTRIBUTION);
}

function roundHalfAway(value: number): number {
	return Number.isNaN(value) ? 0 : Math.floor(value + 0.5);
}

function clamp(value: bigint, low: bigint, high: bigint): bigint {
	return value < low ? low : value > high ? high : value;
}
