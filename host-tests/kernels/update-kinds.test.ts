import { describe, expect, test } from "vitest";
import { Area, PRECISION_NAMES } from "../../modules/connectome/layout.js";
import { bootSketch } from "../parity/brain.js";
import type { Injection } from "../parity/dense-brain.js";
import { type AreaSketch, plainArea, withCore } from "../parity/sketch.js";
import { compareNative } from "./compare.js";
import { type Build, buildHarness, canBuild } from "./harness.js";

const BURSTS = 42;
const NEURONS = 75;
const FIRST_AREA = 3;

/** Limits at both ends of every width that counts have: 1, 2, 4, 8 and 16 bits. */
const FIRE_LIMITS = [1, 2, 3, 4, 15, 16, 255, 256];

const kinds: Readonly<Record<string, Partial<AreaSketch>>> = {
	plain: {},
	waiting: { refractory: 2 },
	"waiting long": { refractory: 200 },
	"waiting longer than a byte": { refractory: 300 },
	"without memory": { accumulates: false },
	"without memory, waiting": { accumulates: false, refractory: 2 },
	"with thresholds of their own": { increments: [0.25, 0.5, 0], refractory: 1 },
	"by chance": { excitability: 0.5 },
	"with an upper limit": { limit: 12 },
	...Object.fromEntries(
		FIRE_LIMITS.flatMap((fireLimit) => [
			[`up to ${fireLimit} times`, { fireLimit }],
			[`up to ${fireLimit} times, then a pause`, { fireLimit, refractory: 1, snooze: 3 }],
			[`up to ${fireLimit} times, without memory`, { fireLimit, accumulates: false }],
		]),
	),
	"everything at once": {
		fireLimit: 3,
		snooze: 2,
		refractory: 1,
		excitability: 0.75,
		increments: [0.25, 0, 0],
	},
};

const brain = withCore(
	...Object.values(kinds).map(
		(kind, i): AreaSketch => ({
			...plainArea,
			id: `c__${`${i}`.padStart(3, "0")}`,
			dimensions: [NEURONS / 3, 3, 1],
			threshold: 8,
			leak: i % 3 === 0 ? 0 : 0.1,
			...kind,
		}),
	),
);

describe.each(["sanitised", "without FPU"] as Build[])("%s native code", (build) => {
	const missing = !canBuild(build);

	describe.each(PRECISION_NAMES)("in %s", (precision) => {
		/** One slab that holds all, slabs of whole groups of four neurons, and slabs that begin within one. */
		test.skipIf(missing).each([2048, 12, 5])(
			`updates areas of every kind as the reference does, in slabs of %i${missing ? ": skipped, there is no gcc" : ""}`,
			(slabNeurons) => {
				const { image } = bootSketch(brain, { precision, slabNeurons });
				expect(image.views.word(image.area(FIRST_AREA) + Area.NEURON_COUNT)).toBe(NEURONS);
				compareNative(buildHarness(build), [{ name: "kinds", image, bursts: inputs() }]);
			},
		);
	});
});

/** Times when every neuron receives something, when few do, and when most are driven to fire. */
function inputs() {
	let seed = 7;
	const random = (below: number) => {
		seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
		return Math.floor((seed / 2 ** 32) * below);
	};
	const sizes = [
		[1, 2, 3, 5],
		[1, 4, 20, -3],
		[9, 10, 11, 13],
	];
	return new Array(BURSTS).fill(0).map((_, burst) => {
		const share = [100, 15, 90][burst % 3]!;
		const drawn = sizes[Math.floor(burst / 7) % 3]!;
		const streams: Injection[] = [];
		for (let area = FIRST_AREA; area < brain.length; area++)
			for (let index = 0; index < NEURONS; index++)
				if (random(100) < share) streams.push({ area, index, potential: drawn[random(drawn.length)]! });
		return { queue: [], streams };
	});
}
