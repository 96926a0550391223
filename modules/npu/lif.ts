/**
 * The leaky integrate-and-fire neuron of FEAGI's burst engine (behaviour specification, section 3.4), once,
 * for every precision. Only candidates are touched, so cost follows activity, not size.
 *
 *   blocked:            countdown −= 1, input is lost
 *   potential += input
 *   threshold ≤ potential ≤ limit, not at the consecutive-fire limit, and the draw succeeds:
 *                       spike; potential = 0; countdown = refractory period (+ snooze at the limit)
 *   otherwise           potential ·= 1 − leak
 */
import { Area, AreaFlag, NONE } from "../connectome/layout.js";
import { excitabilityHash } from "./excitability.js";
import type { Npu } from "./npu.js";

/** Updates the slab's candidates, which belong to area `index`; returns how many fired. */
export function update(npu: Npu, index: number): number {
	const { membrane, slab, burst } = npu;
	const { u16, u32 } = npu.image.views;
	const area = npu.image.area(index);
	const flags = u32[(area + Area.FLAGS) >> 2];
	const alwaysFires = flags & AreaFlag.ALWAYS_FIRES;
	const excitability = u32[(area + Area.EXCITABILITY) >> 2];
	const firstNeuron = u32[(area + Area.FIRST_NEURON) >> 2] + slab.first;
	const refractory = u16[(area + Area.REFRACTORY_PERIOD) >> 1];
	const fireLimit = u16[(area + Area.FIRE_LIMIT) >> 1];
	const blocked = Math.min(refractory + u16[(area + Area.SNOOZE_PERIOD) >> 1], 65535);
	const waits = refractory > 0 || (fireLimit > 0 && blocked > 0);
	const fireCounts = npu.pools.fireCounts;
	const firstCount = u32[(area + Area.FIRE_COUNT_INDEX) >> 2] + slab.first;
	const thresholdTable = u32[(area + Area.THRESHOLD_TABLE) >> 2];
	const thresholds = thresholdTable ? (thresholdTable >> 2) + slab.first : NONE;
	const limit = npu.parameters[(area + Area.THRESHOLD_LIMIT) >> 2];
	let threshold = npu.parameters[(area + Area.THRESHOLD) >> 2];
	let spikes = 0;
	for (let k = 0, count = slab.count; k < count; k++) {
		const i = slab.candidates[k];
		const neuron = firstNeuron + i;
		const input = slab.take(k);
		if (waits) {
			const left = membrane.countDown(neuron);
			if (left === 0 && fireLimit && fireCounts[firstCount + i] >= fireLimit) fireCounts[firstCount + i] = 0;
			if (left >= 0) continue;
		}
		const potential = membrane.sum(neuron, input);
		if (thresholds !== NONE) threshold = npu.parameters[thresholds + i];
		if (potential >= threshold && potential <= limit) {
			if (fireLimit && fireCounts[firstCount + i] >= fireLimit) {
				fireCounts[firstCount + i] = 0;
				membrane.hold(neuron, potential);
				continue;
			}
			if (alwaysFires || excitabilityHash(neuron, burst) < excitability) {
				let countdown = refractory;
				if (fireLimit && ++fireCounts[firstCount + i] >= fireLimit) countdown = blocked;
				if (flags & AreaFlag.MP_DRIVEN_PSP) npu.notePsp(area, slab.first + i, membrane.psp(potential));
				membrane.fire(neuron, countdown);
				npu.noteSpike(area, slab.first + i);
				spikes++;
				continue;
			}
		}
		if (fireLimit) fireCounts[firstCount + i] = 0;
		membrane.decay(neuron, potential);
	}
	slab.count = 0;
	return spikes;
}
