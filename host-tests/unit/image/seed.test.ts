import { describe, expect, test } from "vitest";
import { BrainImage } from "../../../modules/connectome/image.js";
import { Header } from "../../../modules/connectome/layout.js";
import { compileGenome } from "../../../tools/compile.js";
import { describeImage, formatDescription } from "../../../tools/image/describe.js";
import { type AreaSketch, genomeText, plainArea, withCore } from "../../parity/sketch.js";

const everywhere = ["*", "*", "*"] as const;

function compile(attractivity: number, source: Partial<AreaSketch>, seed?: number) {
	const morphology = { kind: "patterns", patterns: [[everywhere, everywhere]] } as const;
	const brain = withCore(
		{ ...plainArea, ...source, mappings: [{ target: 4, morphology, multiplier: 1, attractivity }] },
		{ ...plainArea, id: "c__001", dimensions: [8, 8, 1] },
	);
	const { bytes } = compileGenome(genomeText(brain), { seed });
	return { bytes, image: new BrainImage(new Uint8Array(bytes).buffer) };
}

describe("the seed in the image", () => {
	test("is the one that synapses were drawn with", () => {
		expect(compile(50, {}).image.seed).toBe(1);
		const { bytes, image } = compile(50, {}, 0xfedcba98);
		expect(image.seed).toBe(0xfedcba98);
		expect(new DataView(bytes.buffer, bytes.byteOffset).getUint32(Header.SEED, true)).toBe(0xfedcba98);
		expect(describeImage(image).seed).toBe(0xfedcba98);
		expect(formatDescription(describeImage(image))[0]).toContain(" stored (seed 4275878552), ");
	});

	test("is 0 when nothing was drawn, so that it changes no image", () => {
		const { bytes, image } = compile(100, {}, 5);
		expect(image.seed).toBe(0);
		expect(bytes).toEqual(compile(100, {}, 6).bytes);
		expect(formatDescription(describeImage(image))[0]).not.toContain("seed");
	});
});

test("a list that kept no synapse is a valid image", () => {
	const empty = Array.from(
		{ length: 20 },
		(_, i) => compile(1, { dimensions: [1, 1, 1] }, i + 1).image,
	).filter(({ explicitSynapses }) => explicitSynapses === 0);
	expect(empty.length).toBeGreaterThan(0);
	for (const image of empty) {
		expect(image.projectionCount).toBe(1);
		expect(image.seed).toBeGreaterThan(0);
	}
});
