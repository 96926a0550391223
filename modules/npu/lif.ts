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
 * Precisions differ in how a potential is loaded, blocked and stored (state-format.ts). fp32 is FEAGI's arithmetic
 * bit for bit; the half precisions do the same arithmetic and round what they store. In the integer precisions a
 * potential is S = high·2^bits + fraction in the area's units; sums are exact and are clamped once, when stored.
 * Clamps that can matter are counted (docs/quantization.md).
 */
import { Area, AreaFlag, NONE, Saturation } from "../connectome/layout.js";
import { excitabilityHash } from "./excitability.js";
import { fireCountAt, setFireCount } from "./fire-counts.js";
import type { Npu } from "./npu.js";
import { POWERS_BELOW } from "./powers.js";
import { toPsp } from "./precision.js";

// Named once: on XS every mention of Math walks the list of globals.
const { min } = Math;

/** Updates the slab's candidates, which belong to area `index`, and empties the slab; returns how many fired. */
export function update(npu: Npu, index: number): number {
	const { pools, slab, parameters, half, round } = npu;
	const { high, low, refractoryMark, fractionBytes } = npu.format;
	const fractionBits = 8 * fractionBytes;
	const single = npu.format.float && half === undefined;
	const { u16, u32, i32, f32 } = npu.image.views;
	const area = npu.image.area(index);
	const flags = u32[(area + Area.FLAGS) >> 2];
	const accumulates = flags & AreaFlag.CHARGE_ACCUMULATES;
	const alwaysFires = flags & AreaFlag.ALWAYS_FIRES;
	const driven = flags & AreaFlag.MP_DRIVEN_PSP;
	const excitability = u32[(area + Area.EXCITABILITY) >> 2];
	const unitsPerPotential = f32[(area + Area.UNITS_PER_POTENTIAL) >> 2];
	const countsHighEnd = (flags & AreaFlag.HIGH_END_IS_HARMLESS) === 0;
	const keep = round(1 - f32[(area + Area.LEAK) >> 2]);
	const leakMultiplier = i32[(area + Area.LEAK_MULTIPLIER) >> 2];
	const leak = leakMultiplier * POWERS_BELOW[u32[(area + Area.LEAK_SHIFT) >> 2]];
	const refractory = u16[(area + Area.REFRACTORY_PERIOD) >> 1];
	const fireLimit = u16[(area + Area.FIRE_LIMIT) >> 1];
	const snoozed = min(refractory + u16[(area + Area.SNOOZE_PERIOD) >> 1], 65535);
	const waits = refractory > 0 || (fireLimit > 0 && snoozed > 0);
	const limit = parameters[(area + Area.THRESHOLD_LIMIT) >> 2];
	const thresholdTable = u32[(area + Area.THRESHOLD_TABLE) >> 2] >> 2;
	let threshold = parameters[(area + Area.THRESHOLD) >> 2];

	const { first, count, candidates, accumulators, empty } = slab;
	const { potentials, fractions, countdowns, fireCounts } = pools;
	// −1 where the area keeps no potentials.
	let firstState = u32[(area + Area.STATE_INDEX) >> 2];
	firstState = firstState === NONE ? -1 : firstState + first;
	// Countdowns in a pool of their own; −1 where the fraction of a refractory neuron holds them, or none is needed.
	let firstCountdown = u32[(area + Area.COUNTDOWN_INDEX) >> 2];
	firstCountdown = firstCountdown === NONE ? -1 : firstCountdown + first;
	const firstCount = u32[(area + Area.FIRE_COUNT_INDEX) >> 2];
	const countBits = npu.image.views.u8[area + Area.FIRE_COUNT_BITS];
	const firstPsp = u32[(area + Area.PSP_INDEX) >> 2] + first;
	const firedWord = u32[(area + Area.FIRED_WORD) >> 2];
	const fired = pools.fired[npu.bank];
	const psps = pools.psps[npu.bank];
	let spikes = 0;
	let blocked = 0;

	for (let k = 0; k < count; k++) {
		const i = candidates[k];
		const state = firstState + i;
		const input = accumulators[i] + 0; // −0 becomes 0: FEAGI's sums begin with 0
		accumulators[i] = empty;
		if (waits) {
			const left =
				firstCountdown >= 0
					? countdowns[firstCountdown + i]
					: potentials[state] === refractoryMark
						? fractions[state]
						: 0;
			if (left) {
				blocked++;
				if (firstCountdown >= 0) countdowns[firstCountdown + i] = left - 1;
				else {
					fractions[state] = left - 1;
					if (left === 1) potentials[state] = 0;
				}
				if (fireLimit && left === 1 && fireCountAt(fireCounts, firstCount, countBits, first + i) >= fireLimit)
					setFireCount(fireCounts, firstCount, countBits, first + i, 0);
				continue;
			}
		}

		let potential = input;
		if (accumulates) {
			if (single) potential = round(potentials[state] + input);
			else if (half) potential = round(half.load(state) + input);
			else potential = (potentials[state] << fractionBits) + fractions[state] + input;
		}
		if (thresholdTable) threshold = parameters[thresholdTable + first + i];
		let leaks = true;
		if (potential >= threshold && potential <= limit) {
			const count = fireLimit ? fireCountAt(fireCounts, firstCount, countBits, first + i) : 0;
			if (fireLimit && count >= fireLimit) leaks = false;
			else if (
				alwaysFires ||
				excitabilityHash(npu.image.views.word(area + Area.FIRST_NEURON) + first + i, npu.burst) < excitability
			) {
				let countdown = refractory;
				if (fireLimit) {
					setFireCount(fireCounts, firstCount, countBits, first + i, count + 1);
					if (count + 1 >= fireLimit) countdown = snoozed;
				}
				if (driven) psps[firstPsp + i] = toPsp(potential, unitsPerPotential);
				if (firstCountdown >= 0 || countdown === 0) {
					if (firstState >= 0) {
						potentials[state] = 0;
						if (fractionBytes) fractions[state] = 0;
					}
					if (countdown) countdowns[firstCountdown + i] = countdown;
				} else {
					potentials[state] = refractoryMark;
					fractions[state] = countdown;
				}
				fired[firedWord + ((first + i) >> 5)] |= 1 << ((first + i) & 31);
				spikes++;
				continue;
			}
		}
		if (fireLimit) setFireCount(fireCounts, firstCount, countBits, first + i, 0);

		if (single) {
			potentials[state] = leaks ? potential * keep : potential;
			continue;
		}
		if (!accumulates) continue;
		let beyond = 0;
		if (half) {
			if (leaks) potential = round(potential * keep);
			if (potential > high || potential < low) beyond = potential;
			half.store(state, potential);
		} else {
			if (potential > high || potential < low) {
				beyond = potential;
				potential = potential > 0 ? high : low;
			}
			if (leaks && leakMultiplier) {
				// ⌊x·multiplier / 2^shift + ½⌋: at most 48 bits, so binary64 has it exactly.
				const lost = potential * leak + 0.5;
				const whole = lost | 0;
				potential -= whole > lost ? whole - 1 : whole;
				if (potential > high || potential < low) {
					if (beyond === 0) beyond = potential;
					potential = potential > 0 ? high : low;
				}
			}
			potentials[state] = potential >> fractionBits;
			fractions[state] = potential;
		}
		if (beyond < 0 || (beyond > 0 && countsHighEnd)) npu.saturate(index, beyond);
	}
	slab.count = 0;
	if (!single) pools.saturations[Saturation.UPDATES * npu.image.areaCount + index] += count - blocked;
	return spikes;
}
