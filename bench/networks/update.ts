/**
 * Updates and nothing else: 1,000 neurons that all receive input in every burst, leak, wait two bursts after a spike,
 * and fire in about one burst of twelve.
 *
 * "offset": the same input less 25. FEAGI's INT8 adds affine codes and so counts their offset of 25 twice (behaviour
 * specification, 4.2); with it neurons fire without input. The offset cancels that, and spikes are rare there, too.
 */
import { layer, voxelOf } from "../similarity/area-properties.js";
import { GenomeBuilder } from "../similarity/genome-builder.js";
import { pick, randomFor, range } from "../similarity/random-values.js";
import type { BenchNetwork } from "./network.js";

const NAME = "update-1000";
const NEURONS = 1000;
const BURSTS = 48;
const AREA = "neurons";
const DIMENSIONS = layer(NEURONS);
const INPUTS = [1, 2, 3, 4, 5];
const FEAGI_INT8_OFFSET = 25;

export const update: BenchNetwork = {
	name: NAME,
	about: "one area of 1,000 neurons that all integrate input from outside, without synapses",
	neurons: NEURONS,
	synapses: 0,
	bursts: BURSTS,
	genome,
	recordings: { input: () => recording(0), offset: () => recording(FEAGI_INT8_OFFSET) },
};

function genome(): string {
	const builder = new GenomeBuilder(NAME);
	builder.area(AREA, DIMENSIONS, { threshold: 18, leak: 0.1, refractory: 2 });
	return builder.text();
}

function recording(less: number): string {
	const random = randomFor(NAME, 1, "spikes");
	const lines = range(BURSTS).flatMap((burst) =>
		range(NEURONS).map(
			(neuron) => `${burst + 1},${AREA},${voxelOf(neuron, DIMENSIONS).join()},${pick(random, INPUTS) - less}`,
		),
	);
	return `burst,area,x,y,z,potential\n${lines.join("\n")}\n`;
}
