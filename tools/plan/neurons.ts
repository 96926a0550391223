/** Counts what the neurons of the slab whose turn it is cost, before they are updated: kernels/integer.c, single.c. */
import { Area, AreaFlag, NONE, PRECISION_NAMES } from "../../modules/connectome/layout.js";
import type { Npu } from "../../modules/npu/npu.js";
import type { Operation } from "./operations.js";

/** Area `index`, of which the slab holds the candidates. */
export function countNeurons(npu: Npu, index: number, work: Record<Operation, number>): void {
	const { slab } = npu;
	const traits = traitsOf(npu, index);
	/** Groups of four begin with the slab; what is left over at its end is taken one by one. */
	const grouped = slab.size - (slab.size & 3);
	const groups = new Set<number>();
	for (let k = 0; k < slab.count; k++) {
		const i = slab.candidates[k];
		const neuron = slab.first + i;
		if (i < grouped) groups.add(i >> 2);
		if (traits.waits && npu.countdown(index, neuron) > 0) {
			work.blocked++;
			continue;
		}
		const long = traits.general || i >= grouped;
		if (traits.accumulates) work[long ? "generalUpdate" : "update"]++;
		else work[long ? "generalMemoryless" : "memorylessUpdate"]++;
		if (traits.leaks) work.leakingUpdate++;
		if (traits.waits) work.waitingUpdate++;
		if (traits.fireLimit > 0) {
			work.countedUpdate++;
			if (npu.fireCount(index, neuron) >= traits.fireLimit) work.heldUpdate++;
		}
		if (traits.accumulates && npu.potential(index, neuron) !== 0) work.chargedUpdate++;
	}
	work.sweptGroup += groups.size;
}

/** `spikes` of area `index` in the slab that was just updated. */
export function countSpikes(npu: Npu, index: number, spikes: number, work: Record<Operation, number>): void {
	const { settles, driven, leaks } = traitsOf(npu, index);
	work.spike += spikes;
	if (leaks) work.leakingUpdate -= spikes;
	if (settles) work.settledSpike += spikes;
	if (driven) work.storedPsp += spikes;
}

function traitsOf({ image, format }: Npu, index: number) {
	const { u8, u16, u32, i32, f32 } = image.views;
	const area = image.area(index);
	const word = (field: number) => u32[(area + field) >> 2];
	const half = (field: number) => u16[(area + field) >> 1];
	const flags = word(Area.FLAGS);
	const fireLimit = half(Area.FIRE_LIMIT);
	const refractory = half(Area.REFRACTORY_PERIOD);
	const waits = refractory > 0 || (fireLimit > 0 && half(Area.SNOOZE_PERIOD) > 0);
	const leaks = f32[(area + Area.LEAK) >> 2] !== 0;
	const accumulates = (flags & AreaFlag.CHARGE_ACCUMULATES) !== 0;
	const keeps = word(Area.STATE_INDEX) !== NONE;
	const driven = (flags & AreaFlag.MP_DRIVEN_PSP) !== 0;
	/** kind_of in kernels/integer.c. */
	const longWay =
		!format.float &&
		(word(Area.COUNTDOWN_INDEX) !== NONE ||
			word(Area.THRESHOLD_TABLE) !== 0 ||
			u8[area + Area.FIRE_COUNT_BITS] === 16 ||
			(keeps && !isMild(i32[(area + Area.LEAK_MULTIPLIER) >> 2], word(Area.LEAK_SHIFT), image.precision)));
	return {
		fireLimit,
		waits,
		leaks: leaks && keeps,
		accumulates,
		general: longWay,
		driven,
		settles: fireLimit > 0 || driven || (flags & AreaFlag.ALWAYS_FIRES) === 0,
	};
}

/** set_leak in kernels/integer-neuron.h: the leak is one product that stays in range. */
function isMild(multiplier: number, shift: number, precision: number): boolean {
	const within = multiplier >= 0 && (shift > 24 || multiplier <= 2 ** shift);
	return within && (PRECISION_NAMES[precision] === "int8" ? shift >= 19 : multiplier <= 32768);
}
