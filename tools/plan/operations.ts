/**
 * What a burst is made of: operations of native code (kernels/), each with a cost of its own. Keys of
 * bench/results/kernels.json, where each stands for instructions per operation.
 */
export const OPERATIONS = Object.freeze({
	/** Once, whatever the brain does. */
	burst: "bursts",
	/** Has nothing to do. */
	silentArea: "silent areas",
	/** Looks for input: a source fired, events wait, or it is the power area. */
	awakeArea: "awake areas",
	/** Neurons of passes over an area in which some neuron may have input: all are looked at. */
	sweptNeuron: "neurons looked at",
	/** Neurons with input, blocked ones too. */
	update: "neuron updates",
	/** Of those, the neurons that fired; beyond their update. */
	spike: "spikes",
	/** Sensory events, and what the power neuron gets. */
	injection: "injected events",
	/** A spike on its way into one projection and one pass, before its first synapse. */
	listSpike: "spikes into lists",
	vectorSpike: "spikes into vectors",
	/** Per box. */
	boxSpike: "spikes into boxes",
	/** Synapses that need no look at borders, passes or clamps. */
	listEvent: "events, list",
	vectorEvent: "events, vectors inside",
	boxEvent: "events, box",
	/** Synapses and steps that do, also those that then reach nothing: once per pass over the target area. */
	listCheck: "checks, list",
	vectorCheck: "checks, vectors",
	boxCheck: "checks, box",
});

export type Operation = keyof typeof OPERATIONS;
export const operations = Object.freeze(Object.keys(OPERATIONS) as Operation[]);

/** How often each operation happens in one burst. */
export type Work = Readonly<Record<Operation, number>>;

export function noWork(): Record<Operation, number> {
	return Object.fromEntries(operations.map((operation) => [operation, 0])) as Record<Operation, number>;
}
