/** int8 and int8-compact: whole numbers of the area's unit; sums are exact and clamped when stored. */
import { CONTRIBUTION_LIMIT, PRECISION_NAMES } from "../../modules/connectome/layout.js";
import { stateFormat } from "../../modules/connectome/state-format.js";
import { INTEGER_SUM_LIMIT, toUnits } from "../../modules/npu/precision.js";
import { stateThreshold } from "../quantise/state-threshold.js";
import type { Leak, Pass, Scale, Tier } from "./tier.js";

const { abs, floor, fround, max, min, round, sign } = Math;

const clamp = (value: number, low: number, high: number) => max(low, min(value, high));
const within = (units: number): Pass => (abs(units) <= CONTRIBUTION_LIMIT ? 1 : 0);

/** Rounded half away from zero, as the compiler does it: the sign belongs to the projection. */
function wholeUnits(weight: number, psp: number, degree: number, { unit, divisor, steps }: Scale): number {
	const size = (abs(weight) * psp) / degree;
	return sign(weight) * (steps ? round(size / divisor!) * steps : floor(size / unit + 0.5)) + 0;
}

/**
 * x − ⌊(x·multiplier + 2^(shift−1)) / 2^shift⌋. In binary64 this is exact: |x·multiplier| stays below 2^48.
 */
function leak(potential: number, { multiplier, shift }: Leak): number {
	return potential - floor((potential * multiplier + 2 ** (shift - 1)) / 2 ** shift);
}

/** `id`: of `Precision`, one of the integer ones. */
export function integerTier(id: number): Tier {
	const format = stateFormat(id);
	const { low, high } = format;
	const store = (potential: number) => clamp(potential, low, high);
	const storePass = (potential: number): Pass => (potential >= low && potential <= high ? 1 : 0);
	return {
		precision: PRECISION_NAMES[id],
		format,
		injection: (potential, unitsPerPotential) => toUnits(fround(potential), unitsPerPotential),
		injectionPass: (potential, unitsPerPotential) =>
			within(floor(fround(potential) * unitsPerPotential + 0.5)),
		contribution: (...synapse) => clamp(wholeUnits(...synapse), -CONTRIBUTION_LIMIT, CONTRIBUTION_LIMIT),
		contributionPass: (...synapse) => within(wholeUnits(...synapse)),
		drivenContribution: (weight, psp, degree, { unit }) =>
			sign(weight) * toUnits(psp, fround(abs(weight) / (degree * unit))) + 0,
		threshold: (threshold, scale) => stateThreshold(fround(threshold), { ...scale, exact: true }, false),
		add: (sum, contribution) => clamp(sum + contribution, -INTEGER_SUM_LIMIT, INTEGER_SUM_LIMIT),
		integrate: (stored, input) => stored + input,
		leak,
		store,
		storePass,
		decay: (potential, by) => store(leak(store(potential), by)),
		decayGradient: (potential, by) =>
			storePass(potential) && storePass(leak(potential, by)) ? 1 - by.multiplier / 2 ** by.shift : 0,
	};
}
