/** Neurons that get the same input in every burst, each its own: what builds up, leaks and pauses, without noise. */
import { layer } from "./area-properties.js";
import { GenomeBuilder, type InputArea } from "./genome-builder.js";
import { logUniform, randomFor, range, type uniform } from "./random-values.js";
import { recordingText } from "./spike-trains.js";
import type { SuiteNetwork } from "./suite.js";

export interface ConstantDrive {
	readonly name: string;
	readonly about: string;
	/** Input per burst as a fraction of the threshold, lowest and highest. */
	readonly fraction: readonly [low: number, high: number];
	readonly spread: typeof uniform;
	/** Thresholds, in units of a synapse of weight 1. */
	readonly threshold: readonly [low: number, high: number];
	/** Fractions of the potential lost per burst. */
	readonly leaks: readonly number[];
}

const NEURONS = 256;
const PAUSES = [0, 1, 2, 3];
const BURSTS = 2000;
const GENERATOR: InputArea = { name: "generators", dimensions: [1, 1, 1] };

/** 256 neurons in one area for each leak and refractory period, and one generator that fires in every burst. */
export function constantDrive(drive: ConstantDrive): SuiteNetwork {
	return {
		name: drive.name,
		about: drive.about,
		kind: "feed-forward",
		bursts: BURSTS,
		halfStrict: true,
		genome: (seed) => genome(drive, seed),
		recording: () => recordingText(BURSTS, () => [{ input: GENERATOR, neurons: [0] }]),
	};
}

function genome({ name, fraction, spread, threshold, leaks }: ConstantDrive, seed: number): string {
	const random = randomFor(name, seed, "wiring");
	const builder = new GenomeBuilder(`${name} ${seed}`);
	const generator = builder.input(GENERATOR);
	const kinds = leaks.flatMap((leak) => PAUSES.map((refractory) => ({ leak, refractory })));
	kinds.forEach(({ leak, refractory }, i) => {
		const neurons = Math.floor((NEURONS + i) / kinds.length);
		const area = builder.area(`leak ${leak} refractory ${refractory}`, layer(neurons), {
			threshold: logUniform(random, ...threshold),
			leak,
			refractory,
		});
		const weightOf = (part: number) => part * area.threshold;
		const [low, high] = [Math.ceil(weightOf(fraction[0])), Math.floor(weightOf(fraction[1]))];
		const weights = range(neurons).map(() => {
			const weight = Math.round(weightOf(spread(random, ...fraction)));
			return Math.min(Math.max(weight, low), high);
		});
		builder.connect(
			generator,
			area,
			weights.map((weight, to) => ({ from: 0, to, weight })),
		);
	});
	return builder.text();
}
