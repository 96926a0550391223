import { layer } from "../area-properties.js";
import { type BuiltArea, GenomeBuilder, type InputArea } from "../genome-builder.js";
import { levels, pick, randomFor, range } from "../random-values.js";
import { poissonVolley, recordingText, type Volley } from "../spike-trains.js";
import type { SuiteNetwork } from "../suite.js";
import { withInDegree } from "../wiring.js";

const NAME = "synfire4";
const BURSTS = 1000;
const VOLLEY_PERIOD = 40;
const VOLLEYS: InputArea = { name: "generators of volleys", dimensions: layer(100) };
const BACKGROUND: InputArea = { name: "generators of background", dimensions: layer(100) };
const GROUPS = [0, 1, 2, 3];

const network: SuiteNetwork = {
	name: NAME,
	about: "a volley of spikes travels round a ring of four groups, each with its own inhibition",
	kind: "recurrent",
	bursts: BURSTS,
	halfStrict: true,
	genome,
	recording,
};
export default network;

/** Weights are hundredths of a potential of which 15 make a spike. */
function genome(seed: number): string {
	const random = randomFor(NAME, seed, "wiring");
	const builder = new GenomeBuilder(`${NAME} ${seed}`);
	const volleys = builder.input(VOLLEYS);
	const background = builder.input(BACKGROUND);
	const excitatory = { threshold: 1500, leak: 0.08, refractory: 2 };
	const inhibitory = { threshold: 1500, leak: 0.1, refractory: 1 };
	const groups = GROUPS.map((i) => ({
		e: builder.area(`excitatory ${i}`, layer(200), excitatory),
		i: builder.area(`inhibitory ${i}`, layer(50), inhibitory),
	}));
	const join = (source: BuiltArea, target: BuiltArea, inDegree: number, weights: readonly number[]) =>
		builder.connect(
			source,
			target,
			withInDegree(random, source.neurons, target.neurons, inDegree, () => pick(random, weights)),
		);
	/** A mean weight, half to one and a half times. */
	const around = (mean: number) => levels(8, 0.5 * mean, 1.5 * mean).map(Math.round);
	groups.forEach((group, i) => {
		const next = groups[(i + 1) % groups.length]!;
		join(group.e, next.e, 60, around(55));
		join(group.e, next.i, 60, around(45));
		join(group.i, group.e, 25, [-50]);
		join(background, group.e, 10, around(120));
		join(background, group.i, 10, around(80));
	});
	join(volleys, groups[0]!.e, 60, [60]);
	return builder.text();
}

/** A volley of four fifths of its generators about every 40 bursts, over independent spikes. */
function recording(seed: number): string {
	const random = randomFor(NAME, seed, "spikes");
	const starts = new Set(range(BURSTS / VOLLEY_PERIOD).map((i) => i * VOLLEY_PERIOD + random.below(6)));
	return recordingText(BURSTS, (burst): Volley[] => [
		poissonVolley(random, VOLLEYS, () => (starts.has(burst) ? 0.8 : 0)),
		poissonVolley(random, BACKGROUND, () => 0.06),
	]);
}
