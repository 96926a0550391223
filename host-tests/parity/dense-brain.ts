/**
 * FEAGI's burst by the book (behaviour specification, 3.2 to 3.5): one object per neuron, every synapse written
 * out, no slabs, no rules, no bit masks. Slow, plain, and sharing nothing with modules/npu. What depends on the
 * number format is in an Arithmetic.
 */
import type { AreaSketch, BrainSketch } from "./sketch.js";
import { voxelsOf, type Wires, wire } from "./wiring.js";

export interface Neuron<T> {
	readonly id: number;
	readonly area: number;
	readonly threshold: T;
	mp: T;
	countdown: number;
	fireCount: number;
	fired: boolean;
	mpAtFire: T;
}

export interface Arithmetic<T> {
	readonly zero: T;
	/** Whether several rules between two areas add up neuron by neuron; only then does their order show. */
	readonly neuronByNeuron: boolean;
	threshold(area: number, index: number): T;
	limit(area: number): T;
	inject(area: number, potential: number): T;
	/** Sum of two inputs to the same neuron. */
	add(a: T, b: T): T;
	integrate(mp: T, input: T): T;
	leak(area: number, mp: T): T;
	/** What remains of a potential when it is written back. */
	store(area: number, mp: T): T;
	/** mp_driven_psp: potential at firing as 0 to 255. */
	psp(area: number, mp: T): number;
	/** One synapse's contribution; `degree` is 1 unless the PSP is shared. */
	contribution(wires: Wires, psp: number, degree: number, driven: boolean): T;
}

export interface Injection {
	readonly area: number;
	readonly index: number;
	readonly potential: number;
}

export class DenseBrain<T> {
	readonly areas: readonly Neuron<T>[][];
	burst = 0;
	readonly #brain: BrainSketch;
	readonly #arithmetic: Arithmetic<T>;
	readonly #wires: readonly Wires[];
	/** The same, by pair of areas, in order. */
	readonly #groups: readonly (readonly Wires[])[];
	/** Outgoing synapses of each neuron, over all destinations. */
	readonly #degrees: readonly number[][];

