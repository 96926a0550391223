/** Neurons under a rain of excitation and inhibition whose sizes share no common divisor. */
import type { Prng } from "../../tools/stimulus/prng.js";
import { layer } from "./area-properties.js";
import { type BuiltArea, GenomeBuilder, type InputArea } from "./genome-builder.js";
import { levels, logUniform, pick, randomFor, range, uniform } from "./random-values.js";
import { poissonVolley, recordingText } from "./spike-trains.js";
import type { SuiteNetwork } from "./suite.js";
import { type Synapse, withProbability } from "./wiring.js";

export interface PoissonDrive {
	readonly name: string;
	readonly about: string;
	/** Size of an input as a fraction of the threshold, lowest and highest. */
	readonly fraction: readonly [low: number, high: number];
	/** Genome units. */
	readonly threshold: readonly [low: number, high: number];
}

const NEURONS = 256;
const LEAKS = [0, 0.001, 0.003, 0.01, 0.03, 0.1];
const PAUSES = [0, 1, 2];
const WEIGHTS = 8;
const PSP = 200;
const BURSTS = 2000;
const EXCITATORY: InputArea = { name: "generators excitatory", dimensions: layer(64) };
const INHIBITORY: InputArea = { name: "generators inhibitory", dimensions: layer(16) };

/** 256 neurons; each of 64 excitatory and 16 inhibitory generators reaches half of them and shares its PSP out. */
export function poissonDrive(drive: PoissonDrive): SuiteNetwork {
	return {
		name: drive.name,
		about: drive.about,
		kind: "feed-forward",
		bursts: BURSTS,
		halfStrict: true,
		genome: (seed) => genome(drive, seed),
		recording: (seed) => recording(drive, seed),
	};
}

function genome(drive: PoissonDrive, seed: number): string {
	const random = randomFor(drive.name, seed, "wiring");
	const builder = new GenomeBuilder(`${drive.name} ${seed}`);
	const generators = [EXCITATORY, INHIBITORY].map((input) =>
		builder.input(input, { psp: PSP, sharesPsp: true }),
	);
	const kinds = LEAKS.flatMap((leak) => PAUSES.map((refractory) => ({ leak, refractory })));
	const areas = kinds.map(({ leak, refractory }, i) =>
		builder.area(`leak ${leak} refractory ${refractory}`, layer(Math.floor((NEURONS + i) / kinds.length)), {
			threshold: logUniform(random, ...drive.threshold),
			leak,
			refractory,
		}),
	);
	generators.forEach((source, i) => {
		const projections = areas.map((target) => {
			const pairs = withProbability(random, source.neurons, target.neurons, 0.5, () => 1);
			return { target, pairs };
		});
		const shares = outDegrees(
			projections.flatMap(({ pairs }) => pairs),
			source,
		).map((degree) => PSP / degree);
		for (const { target, pairs } of projections) {
			const weights = weightsFor(drive, target, shares);
			const sign = i === 0 ? 1 : -1;
			const draw = (pair: Synapse) => ({ ...pair, weight: sign * pick(random, weights) });
			builder.connect(source, target, pairs.map(draw));
		}
	});
	return builder.text();
}

/** Synapses of each neuron of `source`: what FEAGI divides its PSP by. */
function outDegrees(pairs: readonly Synapse[], source: BuiltArea): number[] {
	const degrees = range(source.neurons).map(() => 0);
	for (const { from } of pairs) degrees[from]!++;
	return degrees;
}

/** Weights whose inputs stay inside the fractions, whichever generator they come from. */
function weightsFor({ fraction: [low, high] }: PoissonDrive, target: BuiltArea, shares: readonly number[]) {
	const least = Math.ceil((low * target.threshold) / Math.min(...shares));
	const most = Math.floor((high * target.threshold) / Math.max(...shares));
	return levels(WEIGHTS, least, most).map(Math.round);
}

function recording({ name }: PoissonDrive, seed: number): string {
	const random = randomFor(name, seed, "spikes");
	const train = (input: InputArea, neurons: number) => {
		const rates = range(neurons).map(() => uniform(random, 0.02, 0.12));
		return (from: Prng) => poissonVolley(from, input, (neuron) => rates[neuron]!);
	};
	const trains = [train(EXCITATORY, 64), train(INHIBITORY, 16)];
	return recordingText(BURSTS, () => trains.map((volley) => volley(random)));
}
