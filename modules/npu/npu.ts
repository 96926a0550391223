import type { BrainImage } from "../connectome/image.js";
import {
	Area,
	AreaFlag,
	NONE,
	POWER_AMOUNT,
	POWER_AREA,
	Precision,
	Projection,
	ProjectionFlag,
	Saturation,
} from "../connectome/layout.js";
import { type StateFormat, stateFormat } from "../connectome/state-format.js";
import { fireCountAt } from "./fire-counts.js";
import { Half, type HalfStore, HalfWithResidue } from "./half.js";
import { Inputs } from "./inputs.js";
import { type Kernels, referenceKernels } from "./kernels.js";
import type { NativeBurst } from "./native.js";
import { Pools } from "./pools.js";
import {
	EMPTY_FLOAT,
	EMPTY_INTEGER,
	FLOAT_SUM_LIMIT,
	INTEGER_SUM_LIMIT,
	toFloatUnits,
	toUnits,
} from "./precision.js";
import { ALL_FIRED } from "./propagate.js";
import { Slab } from "./slab.js";

// Named once: on XS every mention of Math walks the list of globals.
const { clz32, fround } = Math;

/** What an area has to do in a burst; 0: nothing, it costs one look. */
const AWAKE = 1;
const FIRED_TWO_BURSTS_AGO = 2;
const HOLDS_STALE_CHARGE = 4;

/**
 * The burst engine. One burst in FEAGI's order (specification, 3.2), area by area: forget what does not
 * accumulate, then sensory input, power, the last burst's spikes projection by projection, then the neurons.
 * Areas only read the last burst's spikes, so the order of areas cannot be observed; the order of inputs to
 * one neuron is: queue, stream, power, projections in image order with ascending source neurons; in fp32, several
 * rules between the same two areas go neuron by neuron, as FEAGI's sums do.
 */
export class Npu {
	readonly image: BrainImage;
	readonly pools: Pools;
	readonly slab: Slab;
	readonly inputs: Inputs;
	readonly format: StateFormat;
	/** The half precisions' way to read and write a potential. */
	readonly half: HalfStore | undefined;
	/** Rounds the result of float arithmetic: to binary32. */
	readonly round: (value: number) => number;
	/** Image words as potentials and contributions: f32 in the float precisions, i32 in the integer ones. */
	readonly parameters: Float32Array | Int32Array;
	readonly contributions: Float32Array | Int32Array;
	/** Image as ids of the image's width. */
	readonly ids: Uint16Array | Uint32Array;
	/** Bursts so far; the first burst has number 1. */
	burst = 0;
	/** Spikes so far. */
	spikes = 0;
	/** Spikes of the newest burst. */
	burstSpikes = 0;
	/** Bank with the newest burst's spikes, and the one with those of the burst before. */
	bank = 0;
	lastBank = 1;
	readonly #kernels: Kernels;
	readonly #native: NativeBurst | undefined;
	/** Per bank and area what it has to do in the bursts of that bank's parity. */
	readonly #duties: readonly [Uint8Array, Uint8Array];
	/** Areas that the spikes of area a reach: #targets from #firstTarget[a] up to #firstTarget[a + 1]. */
	readonly #firstTarget: Uint32Array;
	readonly #targets: Uint16Array;

