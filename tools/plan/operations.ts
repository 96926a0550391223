/**
 * What a burst is made of: operations of native code (kernels/), each with a cost of its own. Keys of
 * bench/results/kernels.json, where each stands for instructions per operation.
 */
export const OPERATIONS = Object.freeze({
	/** Once, whatever the brain does. */
	burst: "bursts",
	/** Areas that sensory events may come to: each is looked at. */
	stream: "streams attached",
	/** Has nothing to do. */
	silentArea: "silent areas",
	/** Looks for input: a source fired, events wait, or it is the power area. */
	awakeArea: "awake areas",
	/** Over an awake area: as many as it takes slabs. */
	pass: "passes over them",
	firingArea: "areas that fire",
	/** By the projections of an area that fires. */
	wakening: "areas woken",
	/** They fired two bursts ago; and the words of their fired bits. */
	forgettingArea: "areas that forget spikes",
	forgottenWord: "words of old spikes cleared",
	/** fp32, in areas without charge accumulation. */
	forgottenCharge: "charges forgotten",
	/** Sensory events, and what the power neuron gets. */
	injection: "injected events",
	/** Of those, the ones whose potential differs from the one before and is converted; stored as a byte or as binary32. */
	injectedByte: "bytes converted",
	injectedSingle: "binary32 converted",
	/** Of an awake area, per pass; its source did not fire. */
	silentProjection: "projections without spikes",
	/** Per pass; per spike where float sums go neuron by neuron. */
	projection: "projections with spikes",
	firedWord: "words of spikes looked at",
	/** Spikes on their way into a projection that share the PSP among the synapses, or carry their potential. */
	sharedSpike: "spikes that share their PSP",
	drivenSpike: "spikes with a potential",
	/** A spike on its way into one projection and one pass, before its first synapse. */
	listSpike: "spikes into lists",
	vectorSpike: "spikes into vectors",
	/** Per box. */
	boxSpike: "spikes into boxes",
	/** Boxes that reach more than one neuron, and their rows; rows that follow each other are one. */
	boxBlock: "blocks of boxes",
	boxRow: "rows of blocks",
	/** Rows of a target of several passes, once per pass. */
	clippedRow: "rows clipped to a pass",
	/** Synapses that need no look at borders, passes or clamps. */
	listEvent: "events, list",
	vectorEvent: "events, vectors inside",
	boxEvent: "events, box",
	/** Synapses and steps that do, also those that then reach nothing: once per pass over the target area. */
	listCheck: "checks, list",
	vectorCheck: "checks, vectors",
	boxCheck: "checks, box",
	/** Of those, the ones that reach a neuron. */
	checkedEvent: "events after a check",
	/** A soft-float addition each. */
	furtherInput: "inputs after a neuron's first",
	/** Passes that look at their neurons, because some may have input. */
	sweep: "sweeps over neurons",
	sweptNeuron: "neurons looked at",
	/** Four neurons in a row, one of which at least has input. */
	sweptGroup: "fours with input",
	/** Neurons with input: of areas that accumulate charge, … */
	update: "updates",
	/** … that do not, … */
	memorylessUpdate: "updates without memory",
	/** … that are the last one to three of a pass, or integer ones with thresholds of their own or the like, … */
	generalUpdate: "updates, the long way",
	generalMemoryless: "the same without memory",
	/** … or are still refractory. */
	blocked: "refractory neurons with input",
	/** Of the updates, beyond what those above cost: that leak; in areas with a refractory period, with a fire limit; */
	leakingUpdate: "updates that leak",
	waitingUpdate: "updates that may have to wait",
	countedUpdate: "updates with a fire limit",
	/** of neurons whose potential was not 0; of neurons at their fire limit. */
	chargedUpdate: "updates of a charged neuron",
	heldUpdate: "updates at the fire limit",
	spike: "spikes",
	/** Of those, the ones that are counted, drawn, or keep their potential. */
	settledSpike: "spikes counted or drawn",
	storedPsp: "spikes that keep a potential",
});

export type Operation = keyof typeof OPERATIONS;
export const operations = Object.freeze(Object.keys(OPERATIONS) as Operation[]);

/** Each neuron with input is one of these. */
export const UPDATES = Object.freeze([
	"update",
	"memorylessUpdate",
	"generalUpdate",
	"generalMemoryless",
	"blocked",
] as const satisfies readonly Operation[]);

/** How often each operation happens in one burst. */
export type Work = Readonly<Record<Operation, number>>;

export function noWork(): Record<Operation, number> {
	return Object.fromEntries(operations.map((operation) => [operation, 0])) as Record<Operation, number>;
}
