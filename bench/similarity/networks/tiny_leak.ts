import { layer, neuronsOf } from "../area-properties.js";
import { GenomeBuilder, type InputArea } from "../genome-builder.js";
import { logUniform, pick, randomFor, range, uniform } from "../random-values.js";
import { poissonRecording } from "../spike-trains.js";
import type { SuiteNetwork } from "../suite.js";

const NAME = "tiny_leak";
const BURSTS = 4000;
const GENERATORS: InputArea = { name: "generators", dimensions: layer(32) };
const AREAS = 16;
const NEURONS_PER_AREA = 8;
const LEAKS = [0.0001, 0.0003, 0.0005, 0.001];
const RATES = [1, 0.5, 0.3];

const network: SuiteNetwork = {
	name: NAME,
	about: "128 neurons that add up inputs of 0.3–1 % over hundreds of bursts, leaks of 0.0001–0.001",
	kind: "feed-forward",
	bursts: BURSTS,
	halfStrict: false,
	genome,
	recording,
};
export default network;

/** Neurons that hear the same generator differ in threshold and weight. */
function genome(seed: number): string {
	const random = randomFor(NAME, seed, "wiring");
	const builder = new GenomeBuilder(`${NAME} ${seed}`);
	const generators = builder.input(GENERATORS);
	for (let i = 0; i < AREAS; i++) {
		const leak = LEAKS[i % LEAKS.length]!;
		const threshold = logUniform(random, 1500, 25_000);
		const area = builder.area(`leak ${leak} ${i}`, layer(NEURONS_PER_AREA), { threshold, leak });
		const synapses = range(NEURONS_PER_AREA).map((to) => {
			const weight = Math.round(threshold * uniform(random, 0.003, 0.01));
			return { from: (i * NEURONS_PER_AREA + to) % generators.neurons, to, weight };
		});
		builder.connect(generators, area, synapses);
	}
	return builder.text();
}

function recording(seed: number): string {
	const random = randomFor(NAME, seed, "spikes");
	const rates = range(neuronsOf(GENERATORS.dimensions)).map(() => pick(random, RATES));
	return poissonRecording(random, BURSTS, GENERATORS, (neuron) => rates[neuron]!);
}
