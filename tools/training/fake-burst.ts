/** One burst of one neuron, composed of a tier's operations: what modules/npu/lif.ts does, with its gradient. */
import type { AreaArithmetic } from "./brain-arithmetic.js";
import type { Tier } from "./tier.js";

/** Changes from burst to burst. All 0 at boot. */
export interface FakeNeuron {
	/** State units; 0 while blocked. */
	potential: number;
	/** Bursts with input for which the neuron is still blocked. */
	countdown: number;
	/** Spikes in a row; stays 0 where the area has no fire limit. */
	fireCount: number;
}

export interface FakeBurst {
	readonly fired: boolean;
	/** What was held against the threshold, for a surrogate gradient; undefined when the neuron was not updated. */
	readonly atThreshold: number | undefined;
	/** Straight-through derivative of the potential afterwards by the potential before, and by the input where it adds up. */
	readonly gradient: number;
}

/**
 * Advances `neuron`, number `index` of `area`, by one burst. `input` is the sum of what reached it in state units,
 * undefined when nothing did (a sum of 0 is an input, an empty one is not); `drawn` whether the draw of an excitability
 * below 0.999 succeeds. Refractory and snooze periods and the consecutive-fire limit are those of the engine.
 */
export function fakeBurst(
	tier: Tier,
	area: AreaArithmetic,
	index: number,
	neuron: FakeNeuron,
	input: number | undefined,
	drawn = true,
): FakeBurst {
	if (input === undefined) {
		if (!area.accumulates) neuron.potential = 0;
		return { fired: false, atThreshold: undefined, gradient: area.accumulates ? 1 : 0 };
	}
	if (neuron.countdown > 0) {
		neuron.countdown--;
		if (area.fireLimit > 0 && neuron.countdown === 0 && neuron.fireCount >= area.fireLimit)
			neuron.fireCount = 0;
		return { fired: false, atThreshold: undefined, gradient: 0 };
	}
	const before = area.accumulates ? neuron.potential : 0;
	const potential = tier.integrate(before, input + 0); // −0 becomes 0
	const threshold = area.thresholds[area.thresholds.length > 1 ? index : 0];
	const reaches = potential >= threshold && potential <= area.thresholdLimit;
	const tired = area.fireLimit > 0 && neuron.fireCount >= area.fireLimit;
	if (reaches && !tired && drawn) {
		fire(area, neuron);
		return { fired: true, atThreshold: potential, gradient: 0 };
	}
	if (area.fireLimit > 0) neuron.fireCount = 0;
	const holds = reaches && tired;
	if (!area.accumulates) {
		// Only fp32 keeps a charge that the next burst forgets.
		const kept = holds ? potential : tier.leak(potential, area.leak);
		neuron.potential = tier.precision === "fp32" ? kept : 0;
		return { fired: false, atThreshold: potential, gradient: 0 };
	}
	neuron.potential = holds ? tier.store(potential) : tier.decay(potential, area.leak);
	const gradient = holds ? tier.storePass(potential) : tier.decayGradient(potential, area.leak);
	return { fired: false, atThreshold: potential, gradient };
}

function fire(area: AreaArithmetic, neuron: FakeNeuron): void {
	neuron.potential = 0;
	neuron.countdown = area.refractoryPeriod;
	if (area.fireLimit === 0) return;
	neuron.fireCount++;
	if (neuron.fireCount >= area.fireLimit)
		neuron.countdown = Math.min(area.refractoryPeriod + area.snoozePeriod, 65535);
}
