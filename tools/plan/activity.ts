/** Operations per burst over a run. */
import { mean } from "./burst-time.js";
import type { CountedBurst } from "./counter.js";
import { exact, type Figure } from "./figure.js";
import { type Operation, operations, UPDATES } from "./operations.js";

interface Counts {
	/** Mean without input. */
	readonly idle: Figure;
	/** Mean and most with input; each operation's own most. */
	readonly mean: Figure;
	readonly most: Figure;
}

export interface Activity {
	readonly operations: Readonly<Record<Operation, Counts>>;
	/** Neurons with input, of all kinds. */
	readonly updates: Counts;
	/** Synapses that delivered a spike, whichever way. */
	readonly synapticEvents: Counts;
}

export function activityOf(idle: readonly CountedBurst[], driven: readonly CountedBurst[]): Activity {
	const counts = (of: (burst: CountedBurst) => number): Counts => ({
		idle: exact(mean(idle.map(of))),
		mean: exact(mean(driven.map(of))),
		most: exact(driven.reduce((most, burst) => Math.max(most, of(burst)), 0)),
	});
	return {
		operations: Object.fromEntries(
			operations.map((operation) => [operation, counts(({ work }) => work[operation])]),
		) as Record<Operation, Counts>,
		updates: counts(({ work }) => UPDATES.reduce((sum, kind) => sum + work[kind], 0)),
		synapticEvents: counts(({ synapticEvents }) => synapticEvents),
	};
}
