/** The suite's results as the tables of docs/quantization.md. */
import { formatCount, formatPercent } from "../../tools/similarity/format.js";
import { table } from "../tables.js";
import type { GenomeScores } from "./genomes.js";
import { CANDIDATES, FLOOR, type NetworkScores, POLICIES, type Score } from "./measure-network.js";
import type { SuiteNetwork } from "./suite.js";

export interface SimilarityResults {
	readonly seeds: readonly number[];
	readonly networks: readonly NetworkScores[];
	readonly genomes: readonly GenomeScores[];
}

const COLUMNS = [FLOOR, ...CANDIDATES.map(({ key }) => key)];

/** Lines by name, for the markers `<!-- bench:NAME -->`. */
export function renderSimilarity(
	results: SimilarityResults,
	suite: readonly SuiteNetwork[],
): Record<string, string[]> {
	return {
		"similarity-summary": summary(results, suite),
		"similarity-networks": networks(results),
		"similarity-policies": policies(results),
		"similarity-genomes": genomes(results.genomes),
	};
}

function summary({ networks }: SimilarityResults, suite: readonly SuiteNetwork[]): string[] {
	const feedForward = new Set(suite.filter(({ kind }) => kind === "feed-forward").map(({ name }) => name));
	const strict = new Set(suite.filter(({ halfStrict }) => halfStrict).map(({ name }) => name));
	const rows = [`${FLOOR}, same unit`, ...COLUMNS]
		.sort((a, b) => order(a) - order(b))
		.map((key) => {
			const scores = scoresOf(networks, key);
			const free = networks
				.filter(({ network }) => feedForward.has(network))
				.map((run) => run.scores[key]?.free);
			const worst = networks.reduce((a, b) => (fpsOf(b, key) < fpsOf(a, key) ? b : a));
			return [
				key,
				percent(mean(scores)),
				`${percent(Math.min(...scores))} (${worst.network})`,
				percent(
					mean(
						scoresOf(
							networks.filter(({ network }) => network !== "knife"),
							key,
						),
					),
				),
				percent(
					mean(
						scoresOf(
							networks.filter(({ network }) => strict.has(network)),
							key,
						),
					),
				),
				percent(mean(free.filter((value): value is number => typeof value === "number"))),
			];
		});
	return table(
		[
			"against fp32",
			"mean",
			"worst run",
			"mean without knife",
			"mean, leaks and inputs of binary16",
			"free-running, feed-forward",
		],
		rows,
	);
}

/** Each same-unit row under its plain one. */
function order(key: string): number {
	const [name] = key.split(",");
	return [FLOOR, "int8", "int8-compact", "fp16r", "fp16"].indexOf(name!);
}

function networks({ networks }: SimilarityResults): string[] {
	const names = [...new Set(networks.map(({ network }) => network))];
	const columns = COLUMNS.filter((key) => !key.includes("same unit"));
	const rows = names.map((name) => {
		const runs = networks.filter(({ network }) => network === name);
		return [
			name,
			...columns.map((key) => {
				const scores = scoresOf(runs, key);
				return `${percent(mean(scores))} (${percent(Math.min(...scores))})`;
			}),
		];
	});
	return table(["network", ...columns], rows);
}

function policies({ networks }: SimilarityResults): string[] {
	const measured = networks.filter(({ scores }) => POLICIES.every(({ key }) => key in scores));
	const cell = (key: string) => {
		const scores = scoresOf(measured, key);
		return `${percent(mean(scores))} (${percent(Math.min(...scores))})`;
	};
	const names = [...new Set(POLICIES.map(({ range }) => `${range}`))];
	return table(
		["`quantization_range`", "int8", "int8-compact"],
		[
			["auto", cell("int8"), cell("int8-compact")],
			...names.map((name) => [name, cell(`int8, ${name}`), cell(`int8-compact, ${name}`)]),
			["auto, calibrated", cell("int8, calibrated"), cell("int8-compact, calibrated")],
		],
	);
}

function genomes(rows: readonly GenomeScores[]): string[] {
	const columns = [FLOOR, "int8", "int8-compact", "fp16r", "fp16"];
	return table(
		["genome", "neurons", "spikes", ...columns],
		// Where nothing fires there is nothing to compare.
		rows
			.filter(({ spikes }) => spikes > 0)
			.map(({ genome, neurons, spikes, fps }) => [
				genome,
				formatCount(neurons),
				formatCount(spikes),
				...columns.map((key) => percent(fps[key]!)),
			]),
	);
}

function fpsOf(run: NetworkScores, key: string): number {
	return (run.scores[key] as Score).fps;
}

function scoresOf(runs: readonly NetworkScores[], key: string): number[] {
	return runs.map((run) => fpsOf(run, key));
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function percent(value: number): string {
	return Number.isNaN(value) ? "–" : formatPercent(value);
}
