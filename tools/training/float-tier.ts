/** fp32, fp16 and fp16r: binary32 arithmetic; what is stored is rounded by the conversions of the engine itself. */
import { PRECISION_NAMES } from "../../modules/connectome/layout.js";
import { stateFormat } from "../../modules/connectome/state-format.js";
import { fromHalf, fromHalfWithResidue, toHalf, toHalfWithResidue } from "../../modules/npu/half.js";
import { FLOAT_SUM_LIMIT, toFloatUnits } from "../../modules/npu/precision.js";
import { stateThreshold } from "../quantise/state-threshold.js";
import type { Leak, Tier } from "./tier.js";

const { abs, fround, max, min, round, sign } = Math;

/** How a binary32 survives the store, by bytes of the state's two parts. */
function roundTrip(potentialBytes: number, fractionBytes: number): (potential: number) => number {
	if (potentialBytes === 4) return fround;
	if (fractionBytes === 0) return (potential) => fromHalf(toHalf(potential));
	return (potential) => {
		const state = toHalfWithResidue(potential);
		return fromHalfWithResidue(state >>> 8, state & 255);
	};
}

/** `id`: of `Precision`, one of the float ones. */
export function floatTier(id: number): Tier {
	const format = stateFormat(id);
	const store = roundTrip(format.potentialBytes, format.fractionBytes);
	const storePass = (potential: number) => (potential >= format.low && potential <= format.high ? 1 : 0);
	const leak = (potential: number, { keep }: Leak) => fround(potential * keep);
	return {
		precision: PRECISION_NAMES[id],
		format,
		injection: (potential, unitsPerPotential) => toFloatUnits(fround(potential), unitsPerPotential),
		injectionPass: () => 1,
		contribution: (weight, psp, degree, scale) => {
			const size = (abs(weight) * psp) / degree;
			return (
				sign(weight) * fround(scale.steps ? round(size / scale.divisor!) * scale.steps : size / scale.unit) +
				0
			);
		},
		contributionPass: () => 1,
		drivenContribution: (weight, psp, degree, { unit }) => fround((weight * psp) / fround(degree * unit)) + 0,
		threshold: (threshold, scale) => stateThreshold(fround(threshold), { ...scale, exact: true }, true),
		add: (sum, contribution) => max(-FLOAT_SUM_LIMIT, min(fround(sum + contribution), FLOAT_SUM_LIMIT)),
		integrate: (stored, input) => fround(stored + input),
		leak,
		store,
		storePass,
		decay: (potential, by) => store(leak(potential, by)),
		decayGradient: (potential, by) => (storePass(leak(potential, by)) ? by.keep : 0),
	};
}