	/** `seed` is what synapses are drawn with. */
	constructor(brain: BrainSketch, arithmetic: Arithmetic<T>, seed = 1) {
		let id = 0;
		this.#brain = brain;
		this.#arithmetic = arithmetic;
		this.#wires = wire(brain, seed);
		const groups = new Map<string, Wires[]>();
		for (const [index, wires] of this.#wires.entries()) {
			const pair = arithmetic.neuronByNeuron ? `${wires.target},${wires.source}` : `${index}`;
			groups.set(pair, [...(groups.get(pair) ?? []), wires]);
		}
		this.#groups = [...groups.values()];
		this.areas = brain.map((area, a) =>
			new Array(voxelsOf(area).length * area.neuronsPerVoxel).fill(0).map((_, index) => ({
				id: id++,
				area: a,
				threshold: arithmetic.threshold(a, index),
				mp: arithmetic.zero,
				countdown: 0,
				fireCount: 0,
				fired: false,
				mpAtFire: arithmetic.zero,
			})),
		);
		this.#degrees = this.areas.map((neurons, a) =>
			neurons.map((_, n) =>
				this.#wires.reduce((sum, wires) => sum + (wires.source === a ? wires.targets[n].length : 0), 0),
			),
		);
	}

	/** One burst; `injections` in the order in which they are summed. */
	step(injections: readonly Injection[]): void {
		const arithmetic = this.#arithmetic;
		const candidates = new Map<Neuron<T>, T>();
		const add = (neuron: Neuron<T>, input: T) => {
			candidates.set(neuron, arithmetic.add(candidates.get(neuron) ?? arithmetic.zero, input));
		};
		this.burst++;
		for (const { area, index, potential } of injections)
			add(this.areas[area][index], arithmetic.inject(area, potential));
		add(this.areas[1][0], arithmetic.inject(1, 1));
		for (const [a, neurons] of this.areas.entries())
			if (!this.#brain[a].accumulates) for (const neuron of neurons) neuron.mp = arithmetic.zero;
		for (const group of this.#groups) this.#propagate(group, add);
		for (const neurons of this.areas) for (const neuron of neurons) neuron.fired = false;
		for (const [neuron, input] of candidates)
			neuron.fired = updateNeuron(arithmetic, this.#brain[neuron.area], neuron, input, this.burst);
	}

	/** All rules between two areas: a neuron's synapses by every rule, then the next neuron's. */
	#propagate(group: readonly Wires[], add: (neuron: Neuron<T>, input: T) => void): void {
		const from = group[0].source;
		const source = this.#brain[from];
		this.areas[from].forEach((neuron, n) => {
			if (!neuron.fired) return;
			const degree = source.uniform ? 1 : this.#degrees[from][n];
			for (const wires of group) {
				const psp = source.driven ? this.#arithmetic.psp(from, neuron.mpAtFire) : wires.psp;
				for (const target of wires.targets[n])
					add(
						this.areas[wires.target][target],
						this.#arithmetic.contribution(wires, psp, degree, source.driven),
					);
			}
		});
	}
}

/** 3.4, for a neuron with input; returns whether it fires. */
export function updateNeuron<T>(
	arithmetic: Arithmetic<T>,
	area: AreaSketch,
	neuron: Neuron<T>,
	input: T,
	burst: number,
): boolean {
	const limited = area.fireLimit !== 0;
	if (neuron.countdown > 0) {
		neuron.countdown -= 1;
		if (neuron.countdown === 0 && limited && neuron.fireCount >= area.fireLimit) neuron.fireCount = 0;
		return false;
	}
	const mp = arithmetic.integrate(neuron.mp, input);
	if (mp >= neuron.threshold && mp <= arithmetic.limit(neuron.area)) {
		if (limited && neuron.fireCount >= area.fireLimit) {
			neuron.fireCount = 0;
			neuron.mp = arithmetic.store(neuron.area, mp);
			return false;
		}
		if (draw(neuron.id, burst, area.excitability)) {
			neuron.mpAtFire = mp;
			neuron.mp = arithmetic.zero;
			neuron.fireCount += 1;
			neuron.countdown = area.refractory;
			if (limited && neuron.fireCount >= area.fireLimit)
				neuron.countdown = Math.min(area.refractory + area.snooze, 65535);
			return true;
		}
	}
	if (limited) neuron.fireCount = 0;
	neuron.mp = arithmetic.store(neuron.area, arithmetic.leak(neuron.area, mp));
	return false;
}

function draw(id: number, burst: number, excitability: number): boolean {
	const probability = Math.fround(excitability);
	if (probability >= Math.fround(0.999)) return true;
	if (probability <= 0) return false;
	return random(id, burst) < probability;
}

/** 3.5 in unlimited integers. */
export function randomHash(id: number, burst: number): number {
	const wrap = (n: bigint) => BigInt.asUintN(32, n);
	const seed = wrap(BigInt(id) * 2654435761n + wrap(BigInt(burst)) * 1597334677n);
	const s = wrap(seed * 747796405n + 2891336453n);
	const w = wrap(((s >> ((s >> 28n) + 4n)) ^ s) * 277803737n);
	return Number((w >> 22n) ^ w);
}

function random(id: number, burst: number): number {
	return Math.fround(Math.fround(randomHash(id, burst)) / 4294967296);
}

/** Area-local thresholds in binary32 (2.3). */
export function thresholdsOf(area: AreaSketch): number[] {
	const f = Math.fround;
	const [ix, iy, iz] = area.increments.map(f);
	const flat = [ix, iy, iz].every((increment) => Math.abs(increment) <= 2 ** -23);
	return voxelsOf(area).flatMap(([x, y, z]) => {
		const base = f(area.threshold);
		const threshold = flat ? base : f(f(f(base + f(ix * x)) + f(iy * y)) + f(iz * z));
		// An image holds finite thresholds; one beyond binary32 can as little be reached as its largest value.
		const largest = 3.4028234663852886e38;
		const finite = Number.isNaN(threshold) ? largest : Math.max(-largest, Math.min(threshold, largest));
		return new Array<number>(area.neuronsPerVoxel).fill(finite);
	});
}
