import { layer } from "../area-properties.js";
import { type BuiltArea, GenomeBuilder, type InputArea } from "../genome-builder.js";
import { randomFor } from "../random-values.js";
import { poissonRecording } from "../spike-trains.js";
import type { SuiteNetwork } from "../suite.js";
import { withInDegree, withProbability } from "../wiring.js";

const NAME = "va";
const BURSTS = 1000;
const GENERATORS: InputArea = { name: "generators", dimensions: layer(100) };

const network: SuiteNetwork = {
	name: NAME,
	about: "sparse and strong synapses after Vogels and Abbott, kicked for 50 bursts, then barely driven",
	kind: "recurrent",
	bursts: BURSTS,
	halfStrict: true,
	genome,
	recording,
};
export default network;

/** doi:10.1523/JNEUROSCI.3508-05.2005, synapses of 22 % and −110 % of the threshold. */
function genome(seed: number): string {
	const random = randomFor(NAME, seed, "wiring");
	const builder = new GenomeBuilder(`${NAME} ${seed}`);
	const generators = builder.input(GENERATORS, { psp: 30 });
	const neuron = { threshold: 100, leak: 0.05, refractory: 5 };
	const excitatory = builder.area("excitatory", layer(800), { ...neuron, psp: 22 });
	const inhibitory = builder.area("inhibitory", layer(200), { ...neuron, psp: 110 });
	const join = (source: BuiltArea, target: BuiltArea, weight: number) => {
		const pairs = withProbability(random, source.neurons, target.neurons, 0.02, () => weight);
		const others = pairs.filter(({ from, to }) => source !== target || from !== to);
		builder.connect(source, target, others);
	};
	for (const target of [excitatory, inhibitory]) {
		join(excitatory, target, 1);
		join(inhibitory, target, -1);
		builder.connect(
			generators,
			target,
			withInDegree(random, generators.neurons, target.neurons, 5, () => 1),
		);
	}
	return builder.text();
}

function recording(seed: number): string {
	const random = randomFor(NAME, seed, "spikes");
	return poissonRecording(random, BURSTS, GENERATORS, (_, burst) => (burst < 50 ? 0.3 : 0.06));
}
