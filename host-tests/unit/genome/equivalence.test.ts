import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Genome } from "../../../tools/genome/model.js";
import { readGenome } from "../../../tools/genome/read.js";
import { genomes, writeFlat, writeHierarchical } from "./generate.js";

/** A genome without what only says where in the file it stood. */
function meaning({ form: _, notes: __, ...genome }: Genome): unknown {
	return JSON.parse(
		JSON.stringify({ ...genome, morphologies: [...genome.morphologies.values()] }, (key, value) =>
			key === "path" ? undefined : value,
		),
	);
}

describe("generated genomes", () => {
	it("mean the same in flat and in hierarchical form", () => {
		fc.assert(
			fc.property(genomes(), (sketch) => {
				const flat = readGenome(writeFlat(sketch));
				const hierarchical = readGenome(writeHierarchical(sketch));
				expect(flat.form).toBe("flat");
				expect(hierarchical.form).toBe("hierarchical");
				expect(meaning(flat)).toEqual(meaning(hierarchical));
			}),
			{ numRuns: 300 },
		);
	});

	it("lose no area and no mapping", () => {
		fc.assert(
			fc.property(genomes(), (sketch) => {
				const genome = readGenome(writeFlat(sketch));
				const core = sketch.areas.filter(({ id }) => id.startsWith("_")).length;
				expect(genome.areas).toHaveLength(sketch.areas.length - core + 3);
				const rules = sketch.areas.flatMap(({ mappings }) => mappings);
				expect(genome.areas.flatMap(({ mappings }) => mappings)).toHaveLength(rules.length);
				for (const { id, dimensions } of sketch.areas) {
					expect(genome.areas.find(({ spelling }) => spelling === id)!.dimensions).toEqual(dimensions);
				}
			}),
		);
	});

	it("give the same genome every time", () => {
		fc.assert(
			fc.property(genomes(), (sketch) => {
				const text = writeHierarchical(sketch);
				expect(readGenome(text)).toStrictEqual(readGenome(text));
			}),
		);
	});

	it("give the same genome whatever the order of their areas", () => {
		fc.assert(
			fc.property(genomes(), (sketch) => {
				const turned = { ...sketch, areas: [...sketch.areas].reverse() };
				expect(meaning(readGenome(writeFlat(turned)))).toEqual(meaning(readGenome(writeFlat(sketch))));
			}),
		);
	});
});
