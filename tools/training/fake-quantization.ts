/**
 * Hooks for quantization-aware training: the state arithmetic of each precision and the gradients of the
 * straight-through estimator. See docs/quantization-aware-training.md; brain-arithmetic.ts has the numbers of a
 * compiled brain, fake-burst.ts one burst of a neuron.
 */
import { PRECISION_NAMES } from "../../modules/connectome/layout.js";
import { stateFormat } from "../../modules/connectome/state-format.js";
import { UsageError } from "../errors.js";
import { floatTier } from "./float-tier.js";
import { integerTier } from "./integer-tier.js";
import type { Pass, Tier } from "./tier.js";

const tiers: readonly Tier[] = PRECISION_NAMES.map((_, id) =>
	Object.freeze(stateFormat(id).float ? floatTier(id) : integerTier(id)),
);

/**
 * The arithmetic of `precision`: fp32, fp16, fp16r, int8 or int8-compact.
 * @throws UsageError training-precision for any other name
 */
export function tierOf(precision: string): Tier {
	const tier = tiers[PRECISION_NAMES.indexOf(precision)];
	if (tier !== undefined) return tier;
	throw new UsageError(
		"training-precision",
		"precision",
		`there is no precision ${JSON.stringify(precision)}`,
		`use one of ${PRECISION_NAMES.join(", ")}`,
	);
}

/**
 * A membrane potential after a round trip through the state: genome units in, genome units out, as Npu.potential
 * reads it. `unitsPerPotential` is the area's; it is positive and a binary32.
 */
export function fakePotential(tier: Tier, potential: number, unitsPerPotential: number): number {
	return tier.store(tier.injection(potential, unitsPerPotential)) / unitsPerPotential;
}

/** Straight-through derivative of `fakePotential`: 0 where the potential is beyond the ends of the state. */
export function potentialPass(tier: Tier, potential: number, unitsPerPotential: number): Pass {
	if (!tier.injectionPass(potential, unitsPerPotential)) return 0;
	return tier.storePass(tier.injection(potential, unitsPerPotential));
}
