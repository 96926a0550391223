/**
 * The similarity suite: every network, every seed, every precision, against fp32.
 *   npm run similarity                 the held-out seeds; prints the summary
 *   npm run similarity -- --write      also rewrites bench/results/similarity.json and the tables of docs/quantization.md
 *   npm run similarity -- --seeds 1-5 --networks va,wta
 * Networks run beside each other in as many processes as there are cores; the figures do not depend on it.
 */
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { replaceTables } from "../tables.js";
import { measureGenomes } from "./genomes.js";
import { CANDIDATES, measureNetwork, type NetworkScores, POLICIES } from "./measure-network.js";
import { suite } from "./suite.js";
import { renderSimilarity, type SimilarityResults } from "./tables.js";

/** Never used to choose a unit, a rule or a constant; 1 to 5 were. */
const HELD_OUT = "2001-2010";

const POLICY_SEEDS = 3;

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const { values } = parseArgs({
	options: {
		seeds: { type: "string", default: HELD_OUT },
		networks: { type: "string" },
		write: { type: "boolean", default: false },
		/** One network with one seed, as JSON: what the processes are asked for. */
		only: { type: "string" },
		/** … and whether the other policies of quantization_range are asked for. */
		policies: { type: "boolean", default: false },
	},
});

if (values.only !== undefined) {
	const [name, seed] = values.only.split(":");
	const network = (await suite()).find((one) => one.name === name)!;
	const measured = values.policies ? [...CANDIDATES, ...POLICIES] : CANDIDATES;
	console.log(JSON.stringify(measureNetwork(network, Number(seed), measured)));
} else {
	const names = (await suite()).map(({ name }) => name);
	const chosen = values.networks?.split(",") ?? names;
	const unknown = chosen.filter((name) => !names.includes(name));
	if (unknown.length > 0) throw new Error(`no network ${unknown.join(", ")}; there are ${names.join(", ")}`);
	const runs = chosen.flatMap((name) => seedsOf(values.seeds).map((seed) => `${name}:${seed}`));
	const networks = await inProcesses(runs);
	const results: SimilarityResults = {
		seeds: seedsOf(values.seeds),
		networks,
		genomes: values.networks === undefined ? measureGenomes() : [],
	};
	const tables = renderSimilarity(results, await suite());
	for (const lines of Object.values(tables)) console.log(`${lines.join("\n")}\n`);
	if (values.write) write(results, tables);
}

function write(results: SimilarityResults, tables: Record<string, string[]>): void {
	if (values.networks !== undefined)
		throw new Error("--write publishes the whole suite: leave out --networks");
	writeFileSync(path("../results/similarity.json"), `${JSON.stringify(results, undefined, "\t")}\n`);
	const put = (file: string, chosen: Record<string, string[]>) =>
		writeFileSync(path(file), replaceTables(readFileSync(path(file), "utf8"), chosen));
	put("../../docs/quantization.md", tables);
	put("../../README.md", { "similarity-summary": tables["similarity-summary"]! });
	console.log("wrote bench/results/similarity.json, docs/quantization.md and README.md");
}

function seedsOf(text: string): number[] {
	const [first, last = first] = text.split("-").map(Number);
	if (!(first! >= 0 && last! >= first!)) throw new Error(`seeds are N or N-M, not ${text}`);
	return Array.from({ length: last! - first! + 1 }, (_, i) => first! + i);
}

async function inProcesses(runs: readonly string[]): Promise<NetworkScores[]> {
	const results = new Array<NetworkScores>(runs.length);
	let next = 0;
	const worker = async () => {
		while (next < runs.length) {
			const index = next++;
			const policies = seedsOf(values.seeds)
				.slice(0, POLICY_SEEDS)
				.includes(Number(runs[index]!.split(":")[1]));
			const flags = policies ? ["--policies"] : [];
			const args = ["--import", "tsx", path("run.ts"), "--only", runs[index]!, ...flags];
			const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1e8 });
			results[index] = JSON.parse(stdout) as NetworkScores;
			if (process.stderr.isTTY) process.stderr.write(`\r${index + 1} of ${runs.length}   `);
		}
	};
	await Promise.all(Array.from({ length: availableParallelism() }, worker));
	return results;
}
