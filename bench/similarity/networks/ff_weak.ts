import { layer } from "../area-properties.js";
import { type BuiltArea, GenomeBuilder, type InputArea } from "../genome-builder.js";
import { levels, logUniform, pick, randomFor, range, uniform } from "../random-values.js";
import { poissonRecording } from "../spike-trains.js";
import type { SuiteNetwork } from "../suite.js";
import { withInDegree } from "../wiring.js";

const NAME = "ff_weak";
const BURSTS = 2000;
const GENERATORS: InputArea = { name: "generators", dimensions: layer(100) };
const LEAKS = [0.001, 0.003, 0.01, 0.02];
/** Of the target's threshold. */
const FRACTIONS = levels(8, 0.01, 0.03);

const network: SuiteNetwork = {
	name: NAME,
	about: "four layers in a row and inhibition of all, every synapse 1–3 % of the threshold",
	kind: "feed-forward",
	bursts: BURSTS,
	halfStrict: true,
	genome,
	recording,
};
export default network;

function genome(seed: number): string {
	const random = randomFor(NAME, seed, "wiring");
	const builder = new GenomeBuilder(`${NAME} ${seed}`);
	const generators = builder.input(GENERATORS);
	const layers = LEAKS.map((leak, i) => {
		const refractory = random.below(3);
		return builder.area(`layer ${i}`, layer(80), {
			threshold: logUniform(random, 1000, 8000),
			leak,
			refractory,
		});
	});
	const inhibition = builder.area("inhibition", layer(30), { threshold: 2000, leak: 0.01 });
	const join = (source: BuiltArea, target: BuiltArea, inDegree: number, sign = 1) => {
		const weight = () => sign * Math.round(pick(random, FRACTIONS) * target.threshold);
		builder.connect(source, target, withInDegree(random, source.neurons, target.neurons, inDegree, weight));
	};
	join(generators, layers[0]!, 30);
	for (const i of [0, 1, 2]) join(layers[i]!, layers[i + 1]!, 40);
	join(generators, inhibition, 30);
	for (const target of layers) join(inhibition, target, 10, -1);
	return builder.text();
}

function recording(seed: number): string {
	const random = randomFor(NAME, seed, "spikes");
	const rates = range(100).map(() => uniform(random, 0.02, 0.15));
	return poissonRecording(random, BURSTS, GENERATORS, (neuron) => rates[neuron]!);
}
