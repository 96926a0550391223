/** One area whose neurons receive input from outside: what an update costs, by how many of them do. */
import { scattered } from "../costs/drives.js";
import { type MicroArea, type Workload, workload } from "../costs/micro-brain.js";
import { randomFor, range } from "../similarity/random-values.js";

/** One neuron at least: an area that nothing reaches is not looked at. */
export const ACTIVITIES = Object.freeze([
	{ name: "idle", share: 0 },
	{ name: "1 %", share: 0.01 },
	{ name: "5 %", share: 0.05 },
	{ name: "25 %", share: 0.25 },
	{ name: "100 %", share: 1 },
]);

/** One pass of the sums. */
export const UPDATE_NEURONS = 2048;
/** Bursts without input, of which the last is what the power neuron's update costs; then some for each activity. */
export const SILENT = 3;
const EACH = 8;
/** Of EACH: by then as many neurons wait as will. */
const SETTLED = 3;

const THRESHOLD = 18;
const POTENTIALS: readonly number[] = [1, 2, 3, 4];
/** Every twelfth of the neurons with input fires. */
const FIRING = 1 / 12;

const KINDS: Readonly<Record<string, Partial<MicroArea>>> = {
	plain: {},
	leak: { leak: 0.1 },
	"refractory period": { refractory: 2, leak: 0.1 },
	"fire limit": { fireLimit: 3 },
	"all of them": { leak: 0.1, refractory: 2, fireLimit: 3, snooze: 4 },
	"no memory": { accumulates: false },
};

export const updateCases: readonly (Workload & { readonly kind: string })[] = Object.entries(KINDS).map(
	([kind, options]) => {
		const random = randomFor(`update, ${kind}`, 1, "spikes");
		const bursts = ACTIVITIES.flatMap(({ share }) =>
			range(EACH).map(() =>
				scattered(random, UPDATE_NEURONS, share, () =>
					random.unit() < FIRING ? THRESHOLD : POTENTIALS[random.below(POTENTIALS.length)]!,
				),
			),
		);
		const area: MicroArea = { size: [64, 32, 1], threshold: THRESHOLD, ...options };
		return {
			kind,
			...workload(`update, ${kind}`, { neurons: area }, [], {
				bursts: SILENT + bursts.length,
				drive: (burst) => ({ neurons: bursts[burst - SILENT] ?? [] }),
			}),
		};
	},
);

/** Bursts of the activity that count. */
export function settledBursts(activity: number): readonly number[] {
	return range(EACH - SETTLED).map((i) => SILENT + activity * EACH + SETTLED + i);
}
