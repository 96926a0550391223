/**
 * What depends on precision: how a potential is stored, summed, leaked and clamped. lif.ts holds the neuron
 * model itself and knows nothing of representation; a new precision is one more implementation of this.
 *
 * "State units" are genome units in fp32 and multiples of the area's UNIT in the integer tiers.
 * `neuron` is a global neuron index.
 */
export interface Membrane {
	/** Marks an accumulator that received nothing; no sum equals it. */
	readonly emptyAccumulator: number;
	/** Accumulated sums are clamped to ± this. */
	readonly sumLimit: number;
	/** Loads the constants of the area whose record starts at byte `area`. */
	select(area: number): void;
	/** Counts down a blocked neuron and returns what is left; -1: it was not blocked. */
	countDown(neuron: number): number;
	/** Stored potential + `input`, not clamped, in state units. */
	sum(neuron: number, input: number): number;
	/** Stores a potential that neither fired nor leaks. */
	hold(neuron: number, potential: number): void;
	/** Stores `potential · (1 − leak)`. */
	decay(neuron: number, potential: number): void;
	/** Stores the reset potential and blocks the neuron for `countdown` bursts. */
	fire(neuron: number, countdown: number): void;
	/** Potential at firing as an unsigned byte PSP, rounded half away from zero (mp_driven_psp). */
	psp(potential: number): number;
	/** An injected potential in genome units as a contribution in state units. */
	inject(potential: number): number;
	/** Contribution of one spike that carries `psp`; `factor` is the projection's value for the degree class. */
	driven(psp: number, weight: number, factor: number): number;
	/** Forgets the potentials of an area whose charge does not accumulate. */
	clear(first: number, end: number): void;
	/** Stored potential in genome units. */
	potential(neuron: number): number;
	/** Bursts for which the neuron is still blocked. */
	countdown(neuron: number): number;
}
