import { layer } from "../area-properties.js";
import { type BuiltArea, GenomeBuilder, type InputArea } from "../genome-builder.js";
import { levels, pick, randomFor, uniform } from "../random-values.js";
import { poissonRecording } from "../spike-trains.js";
import type { SuiteNetwork } from "../suite.js";
import { oneToOne, withProbability } from "../wiring.js";

const NAME = "reflex";
const BURSTS = 2000;
const RECEPTORS = 64;
const GENERATORS: InputArea = { name: "generators", dimensions: layer(RECEPTORS) };
const WEIGHTS = levels(12, 1, 256).map(Math.round);

const network: SuiteNetwork = {
	name: NAME,
	about: "receptors drive interneurons, and these motors with a fire limit, as a stimulus moves to and fro",
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
	const generators = builder.input(GENERATORS, { psp: 2 });
	const sensory = builder.area("sensory", layer(RECEPTORS), { threshold: 300, leak: 0.1, refractory: 1 });
	const excitatory = { threshold: 625, leak: 0.05, refractory: 1, psp: 4 };
	const relays = builder.area("interneurons excitatory", layer(48), excitatory);
	const inhibitory = { threshold: 500, leak: 0.1, refractory: 1, psp: 5 };
	const brakes = builder.area("interneurons inhibitory", layer(16), inhibitory);
	const motors = builder.area("motors", layer(32), {
		threshold: 3333.3,
		leak: 0.02,
		refractory: 2,
		fireLimit: 6,
		snooze: 4,
	});
	// 40 to 110 % of the receptors' threshold.
	const strong = levels(8, 60, 165).map(Math.round);
	builder.connect(
		generators,
		sensory,
		oneToOne(RECEPTORS, () => pick(random, strong)),
	);
	const join = (source: BuiltArea, target: BuiltArea, probability: number, sign = 1) => {
		const weight = () => sign * pick(random, WEIGHTS);
		builder.connect(
			source,
			target,
			withProbability(random, source.neurons, target.neurons, probability, weight),
		);
	};
	join(sensory, relays, 0.2);
	join(sensory, brakes, 0.2);
	join(relays, motors, 0.3);
	join(brakes, motors, 0.3, -1);
	return builder.text();
}

/** A bump of activity, eight receptors wide, swings along them. */
function recording(seed: number): string {
	const random = randomFor(NAME, seed, "spikes");
	const phase = uniform(random, 0, 100);
	return poissonRecording(random, BURSTS, GENERATORS, (neuron, burst) => {
		const centre = 32 + 30 * Math.sin((burst + phase) / 60);
		const distance = (neuron - centre) / 8;
		return 0.02 + 0.5 * Math.exp((-distance * distance) / 2);
	});
}
