/** How each precision keeps a membrane potential and a refractory countdown (docs/quantization.md). */
import { Precision } from "./layout.js";

export interface StateFormat {
	/** Potentials, thresholds and sums are binary32; otherwise whole numbers of the area's unit. */
	readonly float: boolean;
	/** Binary16 in memory, binary32 in arithmetic. */
	readonly half: boolean;
	readonly potentialBytes: number;
	/** 0: potentials have no second part. */
	readonly fractionBytes: number;
	/**
	 * Longest countdown that the fraction of a refractory neuron can hold; the potential is REFRACTORY_MARK then.
	 * An area that needs more, or a precision where it is 0, keeps countdowns in a pool of their own.
	 */
	readonly countdownLimit: number;
	/** Potential that marks a refractory neuron, as its typed array reads it. */
	readonly refractoryMark: number;
	/** Range of a stored potential in state units. */
	readonly low: number;
	readonly high: number;
}

const formats: readonly StateFormat[] = Object.freeze([
	format({ id: Precision.FP32, float: true, bytes: [4, 0], range: [-Infinity, Infinity] }),
	format({ id: Precision.FP16, float: true, bytes: [2, 0], range: [-65504, 65504] }),
	// 0xffff is a NaN of binary16, which no potential is.
	format({ id: Precision.FP16R, float: true, bytes: [2, 1], range: [-65504, 65504], mark: 0xffff }),
	// S = high·2^16 + fraction and S = high·2^8 + fraction; a high byte of −128 is no potential.
	format({ id: Precision.INT8, float: false, bytes: [1, 2], range: [-127 * 65536, 8388607], mark: -128 }),
	format({ id: Precision.INT8_COMPACT, float: false, bytes: [1, 1], range: [-127 * 256, 32767], mark: -128 }),
]);

export function stateFormat(precision: number): StateFormat {
	return formats[precision];
}

function format(tier: {
	id: number;
	float: boolean;
	bytes: readonly [potential: number, fraction: number];
	range: readonly [low: number, high: number];
	mark?: number;
}): StateFormat {
	const [potentialBytes, fractionBytes] = tier.bytes;
	return Object.freeze({
		float: tier.float,
		half: tier.float && potentialBytes === 2,
		potentialBytes,
		fractionBytes,
		countdownLimit: fractionBytes === 0 ? 0 : fractionBytes === 1 ? 255 : 65535,
		refractoryMark: tier.mark ?? Number.NaN,
		low: tier.range[0],
		high: tier.range[1],
	});
}
