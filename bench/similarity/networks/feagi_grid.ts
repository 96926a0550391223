import { type AreaOptions, type Dimensions, voxelOf } from "../area-properties.js";
import { type BuiltArea, GenomeBuilder, type InputArea } from "../genome-builder.js";
import { levels, pick, randomFor, uniform } from "../random-values.js";
import { poissonRecording } from "../spike-trains.js";
import type { SuiteNetwork } from "../suite.js";
import { oneToOne } from "../wiring.js";

const NAME = "feagi_grid";
const BURSTS = 2000;
const SIDE = 16;
const WIDE: Dimensions = [SIDE, SIDE, 1];
const HALF: Dimensions = [SIDE / 2, SIDE / 2, 1];
const QUARTER: Dimensions = [SIDE / 4, SIDE / 4, 1];
const GENERATORS: InputArea = { name: "generators", dimensions: WIDE };
const LEAKS = [0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3];
const THRESHOLDS = [20, 35, 50, 70, 100];
/** How single synapses differ around their mean. */
const SPREAD = levels(6, 0.16, 2);

const network: SuiteNetwork = {
	name: NAME,
	about: "eleven layers from 16×16 down to 4×4, projectors and lateral inhibition, a moving cross as input",
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
	const grid = (name: string, size: Dimensions, options: Partial<AreaOptions> = {}) => {
		const [threshold, leak] = [pick(random, THRESHOLDS), pick(random, LEAKS)];
		return builder.area(name, size, { threshold, leak, ...options });
	};
	const generators = builder.input(GENERATORS);
	const retina = grid("retina", WIDE);
	const on = grid("on", WIDE, { refractory: 1 });
	const off = grid("off", WIDE, { refractory: random.below(3) });
	// Seven synapses share each PSP: inputs of no binary fraction.
	const pool = grid("pool", HALF, { psp: 10, sharesPsp: true });
	const lateral = grid("lateral", HALF, { refractory: 1, fireLimit: 3, snooze: 2 });
	const inhibition = grid("inhibition", HALF);
	const expansion = grid("expansion", WIDE, { refractory: random.below(4) });
	const fleeting = grid("fleeting", HALF, { leak: 0, accumulates: false });
	const chancy = grid("by chance", HALF, { excitability: 0.6 });
	const limited = pick(random, THRESHOLDS);
	const window = grid("limited", HALF, { threshold: limited, thresholdLimit: 3 * limited });
	const motor = grid("motor", QUARTER, { refractory: 2 });

	const lateralPair = builder.vectors("left_and_right", [
		[1, 0, 0],
		[-1, 0, 0],
	]);
	const cross = builder.vectors("cross", [
		[1, 0, 0],
		[-1, 0, 0],
		[0, 1, 0],
		[0, -1, 0],
	]);
	const diagonal = builder.vectors("diagonal", [[-1, -1, 0]]);
	const up = builder.vectors("up", [[0, -1, 0]]);
	const left = builder.vectors("left", [[-1, 0, 0]]);

	/** One weight for all synapses, `fraction` of the target's threshold. */
	const map = (source: BuiltArea, target: BuiltArea, morphology: string, fraction: number) =>
		builder.map(source, target, morphology, Math.round((fraction * target.threshold) / shareOf(source)));
	/** Voxel to voxel, with a weight of its own for each. */
	const relay = (source: BuiltArea, target: BuiltArea, fraction: number) => {
		const weight = () => Math.round((pick(random, SPREAD) * fraction * target.threshold) / shareOf(source));
		builder.connect(source, target, oneToOne(source.neurons, weight));
	};
	const shareOf = (source: BuiltArea) => (source === pool ? 10 / 7 : 1);

	relay(generators, retina, 0.6);
	relay(retina, on, 0.7);
	map(retina, on, cross, -0.15);
	map(retina, off, diagonal, 0.35);
	map(on, off, "block_to_block", -0.3);
	map(on, pool, "projector", 0.3);
	map(off, pool, "projector", 0.2);
	relay(pool, lateral, 0.9);
	relay(lateral, inhibition, 0.8);
	map(inhibition, pool, lateralPair, -0.25);
	map(pool, expansion, "projector", 0.4);
	map(expansion, off, up, 0.2);
	relay(pool, fleeting, 0.9);
	map(lateral, fleeting, left, 0.5);
	relay(fleeting, chancy, 1.1);
	relay(pool, window, 1.5);
	map(lateral, window, up, 1.2);
	map(chancy, motor, "projector", 0.3);
	map(window, motor, "projector", 0.25);
	map(inhibition, motor, "projector", -0.1);
	map(lateral, motor, "projector", 0.15);
	return builder.text();
}

/** A vertical and a horizontal bar that move at their own speeds over scattered spikes. */
function recording(seed: number): string {
	const random = randomFor(NAME, seed, "spikes");
	const speedX = uniform(random, 0.05, 0.3);
	const speedY = uniform(random, 0.05, 0.3);
	return poissonRecording(random, BURSTS, GENERATORS, (neuron, burst) => {
		const [x, y] = voxelOf(neuron, WIDE);
		const onBar =
			Math.abs(x - ((burst * speedX) % SIDE)) < 1.5 || Math.abs(y - ((burst * speedY) % SIDE)) < 1.5;
		return onBar ? 0.6 : 0.03;
	});
}
