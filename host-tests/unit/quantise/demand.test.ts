/** What reaches an area, as the choice of its unit sees it. */
import { describe, expect, test } from "vitest";
import { Coder } from "../../../modules/connectome/layout.js";
import { develop } from "../../../tools/develop/network.js";
import { readGenome } from "../../../tools/genome/read.js";
import { areaDemand } from "../../../tools/quantise/demand.js";
import { type AreaSketch, genomeText, plainArea, withCore } from "../../parity/sketch.js";
import { ioId } from "../senses/brain.js";

const everywhere = ["*", "*", "*"] as const;
const all = { kind: "patterns", patterns: [[everywhere, everywhere]] } as const;

function demandOf(areas: readonly AreaSketch[], index: number) {
	return areaDemand(develop(readGenome(genomeText(withCore(...areas)))), index);
}

describe("excitation and inhibition", () => {
	test("bounds and means differ where only some neurons have inputs", () => {
		// Three neurons one to one into five, so that two get nothing; two inhibit all five.
		const areas = [
			{
				...plainArea,
				dimensions: [3, 1, 1] as const,
				psc: 4,
				mappings: [
					{ target: 4, morphology: { kind: "vectors", vectors: [[0, 0, 0]] }, multiplier: 2 } as const,
				],
			},
			{ ...plainArea, id: "c__001", dimensions: [5, 1, 1] as const },
			{
				...plainArea,
				id: "c__002",
				dimensions: [2, 1, 1] as const,
				psc: 3,
				mappings: [{ target: 4, morphology: all, multiplier: -1 }],
			},
		];
		expect(demandOf(areas, 4)).toMatchObject({
			contributionMax: 8,
			excitationMax: 8,
			excitationMean: 8 * (3 / 5),
			inhibitionMax: 6,
			inhibitionMean: 6,
			inhibitionRms: Math.sqrt(2 * 3 ** 2),
			inhibited: true,
		});
		expect(demandOf(areas, 3)).toMatchObject({ excitationMax: 0, inhibitionMean: 0, inhibited: false });
	});
});

describe("what sensors inject", () => {
	const sensor = (id: string) => demandOf([{ ...plainArea, id }], 3);

	test("pixels are up to 255, everything else is up to 1", () => {
		expect(sensor("iic000")).toMatchObject({ contributionMax: 255, excitationMean: 255, inhibited: false });
		for (const id of [ioId("ipro", Coder.PERCENTAGE), ioId("iten", Coder.MISC)])
			expect(sensor(id)).toMatchObject({ contributionMax: 1, excitationMean: 1, inhibited: false });
		expect(sensor("c__000")).toMatchObject({ contributionMax: 0, excitationMean: 0 });
	});

	test("raw data are as negative as positive, and so inhibit", () => {
		expect(sensor(ioId("imis", Coder.MISC))).toMatchObject({
			contributionMax: 1,
			excitationMax: 1,
			inhibitionMax: 1,
			inhibitionMean: 1,
			inhibitionRms: 1,
			inhibited: true,
		});
		// A motor of the same data type injects nothing.
		expect(sensor(ioId("omis", Coder.MISC))).toMatchObject({ contributionMax: 0, inhibited: false });
	});
});
