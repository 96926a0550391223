import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compileGenome } from "../../../tools/compile.js";
import { neuronCount } from "../../../tools/genome/area.js";
import { compilation, everyGenome, fileOf, genomeNames, genomeText, precisions } from "./brain.js";

const readme = readFileSync(fileOf("genomes/README.md"), "utf8");

describe("shipped genomes", () => {
	it("are all tested", () => {
		const files = readdirSync(fileOf("genomes")).filter((file) => file.endsWith(".json"));
		expect(files.sort()).toEqual(everyGenome.map(([name, p]) => `${name}.${p}.genome.json`).sort());
	});

	it.each(everyGenome)("%s %s compiles without warnings", (name, precision) => {
		const { network, notes, clampedContributions } = compilation(name, precision);
		expect(notes.filter(({ level }) => level === "warning")).toEqual([]);
		expect(clampedContributions).toBe(0);
		expect(network.genome.precision).toBe(precision);
	});

	it.each(everyGenome)("%s %s compiles to the same bytes twice", (name, precision) => {
		const again = compileGenome(genomeText(name, precision)).bytes;
		expect(Buffer.compare(again, compilation(name, precision).bytes)).toBe(0);
	});

	it.each(genomeNames)("the two files of %s differ in quantization_precision only", (name) => {
		const fp32 = genomeText(name, "fp32").split("\n");
		const int8 = genomeText(name, "int8").split("\n");
		const different = fp32.filter((line, i) => line !== int8[i]);
		expect(int8.length).toBe(fp32.length);
		expect(different).toEqual(['\t\t"quantization_precision": "fp32"']);
		expect(JSON.parse(int8.join("\n")).physiology.quantization_precision).toBe("int8");
	});

	it.each(genomeNames)("%s is as large as the README and its own stats say", (name) => {
		const [fp32, int8] = precisions.map((precision) => compilation(name, precision));
		const { areas, version, form, burstPeriodUs } = fp32!.network.genome;
		const neurons = areas.reduce((sum, area) => sum + neuronCount(area), 0);
		const synapses = fp32!.ruleSynapses + fp32!.explicitSynapses;
		const numbers = [areas.length, neurons, synapses, fp32!.plan.bytes, int8!.plan.bytes];
		const row = readme.split("\n").find((line) => line.startsWith(`| \`${name}\``));
		expect(row?.split("|").map((cell) => cell.trim())).toEqual([
			"",
			`\`${name}\``,
			`${form} ${version}`,
			`${burstPeriodUs / 1000} ms`,
			...numbers.map((value) => value.toLocaleString("en-US")),
			"",
		]);
		expect(JSON.parse(genomeText(name, "fp32")).stats).toEqual({
			innate_cortical_area_count: areas.length,
			innate_neuron_count: neurons,
			innate_synapse_count: synapses,
		});
	});

	it("have the areas, ids and sizes of the README's wiring tables", () => {
		const rows = [
			...readme.matchAll(/^\| `([^`]+)` \|.*?`([A-Za-z0-9+/]{11}=)`.*?\| (\d+)×(\d+)×(\d+) \|/gm),
		];
		expect(rows.length).toBe(13);
		const areas = genomeNames.flatMap((name) => compilation(name, "int8").network.genome.areas);
		for (const [, name, key, ...size] of rows)
			expect(areas).toContainEqual(
				expect.objectContaining({
					name,
					id: expect.objectContaining({ key }),
					dimensions: size.map(Number),
				}),
			);
	});

	it("make no dead synapses", () => {
		for (const name of genomeNames)
			for (const { weight, psp, synapses } of compilation(name, "fp32").network.projections) {
				expect(weight * psp).toBeGreaterThan(0);
				expect(synapses).toBeGreaterThan(0);
			}
	});

	it("exercise the language", () => {
		const genomes = genomeNames.map((name) => compilation(name, "fp32").network.genome);
		const areas = genomes.flatMap((genome) => genome.areas).filter(({ kind }) => kind !== "core");
		const some = (holds: (area: (typeof areas)[number]) => boolean) => areas.some(holds);
		expect(some((area) => area.mpChargeAccumulation) && some((area) => !area.mpChargeAccumulation)).toBe(
			true,
		);
		expect(some((area) => area.pspUniformDistribution) && some((area) => !area.pspUniformDistribution)).toBe(
			true,
		);
		expect(some((area) => area.mpDrivenPsp)).toBe(true);
		expect(some((area) => area.leakCoefficient > 0)).toBe(true);
		expect(some((area) => area.refractoryPeriod > 0)).toBe(true);
		expect(some((area) => area.consecutiveFireLimit > 0 && area.snoozePeriod > 0)).toBe(true);
		expect(some((area) => area.firingThresholdLimit > 0)).toBe(true);
		expect(some((area) => area.firingThresholdIncrement[2] > 0)).toBe(true);
		expect(some((area) => area.excitability < 0.999)).toBe(true);
		expect(some((area) => area.neuronsPerVoxel === 2)).toBe(true);
		expect(some((area) => area.mappings.some(({ multiplier }) => multiplier < 0))).toBe(true);
		expect(genomes.map(({ form, version }) => `${form} ${version}`).sort()).toEqual(
			["flat 2.0", "flat 2.0", "flat 2.1", "hierarchical 2.1", "hierarchical 3.0"].sort(),
		);
	});
});
