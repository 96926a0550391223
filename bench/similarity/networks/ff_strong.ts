import { layer } from "../area-properties.js";
import { type BuiltArea, GenomeBuilder, type InputArea } from "../genome-builder.js";
import { levels, pick, randomFor, range, uniform } from "../random-values.js";
import { poissonRecording } from "../spike-trains.js";
import type { SuiteNetwork } from "../suite.js";
import { withInDegree } from "../wiring.js";

const NAME = "ff_strong";
const BURSTS = 2000;
const GENERATORS: InputArea = { name: "generators", dimensions: layer(80) };

const network: SuiteNetwork = {
	name: NAME,
	about:
		"inputs of up to 50 thresholds, strong inhibition, a fire limit, spikes by chance, no leak at the end",
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
	const first = builder.area("first", layer(80), { threshold: 100, leak: 0.1, refractory: 1 });
	const limited = { threshold: 110, leak: 0.01, fireLimit: 4, snooze: 3 };
	const second = builder.area("fire limit", layer(80), limited);
	const inhibition = builder.area("inhibition", layer(30), { threshold: 200, leak: 0.3 });
	const chancy = { threshold: 120, leak: 0.05, excitability: 0.5, refractory: 1 };
	const third = builder.area("by chance", layer(60), chancy);
	const last = builder.area("no leak", layer(40), { threshold: 5 });

	/** Inputs of low … high thresholds. */
	const join = (
		source: BuiltArea,
		target: BuiltArea,
		inDegree: number,
		[low, high]: readonly [number, number],
		sign = 1,
	) => {
		const weights = levels(8, low, high).map((fraction) => sign * Math.round(fraction * target.threshold));
		const weight = () => pick(random, weights);
		builder.connect(source, target, withInDegree(random, source.neurons, target.neurons, inDegree, weight));
	};
	join(generators, first, 2, [1.5, 2.5]);
	join(first, second, 3, [0.8, 2.2]);
	join(first, inhibition, 4, [0.4, 1.2]);
	join(inhibition, second, 3, [0.5, 2], -1);
	join(inhibition, first, 1, [0.5, 2], -1);
	join(second, third, 3, [0.5, 2]);
	join(inhibition, third, 2, [0.3, 1], -1);
	join(third, last, 2, [5, 50]);
	join(inhibition, last, 1, [5, 50], -1);
	join(last, inhibition, 1, [0.2, 0.4]);
	return builder.text();
}

function recording(seed: number): string {
	const random = randomFor(NAME, seed, "spikes");
	const rates = range(80).map(() => uniform(random, 0.02, 0.3));
	return poissonRecording(random, BURSTS, GENERATORS, (neuron) => rates[neuron]!);
}
