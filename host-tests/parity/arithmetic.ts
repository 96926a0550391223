/** The number formats of the dense reference: binary32 as in FEAGI, half precision, and unlimited integers. */
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

const LARGEST_CONTRIBUTION = 2n ** 27n;
const LARGEST_SUM = 2n ** 30n - 1n;

/** binary32 with potentials that are rounded when stored: to binary16, or with eight further bits of mantissa. */
export function halves(
	brain: BrainSketch,
	parameters: readonly AreaParameters[],
	residue: boolean,
): Arithmetic<number> {
	const single = binary32(brain);
	return {
		...single,
		threshold: (area, index) => parameters[area].thresholds?.[index] ?? parameters[area].threshold,
		limit: (area) => parameters[area].thresholdLimit,
		inject: (area, potential) => f(f(potential) * f(1 / parameters[area].unit)),
		store: (area, mp) => (brain[area].accumulates ? rounded16(mp, residue) : 0),
		psp: (area, mp) => roundHalfAway(Math.max(0, Math.min(mp / f(1 / parameters[area].unit), 255))),
		contribution: (wires, psp, degree, driven) => {
			const { unit } = parameters[wires.target];
			const size = driven
				? f((psp * wires.weight) / f(degree * unit))
				: f((wires.weight * psp) / degree / unit);
			return wires.inhibitory ? -size : size;
		},
	};
}

/** On the bits of a binary32: adds half of what is cut off, and cuts. ±65504 is the limit. */
function rounded16(value: number, residue: boolean): number {
	const size = Math.abs(value);
	const sign = value < 0 || Object.is(value, -0) ? -1 : 1;
	if (size >= 65504) return sign * 65504;
	if (size < 2 ** -14) {
		if (residue) return 0;
		const steps = Math.floor(size * 2 ** 24);
		const rest = size * 2 ** 24 - steps;
		const up = rest > 0.5 || (rest === 0.5 && steps % 2 === 1);
		return (sign * (up ? steps + 1 : steps)) / 2 ** 24;
	}
	const view = new DataView(new ArrayBuffer(4));
	view.setFloat32(0, size);
	const cut = residue ? 5 : 13;
	const bits = view.getUint32(0);
	view.setUint32(0, ((bits + (1 << (cut - 1)) - 1 + ((bits >> cut) & 1)) >> cut) << cut);
	return sign * Math.min(view.getFloat32(0), 65504);
}

/**
 * docs/quantization.md with one saturation, at the store. What the compiler decided about an area, its unit and its
 * thresholds in units, is given: other tests look at those. Contributions, leaks and everything at run time is
 * worked out here.
 */
export function integers(
	brain: BrainSketch,
	parameters: readonly AreaParameters[],
	fractionBits: bigint,
): Arithmetic<bigint> {
	const low = -127n << fractionBits;
	const high = (128n << fractionBits) - 1n;
	const leaks = brain.map((area) => leakOf(f(area.leak), fractionBits === 16n ? 24 : 15));
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
			const x = clamp(mp, low, high);
			return x - ((x * mantissa + (1n << (shift - 1n))) >> shift);
		},
		store: (area, mp) => (brain[area].accumulates ? clamp(mp, low, high) : 0n),
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

/** A mantissa of so many bits, and the shift from bits − 7 to 48 that fills it. */
function leakOf(leak: number, bits: number): [mantissa: bigint, shift: bigint] {
	const size = Math.abs(leak);
	let shift = bits - 7;
	while (size * 2 ** shift < 2 ** (bits - 1) && shift < 48) shift++;
	const largest = 1n << BigInt(bits);
	return [clamp(BigInt(Math.floor(leak * 2 ** shift + 0.5)), -largest, largest), BigInt(shift)];
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
