import { type AreaSketch, type BrainSketch, plainArea, type Triple, withCore } from "./sketch.js";

const LEAKS = [0, 1e-6, 0.001, 0.1, 0.5, 1, 1.5, 10, -0.25];
const WAITS = [0, 1, 5, 255, 300, 65535];
const FIRE_LIMITS = [0, 1, 3, 300];
const EXCITABILITIES = [1, 0.5, 0.9989999, 0];
const THRESHOLDS = [1, 0.1, 20, 1000, -2];
const LIMITS = [0, 0, 3, 60];
const INCREMENTS: readonly Triple[] = [
	[0, 0, 0],
	[0, 0, 0],
	[0.5, 0.01, 0],
];

/** Fifty areas of 64 neurons: properties turn at different paces, so that each meets each. */
export const edgeBrain: BrainSketch = withCore(
	...new Array(50).fill(0).map(
		(_, i): AreaSketch => ({
			...plainArea,
			id: `c__${`${i}`.padStart(3, "0")}`,
			dimensions: [8, 8, 1],
			threshold: at(THRESHOLDS, i),
			increments: at(INCREMENTS, i),
			limit: at(LIMITS, i),
			leak: at(LEAKS, i),
			refractory: at(WAITS, i),
			fireLimit: at(FIRE_LIMITS, Math.floor(i / 3)),
			snooze: at(WAITS, i + 2),
			excitability: at(EXCITABILITIES, Math.floor(i / 2)),
			accumulates: i % 5 !== 4,
			driven: i % 7 === 3,
			mappings: [
				{ target: 3 + ((i + 1) % 50), morphology: { kind: "projector" }, multiplier: i % 3 === 0 ? -2 : 3 },
			],
		}),
	),
);

function at<T>(values: readonly T[], index: number): T {
	return values[index % values.length];
}
