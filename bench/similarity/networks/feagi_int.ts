import type { Prng } from "../../../tools/stimulus/prng.js";
import { layer } from "../area-properties.js";
import { type BuiltArea, GenomeBuilder, type InputArea } from "../genome-builder.js";
import { pick, randomFor, range, uniform } from "../random-values.js";
import { poissonRecording } from "../spike-trains.js";
import type { SuiteNetwork } from "../suite.js";
import { oneToOne, withOutDegree } from "../wiring.js";

const NAME = "feagi_int";
const BURSTS = 2000;
const NEURONS = 64;
/** Synapses from each neuron to the next area of the chain. */
const CHAIN = 4;
const GENERATORS: InputArea = { name: "generators", dimensions: layer(NEURONS) };
/** What FEAGI's own genomes hold are 1, 5, 6, 25 and 500, which counts as 255. */
const MIDDLE_PSPS = [5, 6, 25];
/** The second area also reaches back to one whose threshold was not chosen for it. */
const HIDDEN_PSPS = [[1, ...MIDDLE_PSPS], MIDDLE_PSPS, [1, ...MIDDLE_PSPS], [1, ...MIDDLE_PSPS, 255]];
const THRESHOLDS = [0.1, 1, 5, 10, 20];

const network: SuiteNetwork = {
	name: NAME,
	about: "the values of FEAGI's genomes: weights of 1, PSPs of 1–255 shared out, thresholds of 0.1–20",
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
	const generators = builder.input(GENERATORS, { psp: 5 });
	// Which hidden areas the sensory area reaches beside the chain decides what its PSP is shared by.
	const besides = HIDDEN_PSPS.map(() => random.unit() < 0.7);
	const shares = CHAIN + 2 * besides.filter(Boolean).length + 2;
	const sensory = builder.area("sensory", layer(NEURONS), {
		threshold: pick(random, [0.1, 1]),
		psp: pick(random, MIDDLE_PSPS),
		sharesPsp: true,
	});
	let input = sensory.psp / shares;
	const hidden = HIDDEN_PSPS.map((psps, i) => {
		const psp = pick(random, psps);
		const sharesPsp = psp > 6 || random.unit() < 0.7;
		const neuron = { ...neuronFor(random, input), ...pick(random, [{}, { fireLimit: 3, snooze: 1 }]) };
		input = sharesPsp ? psp / (i === 1 ? CHAIN + 2 : CHAIN) : psp;
		return builder.area(`hidden ${i}`, layer(NEURONS), { ...neuron, psp, sharesPsp });
	});
	const motor = builder.area("motor", layer(16), { threshold: pick(random, [1, 10]) });
	const join = (source: BuiltArea, target: BuiltArea, outDegree: number, weight: number) =>
		builder.connect(
			source,
			target,
			withOutDegree(random, source.neurons, target.neurons, outDegree, () => weight),
		);

	builder.connect(
		generators,
		sensory,
		oneToOne(NEURONS, () => 1),
	);
	hidden.forEach((area, i) => {
		join(hidden[i - 1] ?? sensory, area, CHAIN, 1);
		if (besides[i]) join(sensory, area, 2, i > 0 && random.unit() < 0.5 ? -1 : 1);
	});
	join(hidden.at(-1)!, motor, 3, 1);
	join(sensory, motor, 2, -1);
	join(hidden[1]!, hidden[0]!, 2, -1);
	return builder.text();
}

/** A threshold within reach of inputs of this size: one or two of them at once, or a few that add up. */
function neuronFor(random: Prng, input: number) {
	const accumulates = random.unit() < 0.6;
	const refractory = random.below(2);
	const wanted = uniform(random, 2, 4) * input;
	const distance = (threshold: number) => Math.max(threshold / wanted, wanted / threshold);
	const nearest = [...THRESHOLDS].sort((a, b) => distance(a) - distance(b))[0]!;
	const threshold = accumulates ? nearest : THRESHOLDS.findLast((one) => one <= 2 * input)!;
	const leak = threshold <= 4 * input ? pick(random, [0, 0, 0, 0.1]) : 0;
	return { threshold, leak, refractory, accumulates };
}

function recording(seed: number): string {
	const random = randomFor(NAME, seed, "spikes");
	const rates = range(NEURONS).map(() => uniform(random, 0.05, 0.3));
	return poissonRecording(random, BURSTS, GENERATORS, (neuron) => rates[neuron]!);
}
