import { type Dimensions, layer } from "../area-properties.js";
import { type BuiltArea, GenomeBuilder, type InputArea } from "../genome-builder.js";
import { levels, pick, randomFor, range, uniform } from "../random-values.js";
import { poissonRecording } from "../spike-trains.js";
import type { SuiteNetwork } from "../suite.js";
import { withInDegree } from "../wiring.js";

const NAME = "hetero";
const BURSTS = 2000;
const GENERATORS: InputArea = { name: "generators", dimensions: layer(80) };
const SIDE = 10;
/** The highest threshold, in genome units; the lowest is a sixteenth of it. */
const TOP = 8000;

const network: SuiteNetwork = {
	name: NAME,
	about: "three areas in a loop; thresholds rise sixteenfold inside each, along x, y and z",
	kind: "recurrent",
	bursts: BURSTS,
	halfStrict: false,
	genome,
	recording,
};
export default network;

function genome(seed: number): string {
	const random = randomFor(NAME, seed, "wiring");
	const builder = new GenomeBuilder(`${NAME} ${seed}`);
	const generators = builder.input(GENERATORS, { psp: 4 });
	const leaks = [0.002, 0.02, 0.1];
	const planes: readonly Dimensions[] = [
		[SIDE, SIDE, 1],
		[1, SIDE, SIDE],
		[SIDE, 1, SIDE],
	];
	const [first, second, third] = planes.map((plane, i) =>
		builder.area(`thresholds ${i}`, plane, {
			...thresholdsUpTo(TOP, plane),
			leak: leaks[i]!,
			refractory: i,
			psp: 5,
		}),
	) as [BuiltArea, BuiltArea, BuiltArea];

	/** Inputs up to twice `mean`, in fractions of the highest threshold. */
	const join = (source: BuiltArea, target: BuiltArea, inDegree: number, mean: number, sign = 1) => {
		const weights = levels(12, 0, 2 * mean).map((fraction) => Math.round((fraction * TOP) / source.psp));
		const weight = () => sign * pick(random, weights);
		builder.connect(source, target, withInDegree(random, source.neurons, target.neurons, inDegree, weight));
	};
	join(generators, first, 20, 0.028);
	join(generators, second, 10, 0.056);
	join(first, second, 12, 0.07);
	join(second, first, 4, 0.037, -1);
	join(second, third, 20, 0.07);
	join(first, third, 8, 0.047, -1);
	return builder.text();
}

/** Steep along one axis of the plane, gentle along the other. */
function thresholdsUpTo(top: number, plane: Dimensions) {
	const lowest = top / 16;
	const steps = [0.9, 0.1].map((part) => ((top - lowest) * part) / (SIDE - 1));
	const along = plane.map((size) => (size === 1 ? 0 : steps.shift()!)) as [number, number, number];
	return { threshold: lowest, thresholdIncrement: along };
}

function recording(seed: number): string {
	const random = randomFor(NAME, seed, "spikes");
	const rates = range(80).map(() => uniform(random, 0.03, 0.2));
	return poissonRecording(random, BURSTS, GENERATORS, (neuron) => rates[neuron]!);
}
