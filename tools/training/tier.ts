/**
 * The arithmetic of one precision, as a training loop needs it: what the engine computes (modules/npu/lif.ts), one
 * operation at a time, and where each lets a straight-through gradient pass. Every number is in state units of one
 * area unless a name says genome units; docs/quantization-aware-training.md has the equations.
 */
import type { StateFormat } from "../../modules/connectome/state-format.js";

/** Leak of an area: `keep` for the float precisions, multiplier / 2^shift for the integer ones. */
export interface Leak {
	/** 1 − leak, a binary32. */
	readonly keep: number;
	readonly multiplier: number;
	readonly shift: number;
}

/** How genome units become state units in an area; fields of the compiler's AreaParameters. */
export interface Scale {
	/** Genome units per state unit, as a binary64. */
	readonly unit: number;
	/** The contributions' common divisor in genome units; not used where `steps` is 0. */
	readonly divisor: number | undefined;
	/** State units per divisor: contributions are whole numbers of it. 0: the unit is not made from it. */
	readonly steps: number;
}

/** Derivative of a rounding by the straight-through estimator: 1, or 0 where the value was clamped. */
export type Pass = 0 | 1;

export interface Tier {
	readonly precision: string;
	readonly format: StateFormat;

	/** `potential` (genome units) as the engine injects it; `unitsPerPotential` is the area's binary32. */
	injection(potential: number, unitsPerPotential: number): number;
	injectionPass(potential: number, unitsPerPotential: number): Pass;

	/**
	 * What one spike delivers to one target: weight · psp / degree. `weight` −255 … 255, negative for an inhibitory
	 * projection; `psp` 0 … 255; `degree` the source neuron's synapses, 1 where PSPs are not divided; `scale` the
	 * target's.
	 */
	contribution(weight: number, psp: number, degree: number, scale: Scale): number;
	contributionPass(weight: number, psp: number, degree: number, scale: Scale): Pass;
	/** The same for a source with mp_driven_psp: `psp` is the potential it fired with, as a byte. */
	drivenContribution(weight: number, psp: number, degree: number, scale: Scale): number;

	/**
	 * The smallest potential that is at `threshold` (genome units). A threshold within 10^−5 of a multiple of the
	 * divisor counts as that multiple; the integer precisions keep a positive one above 0.
	 */
	threshold(threshold: number, scale: Scale): number;
	/** One more contribution to a burst's input; the first is added to 0. */
	add(sum: number, contribution: number): number;
	/** The potential that is held against the threshold. */
	integrate(stored: number, input: number): number;
	/** Without the rounding and clamping of the store. */
	leak(potential: number, leak: Leak): number;
	/** What is read back after `potential` was stored. */
	store(potential: number): number;
	storePass(potential: number): Pass;
	/** What remains of a potential that did not fire: leak, then store; the integer precisions clamp before the leak, too. */
	decay(potential: number, leak: Leak): number;
	/** Derivative of `decay` by the potential: 1 − leak, or 0 where something was clamped. */
	decayGradient(potential: number, leak: Leak): number;
}
