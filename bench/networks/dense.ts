/**
 * The size of FEAGI's claim for the ESP32 (1,000 neurons and 5,000 synapses in 1.6 ms: behaviour specification, 7.1):
 * one area, each neuron with five random partners, stored one by one. What fires in it was never published.
 *
 * "dense": one volley starts it, and from then on every neuron fires in every burst, so that a burst is exactly 1,000
 * updates and 5,000 synaptic events. "sparse": 5 % of the neurons are made to fire in every burst, chosen anew.
 */
import { layer, voxelOf } from "../similarity/area-properties.js";
import { GenomeBuilder } from "../similarity/genome-builder.js";
import { distinct, randomFor, range } from "../similarity/random-values.js";
import type { Synapse } from "../similarity/wiring.js";
import type { BenchNetwork } from "./network.js";
import { withOneListPerWeight } from "./one-list.js";

const NAME = "dense-1000";
const NEURONS = 1000;
const DEGREE = 5;
const BURSTS = 100;
const SPARSE = 0.05;
const SEED = 1;
const AREA = "neurons";
const DIMENSIONS = layer(NEURONS);

/**
 * Five inputs at once fire a neuron, and so does one from outside. Input by input a potential approaches
 * 1 / leak = 4, which is less: "sparse" does not grow.
 */
const THRESHOLD = 4.5;
const LEAK = 0.25;

export const dense: BenchNetwork = {
	name: NAME,
	about: "one area of 1,000 neurons with five synapses each",
	neurons: NEURONS,
	synapses: NEURONS * DEGREE,
	bursts: BURSTS,
	genome,
	recordings: { dense: kick, sparse },
};

function genome(): string {
	const builder = new GenomeBuilder(NAME);
	const area = builder.area(AREA, DIMENSIONS, { threshold: THRESHOLD, leak: LEAK });
	builder.connect(area, area, regularWiring());
	return withOneListPerWeight(builder.text());
}

/** Neurons stand on a ring in random order and reach five places further on: five synapses in, five out. */
function regularWiring(): Synapse[] {
	const random = randomFor(NAME, SEED, "wiring");
	const ring = random.shuffled(range(NEURONS));
	const steps = distinct(random, DEGREE, NEURONS - 1).map((step) => step + 1);
	return ring.flatMap((from, place) =>
		steps.map((step) => ({ from, to: ring[(place + step) % NEURONS]!, weight: 1 })),
	);
}

function kick(): string {
	return drive((burst) => (burst === 0 ? range(NEURONS) : []));
}

function sparse(): string {
	const random = randomFor(NAME, SEED, "spikes");
	const volleys = range(BURSTS).map(() => distinct(random, NEURONS * SPARSE, NEURONS).sort((a, b) => a - b));
	return drive((burst) => volleys[burst]!);
}

function drive(neuronsOf: (burst: number) => readonly number[]): string {
	const lines = range(BURSTS).flatMap((burst) =>
		neuronsOf(burst).map((neuron) => `${burst + 1},${AREA},${voxelOf(neuron, DIMENSIONS).join()},${DEGREE}`),
	);
	return `burst,area,x,y,z,potential\n${lines.join("\n")}\n`;
}
