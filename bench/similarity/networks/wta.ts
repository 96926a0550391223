import { layer } from "../area-properties.js";
import { type BuiltArea, GenomeBuilder, type InputArea } from "../genome-builder.js";
import { distinct, levels, pick, randomFor, range } from "../random-values.js";
import { poissonRecording } from "../spike-trains.js";
import type { SuiteNetwork } from "../suite.js";
import { type Synapse, withInDegree } from "../wiring.js";

const NAME = "wta";
const BURSTS = 2000;
/** Bursts for which a pool is preferred. */
const TURN = 200;
const POOLS = 8;
const POOL_NEURONS = 40;
const POOL_GENERATORS = 20;
const GENERATORS: InputArea = { name: "generators", dimensions: layer(POOLS * POOL_GENERATORS) };

const network: SuiteNetwork = {
	name: NAME,
	about: "eight pools compete through common inhibition; the preferred one changes every 200 bursts",
	kind: "recurrent",
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
	const pool = { threshold: 1250, leak: 0.05, refractory: 1 };
	const pools = range(POOLS).map((i) => builder.area(`pool ${i}`, layer(POOL_NEURONS), pool));
	const inhibition = builder.area("inhibition", layer(60), { threshold: 1000, leak: 0.1 });

	const drive = levels(10, 7, 160).map(Math.round);
	const support = levels(6, 50, 100).map(Math.round);
	const brake = levels(8, 62, 160).map((weight) => -Math.round(weight));
	pools.forEach((area, i) => {
		const own = withInDegree(random, POOL_GENERATORS, POOL_NEURONS, 12, () => pick(random, drive));
		const heard = own.map(({ from, to, weight }) => ({ from: i * POOL_GENERATORS + from, to, weight }));
		builder.connect(generators, area, heard);
		builder.connect(
			area,
			area,
			withInDegree(random, POOL_NEURONS, POOL_NEURONS, 10, () => pick(random, support)),
		);
		builder.connect(
			inhibition,
			area,
			withInDegree(random, inhibition.neurons, POOL_NEURONS, 20, () => pick(random, brake)),
		);
	});
	hearAll(pools, inhibition, levels(8, 90, 240).map(Math.round));
	return builder.text();

	/** Each inhibitory neuron hears 60 neurons of all pools. */
	function hearAll(sources: readonly BuiltArea[], target: BuiltArea, weights: readonly number[]): void {
		const synapses = sources.map((): Synapse[] => []);
		for (const to of range(target.neurons))
			for (const neuron of distinct(random, 60, POOLS * POOL_NEURONS))
				synapses[Math.floor(neuron / POOL_NEURONS)]!.push({
					from: neuron % POOL_NEURONS,
					to,
					weight: pick(random, weights),
				});
		sources.forEach((source, i) => void builder.connect(source, target, synapses[i]!));
	}
}

function recording(seed: number): string {
	const random = randomFor(NAME, seed, "spikes");
	const preferred = range(BURSTS / TURN).map(() => random.below(POOLS));
	return poissonRecording(random, BURSTS, GENERATORS, (neuron, burst) => {
		const pool = Math.floor(neuron / POOL_GENERATORS);
		return pool === preferred[Math.floor(burst / TURN)] ? 0.35 : 0.12;
	});
}
