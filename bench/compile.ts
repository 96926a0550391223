/**
 * How long the compiler takes and how much memory, one line per genome, each in a process of its own:
 *   npx tsx bench/compile.ts
 * Times depend on the machine; nothing is compared with a budget.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compileGenome } from "../tools/compile.js";
import { ESSENTIAL } from "./agreement.js";

interface CompileCase {
	readonly genome: () => string;
	readonly available?: boolean;
}

interface AreaOptions {
	readonly dimensions: readonly number[];
	readonly mappings?: Readonly<Record<string, readonly unknown[]>>;
}

const CASES: Readonly<Record<string, CompileCase>> = {
	"FEAGI's essential": { genome: () => readFileSync(ESSENTIAL, "utf8"), available: existsSync(ESSENTIAL) },
	"a million neurons, ten million synapses from rules": { genome: () => million(100) },
	"the same with 90 % of them kept, stored one by one": { genome: () => million(90) },
};

/** Ten layers of 1000 × 100 voxels: each neuron reaches ten neighbours in its own layer or the next. */
function million(attractivity: number): string {
	const steps = Array.from({ length: 10 }, (_, i) => [(i % 5) - 2, Math.floor(i / 5), 0]);
	const name = (layer: number) => `c__${String(layer % 10).padStart(3, "0")}`;
	const rule = { morphology_id: "near", synapse_attractivity: attractivity };
	const layers = Array.from({ length: 10 }, (_, i): [string, AreaOptions] => [
		name(i),
		{ dimensions: [1000, 100, 1], mappings: { [name(i + (i % 2))]: [rule] } },
	]);
	return genomeOf("million", layers, { near: { type: "vectors", parameters: { vectors: steps } } });
}

function genomeOf(title: string, areas: readonly [string, AreaOptions][], morphologies: object): string {
	return JSON.stringify({
		version: "2.1",
		genome_title: title,
		physiology: { simulation_timestep: 0.025, quantization_precision: "int8" },
		neuron_morphologies: morphologies,
		blueprint: Object.fromEntries(
			areas.map(([id, { dimensions, mappings = {} }]) => [
				id,
				{
					cortical_name: id,
					block_boundaries: dimensions,
					firing_threshold_increment_x: 0.01,
					psp_uniform_distribution: false,
					cortical_mapping_dst: mappings,
				},
			]),
		),
	});
}

function measure(name: string): string {
	const genome = CASES[name].genome();
	const start = performance.now();
	const { bytes, network, ruleSynapses, explicitSynapses } = compileGenome(genome);
	const seconds = (performance.now() - start) / 1000;
	const neurons = network.genome.areas.reduce(
		(sum, { dimensions: [x, y, z], neuronsPerVoxel }) => sum + x * y * z * neuronsPerVoxel,
		0,
	);
	const synapses = `${ruleSynapses} synapses from rules, ${explicitSynapses} stored`;
	const megabytes = (process.resourceUsage().maxRSS / 1024).toFixed(0);
	return `${name}: ${seconds.toFixed(2)} s, ${megabytes} MB at most; ${neurons} neurons, ${synapses}, ${bytes.length} bytes of flash`;
}

const [, , only] = process.argv;
if (only !== undefined) console.log(measure(only));
else
	for (const [name, { available = true }] of Object.entries(CASES)) {
		if (!available) console.log(`skipped: ${name}, ${ESSENTIAL} is not here`);
		else
			spawnSync(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), name], {
				stdio: "inherit",
			});
	}