	/**
	 * Allocates all state; throws PoolError when SRAM is short. `pools` and `round` can be given by who wants the same
	 * neurons in another arithmetic: binary64 pools and a `round` that does not. With `native`, which is open on the same
	 * image and pools, bursts run there, and the rest of this class only looks at what they leave.
	 */
	constructor(
		image: BrainImage,
		kernels: Kernels = referenceKernels,
		pools: Pools = new Pools(image),
		round: (value: number) => number = fround,
		native?: NativeBurst,
	) {
		const { views } = image;
		const format = stateFormat(image.precision);
		const { float } = format;
		this.image = image;
		this.format = format;
		this.pools = pools;
		this.round = round;
		if (format.half) this.half = format.fractionBytes ? new HalfWithResidue(pools) : new Half(pools);
		this.slab = float
			? new Slab(this.pools, EMPTY_FLOAT, FLOAT_SUM_LIMIT)
			: new Slab(this.pools, EMPTY_INTEGER, INTEGER_SUM_LIMIT);
		this.parameters = float ? views.f32 : views.i32;
		this.contributions = this.parameters;
		this.ids = image.idBytes === 2 ? views.u16 : views.u32;
		this.#kernels = kernels;
		this.#native = native;
		this.#duties = [new Uint8Array(image.areaCount), new Uint8Array(image.areaCount)];
		this.#firstTarget = new Uint32Array(image.areaCount + 1);
		this.#targets = new Uint16Array(image.projectionCount);
		this.inputs = new Inputs(image, this.pools, this, native);
		if (native) return;
		this.slab.clear();
		this.#indexTargets();
		this.#duties[1][POWER_AREA] = AWAKE;
	}

	/** Runs one burst and returns its spikes. */
	step(): number {
		if (!this.#native) this.inputs.wakeStreams();
		this.burst++;
		this.bank = this.burst & 1;
		this.lastBank = this.bank ^ 1;
		const spikes = this.#native
			? this.#native.step(this.burst, this.inputs.queued)
			: this.#stepAreas(this.bank);
		this.inputs.clear();
		this.burstSpikes = spikes;
		this.spikes += spikes;
		return spikes;
	}

	#stepAreas(bank: number): number {
		const duties = this.#duties[bank];
		let spikes = 0;
		for (let area = 0, count = this.image.areaCount; area < count; area++)
			if (duties[area]) spikes += this.#stepArea(area, duties);
		this.#duties[bank ^ 1][POWER_AREA] |= AWAKE;
		return spikes;
	}

	/** Makes `area` look for input in the next burst. */
	wake(area: number): void {
		this.#duties[this.bank ^ 1][area] |= AWAKE;
	}

	/** Spikes of `area` in the newest burst. */
	firedCount(area: number): number {
		return this.pools.firedCounts[this.bank * this.image.areaCount + area];
	}

	/** Spikes of `area` in the burst before the newest. */
	lastFiredCount(area: number): number {
		return this.pools.firedCounts[this.lastBank * this.image.areaCount + area];
	}

	/** Whether area-local neuron `index` fired in the newest burst. */
	fired(area: number, index: number): boolean {
		const word = this.image.views.word(this.image.area(area) + Area.FIRED_WORD) + (index >>> 5);
		return ((this.pools.fired[this.bank][word] >>> (index & 31)) & 1) === 1;
	}

