/**
 * Writes the cases of the conformance test: brains in a form that FEAGI accepts, with sensory input. Deterministic.
 *
 *   npx tsx conformance/generate-cases.ts cases.json.gz [folder with FEAGI's *_genome.json]
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { Case } from "./case.js";
import { divergences } from "./cases/divergences.js";
import { genomeFiles, repairedFiles } from "./cases/genome-files.js";
import { genomeForms } from "./cases/genome-forms.js";
import { pairs } from "./cases/pairs.js";
import { randomBrains } from "./cases/random-brains.js";
import { singleNeurons } from "./cases/single-neurons.js";

const [to, feagiGenomes] = process.argv.slice(2);
if (to === undefined) throw new Error("usage: generate-cases.ts cases.json.gz [folder with FEAGI's genomes]");

const own = fileURLToPath(new URL("../genomes/", import.meta.url));
const files = readdirSync(own).filter((name) => name.endsWith(".fp32.genome.json"));
const ownGenomes = files
	.sort()
	.map((name) => [name.split(".")[0], readFileSync(own + name, "utf8")] as const);
const cases: Case[] = [
	...singleNeurons(),
	...pairs(),
	...randomBrains(),
	...genomeForms(),
	...genomeFiles("feagi-xs", ownGenomes),
	...repairedFiles("feagi-xs", ownGenomes),
];
if (feagiGenomes !== undefined) {
	const texts = ["barebones", "test", "essential"].map((name): [string, string] => [
		name,
		readFileSync(`${feagiGenomes}/${name}_genome.json`, "utf8"),
	]);
	cases.push(...genomeFiles("feagi", texts), ...repairedFiles("feagi", texts), ...divergences(texts[2][1]));
}
const names = new Set<string>();
for (const { name } of cases) {
	if (names.has(name)) throw new Error(`two cases are called ${name}`);
	names.add(name);
}
// One case per line; no time stamp: the same cases are the same file.
writeFileSync(to, gzipSync(`[\n${cases.map((c) => JSON.stringify(c)).join(",\n")}\n]\n`, { level: 9 }));
console.log(`${cases.length} cases`);
