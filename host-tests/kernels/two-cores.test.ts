/** Bursts shared by two threads leave the reference's bits, whoever ran which area. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BrainImage } from "../../modules/connectome/image.js";
import { PRECISION_NAMES } from "../../modules/connectome/layout.js";
import { asBuffer } from "../../tools/cli/files.js";
import { compileGenome } from "../../tools/compile.js";
import { bootSketch } from "../parity/brain.js";
import { type Scenario, scenarios, wideScenarios } from "../parity/generate.js";
import { compareNative } from "./compare.js";
import { type Build, builds, buildTwoCores, canBuild, type Sharing, sharings } from "./two-cores-harness.js";
import { recordedCase } from "./two-cores-recording.js";

/** Scenarios per precision: of all kinds, with extreme properties, with synapses that are drawn, with wide ids. */
const RUNS: Readonly<Record<Build, readonly [number, number, number, number]>> = {
	optimised: [60, 30, 15, 1],
	"race-checked": [30, 15, 8, 1],
};
const BURSTS: Readonly<Record<Build, number>> = { optimised: 30, "race-checked": 10 };
const TIMEOUT_MS = 300_000;
const folder = fileURLToPath(new URL("../../genomes/", import.meta.url));
const shipped = readdirSync(folder).filter((name) => name.endsWith(".genome.json"));
const essential = fileURLToPath(
	new URL("../../../shared/genomes/feagi/essential_genome.json", import.meta.url),
);
const genomes = [...shipped.map((name) => folder + name), ...(existsSync(essential) ? [essential] : [])];

const all = (build: Build) => sharings.map((sharing): [Build, Sharing] => [build, sharing]);
describe.each([
	...all("optimised"),
	["race-checked", "who comes first"],
	["race-checked", "each in turn"],
] as [Build, Sharing][])("two threads, %s, run by %s", (build, sharing) => {
	const missing = !canBuild(build);
	const suffix = missing ? `: skipped, gcc cannot ${builds[build].join(" ")}` : "";

	describe.each(PRECISION_NAMES)("in %s", (precision) => {
		const run = (drawn: readonly Scenario[], options: object = {}) => {
			const cases = drawn.map(({ brain, slabNeurons, bursts }, i) => {
				const { image } = bootSketch(brain, { precision, slabNeurons, ...options });
				return { name: `scenario ${i}`, image, bursts };
			});
			expect(cases.length).toBeGreaterThan(0);
			compareNative(buildTwoCores(build, sharing), cases);
		};

		test.skipIf(missing)(`generated brains${suffix}`, { timeout: TIMEOUT_MS }, () => {
			const [usual, extreme, extended, wide] = RUNS[build];
			run(fc.sample(scenarios(), { seed: 20260501, numRuns: usual }));
			run(fc.sample(scenarios({ extreme: true }), { seed: 20260502, numRuns: extreme }));
			const drawn = fc.sample(scenarios({ extended: true }), { seed: 20260503, numRuns: extended });
			run(drawn, { extended: true, seed: 7 });
			run(fc.sample(wideScenarios, { seed: 20260504, numRuns: wide }));
		});

		test.skipIf(missing)(
			`shipped genomes, and FEAGI's essential where it is${suffix}`,
			{ timeout: TIMEOUT_MS },
			() => {
				const cases = genomes.map((path) => {
					const { bytes } = compileGenome(readFileSync(path, "utf8"), { precision });
					return recordedCase(path, new BrainImage(asBuffer(bytes)), BURSTS[build]);
				});
				compareNative(buildTwoCores(build, sharing), cases);
			},
		);
	});
});
