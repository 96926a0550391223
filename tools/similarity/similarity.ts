/**
 * How similar two runs of one brain are. These objects are also the JSON that the tools print; the names of their
 * fields are stable.
 */

/**
 * The FPS of freely running brains. Small differences grow in a recurrent network whatever caused them, so this score
 * means nothing without the time for which the runs stayed together: it is no bare number.
 */
export interface FreeRunningFps {
	/** FPS over the whole run, per cent. */
	readonly percent: number;
	/** Horizon, bursts: largest H such that FPS ≥ 99 % on bursts [0, H). */
	readonly h99: number;
	/** The same for 90 %. */
	readonly h90: number;
}

/** Per cent, at most 100: a number where the inputs of every neuron were the reference's, else with its horizon. */
export type Fps = number | FreeRunningFps;

export interface AreaSimilarity<F extends Fps = Fps> {
	readonly name: string;
	readonly neurons: number;
	/** Of the reference and of the candidate. */
	readonly spikes: readonly [reference: number, candidate: number];
	/** Of the same neuron in the same burst of both. */
	readonly common: number;
	readonly fps: F;
}

/** The score of a run that differs from the reference by no more than rounding: nothing can be claimed above it. */
export interface Floor<F extends Fps = Fps> {
	readonly candidate: string;
	readonly fps: F;
}

export interface Secondary {
	/** 2·common / (A + B), per cent, same burst. */
	readonly f1: number;
	/** The same with spikes up to one burst apart, matched one to one in the best way. */
	readonly f1WithinOne: number;
	/** F1 in per cent where the state follows each spike of the reference; null where this was not run. */
	readonly oneSpikeAhead: number | null;
	/** Van Rossum distance, τ = 10 bursts, normalised over all neurons: 0 equal … 1. */
	readonly vanRossum: number;
	/** SPIKE distance, mean over neurons with a spike in either run: 0 equal … 1. */
	readonly spikeDistance: number;
	/** B / A; 1 where neither run has spikes, null where only the candidate has. */
	readonly rateRatio: number | null;
	/** Mean coefficient of variation of inter-spike intervals, over neurons with five spikes; null without one. */
	readonly cvIsi: readonly [reference: number | null, candidate: number | null];
	/** Kolmogorov-Smirnov distance of the pooled inter-spike intervals: 0 equal … 1. */
	readonly isiKs: number;
	/** Correlation of population rates in 5-burst bins, mean over areas with spikes: −1 … 1 equal. */
	readonly psthCorrelation: number;
}

interface Common<F extends Fps> {
	readonly reference: string;
	readonly candidate: string;
	readonly bursts: number;
	/** Scored neurons: those of all areas but inputs and core areas. The counts below are over them. */
	readonly neurons: number;
	readonly spikes: readonly [reference: number, candidate: number];
	/** Of the same neuron in the same burst of both. */
	readonly common: number;
	readonly fps: F;
	/** Null where no floor was measured. */
	readonly floor: Floor<F> | null;
	/** First burst with different spikes; null where there is none. */
	readonly firstMismatch: number | null;
	/** Among areas with a spike in either run, the first of those with the lowest FPS; null without one. */
	readonly worstArea: { readonly name: string; readonly fps: F } | null;
	/** The same for neurons; `index` counts within the area. */
	readonly worstNeuron: { readonly area: string; readonly index: number; readonly fps: F } | null;
	/** Every scored area, in the order of the brain. */
	readonly areas: readonly AreaSimilarity<F>[];
	readonly secondary: Secondary;
}

/** Each neuron kept its own state, but received the recorded spikes of the reference. */
export interface TeacherForced extends Common<number> {
	readonly mode: "teacher-forced";
}

/** Both brains ran by themselves on the same input. */
export interface FreeRunning extends Common<FreeRunningFps> {
	readonly mode: "free-running";
}

export type Similarity = TeacherForced | FreeRunning;
