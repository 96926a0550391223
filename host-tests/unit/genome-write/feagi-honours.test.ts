/** FEAGI's present loader honours everything in a repaired genome, whatever it dropped before. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readGenome } from "../../../tools/genome/read.js";
import { fixGenome } from "../../../tools/genome/write/fix.js";
import { genomes, writeFlat, writeHierarchical } from "../genome/generate.js";
import { shippedGenome, shippedGenomes } from "../genome/sample.js";
import { loadAsFeagi } from "./feagi-loader.js";

function honoured(text: string): void {
	const genome = readGenome(text);
	for (const form of ["flat", "hierarchical"] as const) {
		const loaded = loadAsFeagi(fixGenome(text, { form }).text);
		expect([...loaded.keys()].sort()).toEqual(genome.areas.map(({ id }) => id.key).sort());
		for (const area of genome.areas) {
			const { properties, rules } = loaded.get(area.id.key)!;
			expect(rules).toEqual(
				area.mappings.map(({ morphology, destination, multiplier }) => [morphology, destination, multiplier]),
			);
			expect([0, 1, 2].map((i) => properties.get(`block_boundaries[${i}]`))).toEqual(area.dimensions);
			expect(properties.get("snooze_length")).toBe(area.snoozePeriod);
			expect(properties.get("per_voxel_neuron_cnt")).toBe(area.neuronsPerVoxel);
			expect(properties.get("consecutive_fire_cnt_max")).toBe(area.consecutiveFireLimit);
			expect(properties.get("neuron_excitability")).toBe(area.excitability + 0);
			expect(properties.get("firing_threshold")).toBe(area.firingThreshold + 0);
			expect(properties.get("mp_driven_psp")).toBe(area.mpDrivenPsp);
		}
	}
}

describe("FEAGI's loader, as the specification has it,", () => {
	it("honours every mapping and property of a repaired genome, in either form", () => {
		fc.assert(
			fc.property(genomes(), (sketch) => {
				honoured(writeFlat(sketch));
				honoured(writeHierarchical(sketch));
			}),
			{ numRuns: 150 },
		);
	});

	it.skipIf(!shippedGenomes)(
		"drops all 18 mappings of FEAGI's essential genome, and none of the repaired one",
		() => {
			const text = shippedGenome("essential");
			const count = (genome: string) =>
				[...loadAsFeagi(genome).values()].flatMap(({ rules }) => rules).length;
			expect(count(text)).toBe(0);
			expect(count(fixGenome(text).text)).toBe(18);
			expect(count(fixGenome(text, { form: "hierarchical" }).text)).toBe(18);
			honoured(text);
		},
	);
});
