/** Balanced random networks after Brunel (2000), doi:10.1023/A:1008925309027, with instantaneous synapses. */
import { layer } from "./area-properties.js";
import { type BuiltArea, GenomeBuilder, type InputArea } from "./genome-builder.js";
import { pick, randomFor } from "./random-values.js";
import { poissonRecording } from "./spike-trains.js";
import type { SuiteNetwork } from "./suite.js";
import { withInDegree } from "./wiring.js";

export interface Brunel {
	readonly name: string;
	readonly about: string;
	readonly halfStrict: boolean;
	/** Sizes of excitatory synapses, equally frequent; inhibitory ones are five times as large. */
	readonly weights: readonly number[];
	/** In the same units. */
	readonly threshold: number;
}

const BURSTS = 1000;
const INHIBITION = 5;
const RATE = 0.075;
const GENERATORS: InputArea = { name: "generators", dimensions: layer(400) };

/** 800 excitatory and 200 inhibitory neurons, each with 80 + 20 inputs from the network and 40 from generators. */
export function brunel(network: Brunel): SuiteNetwork {
	const { name, about, halfStrict } = network;
	return {
		name,
		about,
		kind: "recurrent",
		bursts: BURSTS,
		halfStrict,
		genome: (seed) => genome(network, seed),
		recording: (seed) => poissonRecording(randomFor(name, seed, "spikes"), BURSTS, GENERATORS, () => RATE),
	};
}

function genome({ name, threshold, weights }: Brunel, seed: number): string {
	const random = randomFor(name, seed, "wiring");
	const builder = new GenomeBuilder(`${name} ${seed}`);
	const generators = builder.input(GENERATORS);
	const neuron = { threshold, leak: 0.05, refractory: 2 };
	const excitatory = builder.area("excitatory", layer(800), neuron);
	const inhibitory = builder.area("inhibitory", layer(200), { ...neuron, psp: INHIBITION });
	const join = (source: BuiltArea, target: BuiltArea, inDegree: number, sign = 1) => {
		const weight = () => sign * pick(random, weights);
		builder.connect(source, target, withInDegree(random, source.neurons, target.neurons, inDegree, weight));
	};
	for (const target of [excitatory, inhibitory]) {
		join(excitatory, target, 80);
		join(inhibitory, target, 20, -1);
		join(generators, target, 40);
	}
	return builder.text();
}
