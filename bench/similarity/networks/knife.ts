import { layer } from "../area-properties.js";
import { GenomeBuilder, type InputArea } from "../genome-builder.js";
import { distinct, pick, randomFor, range, uniform } from "../random-values.js";
import { poissonVolley, recordingText } from "../spike-trains.js";
import type { SuiteNetwork } from "../suite.js";
import type { Synapse } from "../wiring.js";

const NAME = "knife";
const BURSTS = 2000;
const GROUPS = 5;
/** Of each group. */
const DETECTORS = 8;
const DETECTOR_NEURONS = 6;
const TARGETS = DETECTORS * DETECTOR_NEURONS;
const INPUTS = 8;
/** Sixty generators in groups of different size, so that PSPs are shared out over different numbers of synapses. */
const GENERATORS = [10, 11, 12, 13, 14].map(
	(neurons, i): InputArea => ({ name: `generators ${i}`, dimensions: [neurons, 1, 1] }),
);
const PSPS = [1, 5, 7, 25];

const network: SuiteNetwork = {
	name: NAME,
	about: "k-of-n detectors: every threshold is exactly k equal inputs, mostly of no binary fraction",
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
	for (let group = 0; group < GROUPS; group++) {
		const psp = pick(random, PSPS);
		// The last group's PSPs are whole.
		const sharesPsp = group < GROUPS - 1;
		const generators = builder.input(GENERATORS[group]!, { psp, sharesPsp });
		const synapses = equallyShared(random, generators.neurons);
		const input = sharesPsp ? psp / (synapses.length / generators.neurons) : psp;
		for (let i = 0; i < DETECTORS; i++) {
			const detector = builder.area(`detectors ${group} ${i}`, layer(DETECTOR_NEURONS), {
				threshold: Math.fround((2 + random.below(5)) * input),
				leak: pick(random, [0, 0, 0.01, 0.1]),
				refractory: random.below(2),
				accumulates: random.unit() < 0.7,
			});
			builder.connect(generators, detector, synapsesOf(i, synapses));
		}
	}
	return builder.text();
}

/**
 * Eight excitatory synapses for each neuron of a group, and an inhibitory one for some, so many of these that every
 * generator has the same number of synapses.
 */
function equallyShared(random: Parameters<typeof pick>[0], generators: number): Synapse[] {
	const excitatory = TARGETS * INPUTS;
	const degrees = range(50).filter((degree) => {
		const inhibitory = degree * generators - excitatory;
		return inhibitory > TARGETS / 8 && inhibitory <= TARGETS;
	});
	const degree = pick(random, degrees);
	const inhibited = new Set(distinct(random, degree * generators - excitatory, TARGETS));
	const left = range(generators).map(() => degree);
	return range(TARGETS).flatMap((to) => {
		const count = inhibited.has(to) ? INPUTS + 1 : INPUTS;
		// Those with most synapses left come first, so that none is left over with nowhere to go.
		const order = random.shuffled(range(generators)).sort((a, b) => left[b]! - left[a]!);
		return order.slice(0, count).map((from, i) => {
			left[from]!--;
			return { from, to, weight: i < INPUTS ? 1 : -1 };
		});
	});
}

function synapsesOf(detector: number, synapses: readonly Synapse[]): Synapse[] {
	const first = detector * DETECTOR_NEURONS;
	return synapses
		.filter(({ to }) => to >= first && to < first + DETECTOR_NEURONS)
		.map(({ from, to, weight }) => ({ from, to: to - first, weight }));
}

function recording(seed: number): string {
	const random = randomFor(NAME, seed, "spikes");
	const rates = GENERATORS.map(({ dimensions }) =>
		range(dimensions[0]).map(() => uniform(random, 0.1, 0.35)),
	);
	return recordingText(BURSTS, () =>
		GENERATORS.map((input, group) => poissonVolley(random, input, (neuron) => rates[group]![neuron]!)),
	);
}
