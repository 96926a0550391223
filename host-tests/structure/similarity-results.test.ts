/** What is published about similarity is what the suite measures. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { CANDIDATES, measureNetwork } from "../../bench/similarity/measure-network.js";
import { suite } from "../../bench/similarity/suite.js";
import { renderSimilarity, type SimilarityResults } from "../../bench/similarity/tables.js";
import { replaceTables } from "../../bench/tables.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string) => readFileSync(root + path, "utf8");
const results = JSON.parse(read("bench/results/similarity.json")) as SimilarityResults;
const networks = await suite();

test("the tables are those of the results file", () => {
	const tables = renderSimilarity(results, networks);
	expect(replaceTables(read("docs/quantization.md"), tables)).toBe(read("docs/quantization.md"));
	const summary = { "similarity-summary": tables["similarity-summary"]! };
	expect(replaceTables(read("README.md"), summary)).toBe(read("README.md"));
});

test("every network was measured with every seed", () => {
	const expected = networks.flatMap(({ name }) => results.seeds.map((seed) => `${name} ${seed}`));
	expect(results.networks.map(({ network, seed }) => `${network} ${seed}`)).toEqual(expected);
});

/** Some of the small ones, so that a change of arithmetic or of a rule shows without the whole suite. */
test.each(["const_mid", "feagi_int", "ff_strong", "reflex"])(
	"%s measures what is published",
	(name) => {
		const seed = results.seeds.at(-1)!;
		const network = networks.find((one) => one.name === name)!;
		const published = results.networks.find((run) => run.network === name && run.seed === seed);
		expect(measureNetwork(network, seed, CANDIDATES)).toEqual(published);
	},
	60_000,
);

describe("the goals", () => {
	const scores = (key: string) => results.networks.map(({ scores }) => scores[key]!.fps);
	const mean = (key: string, chosen = scores(key)) => chosen.reduce((a, b) => a + b, 0) / chosen.length;
	const strict = new Set(networks.filter(({ halfStrict }) => halfStrict).map(({ name }) => name));

	test.each([
		["int8, same unit", 99.95, 99],
		["int8-compact", 98.5, 90],
		["fp16r, same unit", 99.9, 98.5],
	])("%s: mean at least %d, worst at least %d", (key, least, worst) => {
		expect(mean(key)).toBeGreaterThanOrEqual(least);
		expect(Math.min(...scores(key))).toBeGreaterThanOrEqual(worst);
	});

	test("int8 against plain fp32: mean at least 99.8, never half a point below the binary64 twin", () => {
		expect(mean("int8")).toBeGreaterThanOrEqual(99.8);
		for (const { network, seed, scores } of results.networks)
			expect(scores.int8!.fps, `${network} ${seed}`).toBeGreaterThanOrEqual(scores.fp64!.fps - 0.5);
	});

	test("fp16, where leaks and inputs are binary16's, in the same unit: mean at least 97.5", () => {
		const runs = results.networks.filter(({ network }) => strict.has(network));
		const fps = runs.map(({ scores }) => scores["fp16, same unit"]!.fps);
		expect(mean("", fps)).toBeGreaterThanOrEqual(97.5);
	});
});
