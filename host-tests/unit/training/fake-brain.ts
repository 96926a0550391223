/** A whole brain of fake bursts, for areas of neurons that projectors join one to one. */
import { POTENTIAL_LIMIT, POWER_AMOUNT, POWER_AREA } from "../../../modules/connectome/layout.js";
import { excitabilityHash } from "../../../modules/npu/excitability.js";
import { toPsp } from "../../../modules/npu/precision.js";
import type { Compilation } from "../../../tools/compile.js";
import { type BrainArithmetic, brainArithmetic } from "../../../tools/training/brain-arithmetic.js";
import { type FakeBurst, type FakeNeuron, fakeBurst } from "../../../tools/training/fake-burst.js";
import { tierOf } from "../../../tools/training/fake-quantization.js";
import type { Tier } from "../../../tools/training/tier.js";

export interface Injection {
	readonly area: number;
	/** Genome units. */
	readonly potential: number;
}

/** Every area has one neuron. Contributions come from the formula, not from the image. */
export class FakeBrain {
	readonly tier: Tier;
	readonly arithmetic: BrainArithmetic;
	readonly neurons: FakeNeuron[];
	fired: boolean[];
	/** Updates of neurons that had input. */
	updates = 0;
	burst = 0;
	readonly #degrees: readonly number[];
	/** Potential at the last spike, as a byte. */
	readonly #psps: number[];

	constructor(compilation: Compilation) {
		this.arithmetic = brainArithmetic(compilation);
		this.tier = tierOf(this.arithmetic.precision);
		this.neurons = this.arithmetic.areas.map(() => ({ potential: 0, countdown: 0, fireCount: 0 }));
		this.fired = this.neurons.map(() => false);
		this.#psps = this.neurons.map(() => 0);
		this.#degrees = compilation.network.degrees.map(({ degrees }) => degrees[0]);
	}

	step(injections: readonly Injection[]): FakeBurst[] {
		this.burst++;
		const inputs = this.#gather(injections);
		const bursts = this.neurons.map((neuron, i): FakeBurst => {
			const area = this.arithmetic.areas[i];
			const drawn = excitabilityHash(area.firstNeuron, this.burst) < area.excitability;
			if (inputs[i] !== undefined) this.updates++;
			return fakeBurst(this.tier, area, 0, neuron, inputs[i], drawn);
		});
		this.fired = bursts.map(({ fired }) => fired);
		bursts.forEach(({ fired, atThreshold }, i) => {
			if (fired) this.#psps[i] = toPsp(atThreshold!, this.arithmetic.areas[i].unitsPerPotential);
		});
		return bursts;
	}

	/** In the engine's order: injections, power, projections. */
	#gather(injections: readonly Injection[]): (number | undefined)[] {
		const { tier } = this;
		const { areas, projections } = this.arithmetic;
		const inputs = new Array<number | undefined>(this.neurons.length).fill(undefined);
		const add = (area: number, contribution: number) => {
			inputs[area] = inputs[area] === undefined ? contribution : tier.add(inputs[area], contribution);
		};
		for (const { area, potential } of [...injections, { area: POWER_AREA, potential: POWER_AMOUNT }])
			if (potential !== 0 && Math.abs(potential) <= POTENTIAL_LIMIT)
				add(area, tier.injection(potential, areas[area].unitsPerPotential));
		for (const { source, target, weight, psp, driven } of projections) {
			if (!this.fired[source]) continue;
			const synapse = [
				weight,
				driven ? this.#psps[source] : psp,
				this.#degrees[source],
				areas[target].scale,
			] as const;
			add(target, driven ? tier.drivenContribution(...synapse) : tier.contribution(...synapse));
		}
		return inputs;
	}
}
