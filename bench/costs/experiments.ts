/**
 * Runs from which costs are fitted. Within a family brains differ in one property, and bursts in how much of each
 * operation they hold; none of them is a brain that predictions are checked with.
 */
import { distinct, randomFor, range } from "../similarity/random-values.js";
import { BURSTS, clustered, type Events, SHARES, scattered } from "./drives.js";
import { type MicroArea, type Workload, workload } from "./micro-brain.js";
import { wirings } from "./wirings.js";

/** Below any threshold here, and above: by their size binary32 sums are rounded as those of real brains are. */
const LOW: readonly number[] = [1, 2, 3, 5];
const FIRES = 60;
const THRESHOLD = 50;
const NEVER = 1e6;

export function experiments(): Workload[] {
	return [...silence(), ...neurons(), ...alwaysDriven(), ...wirings(), ...manyAreas()];
}

/** Nothing but the power neuron, in brains of different numbers of areas. */
function silence(): Workload[] {
	const area: MicroArea = { size: [4, 1, 1], threshold: THRESHOLD };
	return [1, 40].map((count) =>
		workload(
			`silence, ${count} areas`,
			Object.fromEntries(range(count).map((i) => [`area ${i}`, area])),
			[],
			{ bursts: 6 },
		),
	);
}

const KINDS: Readonly<Record<string, Partial<MicroArea>>> = {
	plain: {},
	leak: { leak: 0.1 },
	"quarter leak": { leak: 0.25 },
	refractory: { refractory: 2 },
	"long refractory": { refractory: 400 },
	"refractory and leak": { refractory: 3, leak: 0.1 },
	"fire limit": { fireLimit: 3 },
	"fire limit, snooze and leak": { fireLimit: 2, snooze: 4, leak: 0.2 },
	memoryless: { accumulates: false },
	"memoryless, fire limit": { accumulates: false, fireLimit: 3 },
	"memoryless, refractory": { accumulates: false, refractory: 2 },
	"memoryless, driven": { accumulates: false, drivenPsp: true },
	"thresholds, each": { thresholdIncrement: [0.01, 0.02, 0], leak: 0.1 },
	drawn: { excitability: 0.5, leak: 0.1 },
};

/** One area that receives input from outside and reaches nothing. Shares, and who fires, change from burst to burst. */
function neurons(): Workload[] {
	const sizes: Readonly<Record<string, readonly [number, number, number]>> = {
		whole: [32, 32, 1],
		"of two neurons": [2, 1, 1],
		"of several passes": [90, 70, 1],
	};
	const shapes = (kind: string) =>
		["plain", "memoryless", "leak"].includes(kind) ? Object.keys(sizes) : ["whole"];
	return Object.entries(KINDS).flatMap(([kind, options]) =>
		shapes(kind).map((shape) => {
			const name = `${kind}, ${shape}`;
			const size = sizes[shape]!;
			const count = size[0] * size[1];
			const random = randomFor(name, 1, "spikes");
			const bursts = range(BURSTS).map((burst): Events => {
				const often = burst % 3 === 0 ? 0.5 : burst % 3 === 1 ? 0.1 : 0;
				const same = burst % 4 === 0;
				const potential = () =>
					random.unit() < often ? FIRES : same ? LOW[0]! : LOW[random.below(LOW.length)]!;
				const draw = burst % 2 ? scattered : clustered;
				const events = draw(random, count, SHARES[burst % SHARES.length]!, potential);
				// Now and then the same neurons twice.
				return burst % 5 === 4 ? events.flatMap((event) => [event, event]) : events;
			});
			return workload(name, { area: { size, threshold: THRESHOLD, ...options } }, [], {
				bursts: BURSTS,
				drive: (burst) => ({ area: scaledTo(bursts[burst]!, kind === "quarter leak") }),
			});
		}),
	);
}

/** The same neurons receive enough to fire in every burst, until a limit or a refractory period holds them. */
function alwaysDriven(): Workload[] {
	const kinds: Readonly<Record<string, Partial<MicroArea>>> = {
		"fire limit": { fireLimit: 3 },
		"fire limit, memoryless": { fireLimit: 3, accumulates: false },
		"fire limit and refractory": { fireLimit: 2, refractory: 1, leak: 0.1 },
		refractory: { refractory: 1 },
		plain: { leak: 0.25 },
	};
	return Object.entries(kinds).flatMap(([kind, options]) =>
		[0.1, 0.5].map((share) => {
			const name = `always driven, ${kind}, ${share}`;
			const events = scattered(randomFor(name, 1, "spikes"), 1024, share, () => FIRES);
			return workload(name, { area: { size: [32, 32, 1], threshold: THRESHOLD, ...options } }, [], {
				bursts: 9,
				drive: () => ({ area: events }),
			});
		}),
	);
}

/** Potentials that are no bytes make the whole recording binary32. */
function scaledTo(events: Events, broken: boolean): Events {
	return broken ? events.map(([neuron, potential]) => [neuron, potential * 0.75] as const) : events;
}

/** Small areas that wake each other, many of them silent: what a burst costs beside neurons and synapses. */
function manyAreas(): Workload[] {
	return [6, 24].map((count) => {
		const name = `${count} areas in a ring`;
		const random = randomFor(name, 1, "spikes");
		const areas = Object.fromEntries(
			range(count).map((i): [string, MicroArea] => [
				`area ${i}`,
				{ size: [8 + 16 * (i % 3), 2 + (i % 2), 1], threshold: i % 2 ? 2 : NEVER, accumulates: i % 4 !== 1 },
			]),
		);
		const rules = range(count).flatMap((i) =>
			[1, 2, 3].map((step) => ({
				from: `area ${i}`,
				to: `area ${(i + step) % count}`,
				wiring: "projector" as const,
			})),
		);
		const bursts = range(2 * BURSTS).map((burst) =>
			Object.fromEntries(
				distinct(random, burst % 4, count)
					.sort((a, b) => a - b)
					.map((i) => [`area ${i}`, scattered(random, 16, 0.3, () => 3)]),
			),
		);
		return workload(name, areas, rules, { bursts: bursts.length, drive: (burst) => bursts[burst]! });
	});
}
