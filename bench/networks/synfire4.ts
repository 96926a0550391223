/**
 * Synfire4, the benchmark of CARLsim on a microcontroller (Niedermeier and Krichmar, arXiv 2604.16474): 1,200 neurons,
 * and scaled down to 186, which their RP2350 runs in real time.
 *
 * Theirs, from UCI-CARL/CARLsim6, projects/synfire4_benchmark (src/synfire_network.cpp; groups and connections of
 * synfire4loopB): a ring of four groups of 200 excitatory and 50 inhibitory neurons; a neuron of the next group, of
 * either kind, is reached with probability 60/200 and weight 0.019; an inhibitory neuron reaches the excitatory ones of
 * its own group with probability 25/200 and weight 0.076. 200 generators reach the first group as a group before it
 * would, and fire once in 400 ms, at 10 ± 2.4 ms. Delays are 10 ms, 8 ms for inhibition; steps are 1 ms; neurons are
 * Izhikevich's. What the 186 neurons are is not in the sources at hand.
 *
 * Ours: FEAGI has no delays, so that a burst is one hop, 10 ms of theirs, and neurons are FEAGI's LIF, which half a
 * volley fires. There is no refractory period, since FEAGI counts it in bursts with input alone, and a group has none
 * between two waves: the wave would be what ends it. Probabilities become degrees, so that the number of synapses is
 * exact, and inhibition is spread evenly, without which the wave of the 186 dies out. Weights are thousandths.
 * 186 = 30 generators + 4·(30 + 9), the same equation with the ratio nearest to 4:1, and the same probabilities.
 * The wave does not disperse: a whole group fires in each burst, ten times the activity per step of a simulation in
 * steps of 1 ms.
 */
import { layer } from "../similarity/area-properties.js";
import { type BuiltArea, GenomeBuilder, type InputArea } from "../similarity/genome-builder.js";
import { distinct, randomFor, range } from "../similarity/random-values.js";
import { recordingText } from "../similarity/spike-trains.js";
import { type Synapse, withInDegree } from "../similarity/wiring.js";
import type { BenchNetwork } from "./network.js";
import { withOneListPerWeight } from "./one-list.js";

const GROUPS = 4;
const EXCITATION = 19;
const INHIBITION = -76;
const FORWARD = 60 / 200;
const INHIBITING = 25 / 200;
/** Of the potential, within 10 ms. */
const LEAK = 0.5;
const HOP_MS = 10;
const PERIOD_MS = 400;
const SPREAD_MS = 2.4;
const BURSTS = 400;
const SEED = 1;

interface Sizes {
	readonly excitatory: number;
	readonly inhibitory: number;
}

function synfire4({ excitatory, inhibitory }: Sizes): BenchNetwork {
	const neurons = excitatory + GROUPS * (excitatory + inhibitory);
	const name = `synfire4-${neurons}`;
	const inDegree = Math.round(FORWARD * excitatory);
	const outDegree = Math.round(INHIBITING * excitatory);
	const generators: InputArea = { name: "generators", dimensions: layer(excitatory) };
	const forward = inDegree * (GROUPS + 1) * (excitatory + inhibitory);

	function genome(): string {
		const random = randomFor(name, SEED, "wiring");
		const builder = new GenomeBuilder(name);
		const source = builder.input(generators);
		const threshold = (inDegree * EXCITATION) / 2;
		const groups = range(GROUPS).map((i) => ({
			e: builder.area(`excitatory ${i}`, layer(excitatory), { threshold, leak: LEAK }),
			i: builder.area(`inhibitory ${i}`, layer(inhibitory), { threshold, leak: LEAK }),
		}));
		const join = (from: BuiltArea, to: BuiltArea) =>
			builder.connect(
				from,
				to,
				withInDegree(random, from.neurons, to.neurons, inDegree, () => EXCITATION),
			);
		join(source, groups[0]!.e);
		join(source, groups[0]!.i);
		groups.forEach((group, i) => {
			const next = groups[(i + 1) % GROUPS]!;
			join(group.e, next.e);
			join(group.e, next.i);
			builder.connect(group.i, group.e, spread(random.shuffled(range(excitatory)), inhibitory, outDegree));
		});
		return withOneListPerWeight(builder.text());
	}

	/** A volley every 400 ms; all four hops of the ring later the wave is where it was, and the next meets it. */
	function recording(): string {
		const random = randomFor(name, SEED, "spikes");
		const normal = () => range(12).reduce((sum) => sum + random.unit(), -6);
		const spikes = range(BURSTS).map((): number[] => []);
		for (let start = 0; start < BURSTS; start += PERIOD_MS / HOP_MS)
			for (const neuron of distinct(random, excitatory, excitatory)) {
				const burst = start + Math.round((10 + SPREAD_MS * normal()) / HOP_MS);
				spikes[burst]?.push(neuron);
			}
		return recordingText(BURSTS, (burst) => [
			{ input: generators, neurons: spikes[burst]!.sort((a, b) => a - b) },
		]);
	}

	return {
		name,
		about: `a ring of ${GROUPS} groups of ${excitatory} and ${inhibitory} neurons, round which a volley travels`,
		neurons,
		synapses: forward + GROUPS * inhibitory * outDegree,
		bursts: BURSTS,
		genome,
		recordings: { volleys: recording },
	};
}

/** Every inhibitory neuron has `outDegree` of the `targets`, each target as many synapses as the others or one less. */
function spread(targets: readonly number[], sources: number, outDegree: number): Synapse[] {
	return range(sources).flatMap((from) =>
		range(outDegree).map((i) => ({
			from,
			to: targets[(from * outDegree + i) % targets.length]!,
			weight: INHIBITION,
		})),
	);
}

export const synfire4Whole = synfire4({ excitatory: 200, inhibitory: 50 });
export const synfire4Small = synfire4({ excitatory: 30, inhibitory: 9 });
