import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PRECISION_NAMES } from "../../modules/connectome/layout.js";
import { bootSketch } from "../parity/brain.js";
import { edgeBrain } from "../parity/edge-brain.js";
import { type Scenario, scenarios, wideScenarios } from "../parity/generate.js";
import { smallBlocks } from "../parity/in-pieces.js";
import { genomeText } from "../parity/sketch.js";
import { type Case, compareNative } from "./compare.js";
import { type Build, buildHarness, builds, canBuild } from "./harness.js";

/** Scenarios per precision: of all kinds, with extreme properties, drawn synapses, wide ids, a state in pieces. */
const RUNS: Readonly<Record<Build, readonly [number, number, number, number, number]>> = {
	optimised: [1000, 400, 200, 4, 100],
	sanitised: [180, 90, 40, 1, 40],
	"32-bit": [100, 50, 20, 1, 20],
	"without FPU": [150, 150, 30, 1, 20],
};
/** As many cases share one process. */
const BATCH = 100;

describe.each(Object.keys(builds) as Build[])("%s native code", (build) => {
	const missing = !canBuild(build);
	const [usual, extreme, extended, wide, pieces] = RUNS[build];

	describe.each(PRECISION_NAMES)("in %s", (precision) => {
		const run = (drawn: readonly Scenario[], options: object = {}) => {
			for (let at = 0; at < drawn.length; at += BATCH)
				compareNative(
					buildHarness(build),
					drawn.slice(at, at + BATCH).map(({ brain, slabNeurons, bursts }, i): Case => {
						const { image } = bootSketch(brain, { precision, slabNeurons, ...options });
						return { name: `scenario ${at + i}`, image, bursts };
					}),
				);
			expect(drawn.length).toBeGreaterThan(0);
		};
		const suffix = missing ? `: skipped, gcc cannot ${builds[build].join(" ")}` : "";

		test.skipIf(missing)(`equals the reference burst by burst${suffix}`, { timeout: 300_000 }, () => {
			run(fc.sample(scenarios(), { seed: 20260301, numRuns: usual }));
		});

		test.skipIf(missing)(`so it does with extreme properties${suffix}`, { timeout: 300_000 }, () => {
			run(fc.sample(scenarios({ extreme: true }), { seed: 20260302, numRuns: extreme }));
		});

		test.skipIf(missing)(`so it does with drawn synapses${suffix}`, { timeout: 300_000 }, () => {
			run(fc.sample(scenarios({ extended: true }), { seed: 20260303, numRuns: extended }), {
				extended: true,
				seed: 7,
			});
		});

		test.skipIf(missing)(`so it does with ids of four bytes${suffix}`, { timeout: 300_000 }, () => {
			run(fc.sample(wideScenarios, { seed: 20260304, numRuns: wide }));
		});

		test.skipIf(missing)(`so it does with a state in pieces${suffix}`, { timeout: 300_000 }, () => {
			const cases = fc.sample(scenarios(), { seed: 20260305, numRuns: pieces }).map((drawn, i): Case => {
				const options = { precision, slabNeurons: drawn.slabNeurons };
				const blocks = smallBlocks(genomeText(drawn.brain), options);
				const { image } = bootSketch(drawn.brain, { ...options, blocks });
				expect(image.segmentBytes(1)).toBeGreaterThan(0);
				return { name: `scenario ${i}`, image, bursts: drawn.bursts };
			});
			compareNative(buildHarness(build), cases);
		});

		test.skipIf(missing)(
			`so it does at every edge of a neuron's parameters${suffix}`,
			{ timeout: 300_000 },
			() => {
				const { image } = bootSketch(edgeBrain, { precision });
				compareNative(buildHarness(build), [{ name: "edges", image, bursts: edgeInputs(200) }]);
			},
		);
	});
});

/** About one neuron in five receives something, of all sizes; the queue takes what fits. */
function edgeInputs(bursts: number) {
	let seed = 1;
	const random = (below: number) => {
		seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
		return Math.floor((seed / 2 ** 32) * below);
	};
	const sizes = [1, 0.5, 2, -1, 20, -20, 300, 1e6, -1e6, 1e-6, 0.0999, 3];
	const events = (count: number, areas: number) =>
		new Array(count)
			.fill(0)
			.map(() => ({ area: 3 + random(areas), index: random(64), potential: sizes[random(sizes.length)] }));
	return new Array(bursts).fill(0).map(() => ({
		queue: events(random(200), 50),
		streams: events(random(600), 50).sort((a, b) => a.area - b.area || a.index - b.index),
	}));
}
