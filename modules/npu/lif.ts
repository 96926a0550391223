/**
 * The leaky integrate-and-fire neuron of FEAGI's burst engine (behaviour specification, section 3.4), once,
 * for every precision. Only candidates are touched, so cost follows activity, not size.
 *
 *   blocked:            countdown −= 1, input is lost
 *   potential += input
 *   threshold ≤ potential ≤ limit, not at the consecutive-fire limit, and the draw succeeds:
 *                       spike; potential = 0; countdown = refractory period (+ snooze at the limit)
 *   otherwise           potential ·= 1 − leak
 *
 * Precisions differ in how a potential is loaded, blocked and stored; `float` tells them apart at these three
 * places. fp32 is FEAGI's arithmetic bit for bit. In int8 a potential is S = high·2^16 + fraction in the area's
 * units; a blocked neuron has none, so its high byte holds REFRACTORY_MARK and its fraction the countdown.
 * Sums are exact and are clamped once, when stored; each such clamp is counted (docs/quantization.md).
 */
import { Area, AreaFlag, REFRACTORY_MARK, STATE_HIGH, STATE_LOW } from "../connectome/layout.js";
import { excitabilityHash } from "./excitability.js";
import type { Npu } from "./npu.js";
import { toPsp } from "./precision.js";

// Named once: on XS every mention of Math walks the list of globals.
const { fround, imul, min } = Math;

/** Updates the slab's candidates, which belong to area `index`, and empties the slab; returns how many fired. */
export function update(npu: Npu, index: number): number {
	const { image, pools, slab, burst, float, parameters } = npu;
	const { u16, u32, i32, f32 } = image.views;
	const area = image.area(index);
	const flags = u32[(area + Area.FLAGS) >> 2];
	const accumulates = flags & AreaFlag.CHARGE_ACCUMULATES;
	const alwaysFires = flags & AreaFlag.ALWAYS_FIRES;
	const driven = flags & AreaFlag.MP_DRIVEN_PSP;
	const excitability = u32[(area + Area.EXCITABILITY) >> 2];
	const unitsPerPotential = f32[(area + Area.UNITS_PER_POTENTIAL) >> 2];
	const keep = fround(1 - f32[(area + Area.LEAK) >> 2]);
	const leakMultiplier = i32[(area + Area.LEAK_MULTIPLIER) >> 2];
	const leakShift = u32[(area + Area.LEAK_SHIFT) >> 2] - 8;
	const leakHalf = 1 << (leakShift - 1);
	const refractory = u16[(area + Area.REFRACTORY_PERIOD) >> 1];
	const fireLimit = u16[(area + Area.FIRE_LIMIT) >> 1];
	const snoozed = min(refractory + u16[(area + Area.SNOOZE_PERIOD) >> 1], 65535);
	const waits = refractory > 0 || (fireLimit > 0 && snoozed > 0);
	const limit = parameters[(area + Area.THRESHOLD_LIMIT) >> 2];
	const thresholdTable = u32[(area + Area.THRESHOLD_TABLE) >> 2] >> 2;
	let threshold = parameters[(area + Area.THRESHOLD) >> 2];

	const { first, count, candidates, accumulators, empty } = slab;
	const { potentials, fractions, countdowns, fireCounts } = pools;
	const firstNeuron = u32[(area + Area.FIRST_NEURON) >> 2] + first;
	const firstCountdown = u32[(area + Area.COUNTDOWN_INDEX) >> 2] + first;
	const firstCount = u32[(area + Area.FIRE_COUNT_INDEX) >> 2] + first;
	const firstPsp = u32[(area + Area.PSP_INDEX) >> 2] + first;
	const firedWord = u32[(area + Area.FIRED_WORD) >> 2];
	const fired = pools.fired[npu.bank];
	const psps = pools.psps[npu.bank];
	let spikes = 0;

	for (let k = 0; k < count; k++) {
		const i = candidates[k];
		const neuron = firstNeuron + i;
		const input = accumulators[i] + 0; // −0 becomes 0: FEAGI's sums begin with 0
		accumulators[i] = empty;
		const stored = potentials[neuron];

		if (waits) {
			const left = float
				? countdowns[firstCountdown + i]
				: stored === REFRACTORY_MARK
					? fractions[neuron]
					: 0;
			if (left) {
				if (float) countdowns[firstCountdown + i] = left - 1;
				else {
					fractions[neuron] = left - 1;
					if (left === 1) potentials[neuron] = 0;
				}
				if (fireLimit && left === 1 && fireCounts[firstCount + i] >= fireLimit)
					fireCounts[firstCount + i] = 0;
				continue;
			}
		}

		let potential = input;
		if (accumulates) potential = float ? fround(stored + input) : (stored << 16) + fractions[neuron] + input;
		if (thresholdTable) threshold = parameters[thresholdTable + first + i];
		let leaks = true;
		if (potential >= threshold && potential <= limit) {
			const count = fireLimit ? fireCounts[firstCount + i] : 0;
			if (fireLimit && count >= fireLimit) leaks = false;
			else if (alwaysFires || excitabilityHash(neuron, burst) < excitability) {
				let countdown = refractory;
				if (fireLimit) {
					fireCounts[firstCount + i] = count + 1;
					if (count + 1 >= fireLimit) countdown = snoozed;
				}
				if (driven) psps[firstPsp + i] = toPsp(potential, unitsPerPotential);
				if (float) {
					potentials[neuron] = 0;
					if (countdown) countdowns[firstCountdown + i] = countdown;
				} else {
					potentials[neuron] = countdown ? REFRACTORY_MARK : 0;
					fractions[neuron] = countdown;
				}
				fired[firedWord + ((first + i) >> 5)] |= 1 << ((first + i) & 31);
				spikes++;
				continue;
			}
		}
		if (fireLimit) fireCounts[firstCount + i] = 0;

		if (float) {
			potentials[neuron] = leaks ? potential * keep : potential;
			continue;
		}
		if (accumulates) {
			if (potential > STATE_HIGH || potential < STATE_LOW) potential = npu.saturate(index, potential);
			if (leaks && leakMultiplier) {
				// x − x·leak with the leak as a 15-bit mantissa and a shift, rounded half up; int32 throughout.
				potential -=
					(imul(potential >> 8, leakMultiplier) + (imul(potential & 255, leakMultiplier) >> 8) + leakHalf) >>
					leakShift;
				if (potential > STATE_HIGH || potential < STATE_LOW) potential = npu.saturate(index, potential);
			}
			potentials[neuron] = potential >> 16;
			fractions[neuron] = potential;
		} else {
			potentials[neuron] = 0;
			fractions[neuron] = 0;
		}
	}
	slab.count = 0;
	return spikes;
}