	/** Membrane potential of area-local neuron `index` in genome units; 0 in areas that keep none. */
	potential(area: number, index: number): number {
		const record = this.image.area(area);
		const first = this.image.views.word(record + Area.STATE_INDEX);
		if (first === NONE || this.#markedRefractory(record, index)) return 0;
		const stored = this.pools.potentials[first + index];
		const { float, fractionBytes } = this.format;
		let units = stored;
		if (this.half) units = this.half.load(first + index);
		else if (!float) units = (stored << (8 * fractionBytes)) + this.pools.fractions[first + index];
		return units / this.image.views.f32[(record + Area.UNITS_PER_POTENTIAL) >> 2];
	}

	/** Bursts with input for which area-local neuron `index` is still blocked. */
	countdown(area: number, index: number): number {
		const record = this.image.area(area);
		const beside = this.image.views.word(record + Area.COUNTDOWN_INDEX);
		if (beside !== NONE) return this.pools.countdowns[beside + index];
		if (!this.#markedRefractory(record, index)) return 0;
		return this.pools.fractions[this.image.views.word(record + Area.STATE_INDEX) + index];
	}

	/** Spikes in a row of area-local neuron `index`; 0 where the area has no limit. */
	fireCount(area: number, index: number): number {
		const record = this.image.area(area);
		const bits = this.image.views.u8[record + Area.FIRE_COUNT_BITS];
		if (bits === 0) return 0;
		const first = this.image.views.word(record + Area.FIRE_COUNT_INDEX);
		return fireCountAt(this.pools.fireCounts, first, bits, index);
	}

	/** Stores that were clamped and could matter, over all areas. */
	saturations(): number {
		const { saturations } = this.pools;
		if (saturations.length === 0) return 0;
		let sum = 0;
		for (let area = 0, count = this.image.areaCount; area < count; area++)
			sum += saturations[Saturation.LOW * count + area] + saturations[Saturation.HIGH * count + area];
		return sum;
	}

	/** Counts a potential of `area`, in state units, that was clamped because it left the range of the state. */
	saturate(area: number, potential: number): void {
		const { saturations } = this.pools;
		const areas = this.image.areaCount;
		const high = potential > 0;
		const counter = (high ? Saturation.HIGH : Saturation.LOW) * areas + area;
		if (saturations[counter] !== 0xffffffff) saturations[counter]++;
		const end = high ? this.format.high : this.format.low;
		let doublings = 0;
		for (let share = potential / end; share > 1 && doublings < 255; share /= 2) doublings++;
		const shift = high ? 8 : 0;
		const lane = Saturation.DOUBLINGS * areas + area;
		const word = saturations[lane];
		if (doublings > ((word >> shift) & 255))
			saturations[lane] = (word & ~(255 << shift)) | (doublings << shift);
	}

	/**
	 * Makes `words` (a bit per neuron, from bit 0 of the first) the newest burst's spikes of `area`, with their
	 * `psps` where the area's spikes carry one: the next burst propagates these. Membranes keep what they did. For the
	 * reference only: native bursts keep their own list of who has spikes to hear.
	 */
	replaceSpikes(area: number, words: Int32Array, psps?: Uint8Array): void {
		const { image, pools, bank } = this;
		const record = image.area(area);
		const firstWord = image.views.word(record + Area.FIRED_WORD);
		let spikes = 0;
		for (let word = 0; word < words.length; word++) {
			pools.fired[bank][firstWord + word] = words[word];
			for (let rest = words[word]; rest; rest &= rest - 1) spikes++;
		}
		if (psps) pools.psps[bank].set(psps, image.views.word(record + Area.PSP_INDEX));
		pools.firedCounts[bank * image.areaCount + area] = spikes;
		if (spikes === 0) return;
		this.#duties[bank][area] |= FIRED_TWO_BURSTS_AGO;
		this.#wakeTargets(area);
	}

	/** Whether the neuron's potential is the mark of a countdown in its fraction. */
	#markedRefractory(record: number, index: number): boolean {
		const first = this.image.views.word(record + Area.STATE_INDEX);
		return first !== NONE && this.pools.potentials[first + index] === this.format.refractoryMark;
	}

	#stepArea(index: number, duties: Uint8Array): number {
		const { image, pools, slab } = this;
		const { u32 } = image.views;
		const area = image.area(index);
		const size = u32[(area + Area.NEURON_COUNT) >> 2];
		const duty = duties[index];
		const counter = this.bank * image.areaCount + index;
		duties[index] = 0;
		if (duty & FIRED_TWO_BURSTS_AGO) {
			const word = u32[(area + Area.FIRED_WORD) >> 2];
			pools.fired[this.bank].fill(0, word, word + ((size + 31) >>> 5));
			pools.firedCounts[counter] = 0;
		}
		if (duty & HOLDS_STALE_CHARGE) {
			const state = u32[(area + Area.STATE_INDEX) >> 2];
			pools.potentials.fill(0, state, state + size);
		}
		if ((duty & AWAKE) === 0) return 0;
		let spikes = 0;
		let touched = false;
		for (let first = 0; first < size; first += image.slabNeurons) {
			slab.open(first, first + image.slabNeurons < size ? image.slabNeurons : size - first);
			this.#deliver(index, area);
			this.#propagate(area);
			if (slab.count === 0) continue;
			touched = true;
			spikes += this.#kernels.update(this, index);
		}
		if (
			touched &&
			image.precision === Precision.FP32 &&
			(u32[(area + Area.FLAGS) >> 2] & AreaFlag.CHARGE_ACCUMULATES) === 0
		)
			this.#duties[this.lastBank][index] |= HOLDS_STALE_CHARGE;
		if (spikes) {
			pools.firedCounts[counter] = spikes;
			duties[index] = FIRED_TWO_BURSTS_AGO;
			this.#wakeTargets(index);
		}
		return spikes;
	}

