/** FEAGI's embedded algorithm on the same core with the same brains and recordings; keys are those of figures.ts. */
import type { Figures } from "../compare.js";
import type { Workload } from "../costs/micro-brain.js";
import { baselineBrain } from "./baseline-brain.js";
import { brains } from "./brains.js";
import type { Core } from "./build.js";
import { eventCases } from "./event-cases.js";
import { mean, tenths } from "./figures.js";
import { type BaselineRun, runBaseline } from "./run-bare.js";
import type { Runs } from "./runs.js";
import { ACTIVITIES, settledBursts, UPDATE_NEURONS, updateCases } from "./update-cases.js";

/** FEAGI's embedded types. Its binary32 arithmetic is that of fp32 here, its INT8 is not that of int8. */
const PRECISIONS = ["int8", "fp32"] as const;
/** _death, _power and _fatigue. */
const CORE_NEURONS = 3;

export async function measureBaseline(runs: Runs, core: Core): Promise<Figures> {
	const figures: Record<string, number> = {};
	for (const precision of PRECISIONS) {
		const note = (what: string, value: number) => {
			figures[`${core}, ${precision}: ${what}`] = value;
		};
		const play = async (workload: Workload, bursts = workload.bursts): Promise<BaselineRun> => {
			const { network, stimulus } = await runs.prepared(workload, precision);
			return runBaseline(baselineBrain(network), precision, { core, bursts, stimulus });
		};
		for (const one of updateCases) {
			const { update, convert } = await play(one);
			for (const [i, { name }] of ACTIVITIES.entries()) {
				const counts = settledBursts(i).map((burst) => update[burst]! + convert[burst]!);
				note(`update, ${one.kind}, ${name}`, tenths(mean(counts) / (UPDATE_NEURONS + CORE_NEURONS)));
			}
		}
		for (const one of eventCases) {
			const { propagate } = await play(one);
			const counted = await runs.counted(one, precision, "input");
			note(`event, ${one.kind}`, tenths(propagate.at(-1)! / counted.at(-1)!.synapticEvents));
		}
		for (const brain of brains) {
			const run = await play(brain, brain.baselineBursts);
			const whole = run.update.map((count, i) => count + run.propagate[i]! + run.convert[i]!);
			note(`burst, ${brain.name}, mean`, Math.round(mean(whole)));
		}
	}
	return figures;
}