	/** What reaches the area from outside in this burst, into the slab. */
	#deliver(index: number, area: number): void {
		const { float } = this.format;
		const unitsPerPotential = this.image.views.f32[(area + Area.UNITS_PER_POTENTIAL) >> 2];
		this.inputs.deliver(index, this.slab, float && unitsPerPotential === 1 ? 0 : unitsPerPotential);
		if (index === POWER_AREA)
			this.slab.add(0, (float ? toFloatUnits : toUnits)(POWER_AMOUNT, unitsPerPotential));
	}

	/** The last burst's spikes that reach the area, into the slab. */
	#propagate(area: number): void {
		const { u32 } = this.image.views;
		let i = u32[(area + Area.FIRST_PROJECTION) >> 2];
		const end = i + u32[(area + Area.PROJECTION_COUNT) >> 2];
		while (i < end) {
			const next = this.#endOfGroup(i, end);
			if (next === i + 1) this.#kernels.propagate(this, i, ALL_FIRED);
			else this.#propagateByNeuron(i, next);
			i = next;
		}
	}

	/** Projections from `first` on that share a source and add up neuron by neuron end here. */
	#endOfGroup(first: number, end: number): number {
		const { u8, u16 } = this.image.views;
		const record = this.image.projection(first);
		let next = first + 1;
		if ((u8[record + Projection.FLAGS] & ProjectionFlag.NEURON_BY_NEURON) === 0) return next;
		const source = u16[(record + Projection.SOURCE) >> 1];
		while (next < end && u16[(this.image.projection(next) + Projection.SOURCE) >> 1] === source) next++;
		return next;
	}

	/** FEAGI's order of float sums where several rules join two areas: a neuron's synapses, then the next neuron's. */
	#propagateByNeuron(first: number, end: number): void {
		const { u16, u32 } = this.image.views;
		const source = u16[(this.image.projection(first) + Projection.SOURCE) >> 1];
		if (this.lastFiredCount(source) === 0) return;
		const area = this.image.area(source);
		const bits = this.pools.fired[this.lastBank];
		const firedWord = u32[(area + Area.FIRED_WORD) >> 2];
		const words = (u32[(area + Area.NEURON_COUNT) >> 2] + 31) >> 5;
		for (let word = 0; word < words; word++)
			for (let rest = bits[firedWord + word]; rest; rest &= rest - 1) {
				const neuron = (word << 5) + 31 - clz32(rest & -rest);
				for (let i = first; i < end; i++) this.#kernels.propagate(this, i, neuron);
			}
	}

	#wakeTargets(source: number): void {
		const targets = this.#targets;
		const duties = this.#duties[this.lastBank];
		for (let i = this.#firstTarget[source], end = this.#firstTarget[source + 1]; i < end; i++)
			duties[targets[i]] |= AWAKE;
	}

	/** Turns the projections, which the image groups by target, into the targets of each source. */
	#indexTargets(): void {
		const { image } = this;
		const { u16 } = image.views;
		const first = this.#firstTarget;
		for (let i = 0; i < image.projectionCount; i++)
			first[u16[(image.projection(i) + Projection.SOURCE) >> 1] + 1]++;
		for (let area = 0; area < image.areaCount; area++) first[area + 1] += first[area];
		const next = first.slice();
		for (let i = 0; i < image.projectionCount; i++) {
			const record = image.projection(i);
			this.#targets[next[u16[(record + Projection.SOURCE) >> 1]]++] = u16[(record + Projection.TARGET) >> 1];
		}
	}
}
