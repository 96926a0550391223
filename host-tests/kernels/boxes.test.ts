import { describe, expect, test } from "vitest";
import { PRECISION_NAMES, Projection, Rule } from "../../modules/connectome/layout.js";
import { bootSketch } from "../parity/brain.js";
import {
	type AreaSketch,
	type MorphologySketch,
	plainArea,
	type Triple,
	withCore,
} from "../parity/sketch.js";
import { compareNative } from "./compare.js";
import { buildHarness, canBuild } from "./harness.js";

const missing = !canBuild("sanitised");
const suffix = missing ? ": skipped, there is no gcc" : "";
const SOURCE = 3;
const BURSTS = 6;

const projector: MorphologySketch = { kind: "projector" };
const patterns = (...all: Extract<MorphologySketch, { kind: "patterns" }>["patterns"]): MorphologySketch => ({
	kind: "patterns",
	patterns: all,
});

/** Source, target, morphology. */
const shapes: readonly (readonly [string, Triple, Triple, MorphologySketch])[] = [
	["one to one, in a layer", [7, 9, 1], [7, 9, 1], projector],
	["one to one, with depth", [3, 4, 5], [3, 4, 5], projector],
	["one to one, in a line", [40, 1, 1], [40, 1, 1], projector],
	["one to one, in a column", [1, 1, 40], [1, 1, 40], projector],
	["wider", [4, 4, 3], [20, 4, 3], projector],
	["higher", [4, 4, 3], [4, 20, 3], projector],
	["deeper", [4, 4, 3], [4, 4, 15], projector],
	["wider and higher", [4, 4, 3], [12, 12, 3], projector],
	["wider and deeper", [4, 4, 3], [12, 4, 9], projector],
	["larger every way", [4, 4, 3], [12, 12, 9], projector],
	["smaller every way", [12, 12, 9], [4, 4, 3], projector],
	[
		"all to all",
		[3, 4, 5],
		[5, 6, 7],
		patterns([
			["*", "*", "*"],
			["*", "*", "*"],
		]),
	],
	[
		"to whole rows",
		[3, 4, 5],
		[5, 6, 7],
		patterns([
			["*", "*", "*"],
			["?", "?", "*"],
		]),
	],
	[
		"to whole planes",
		[3, 4, 5],
		[5, 6, 7],
		patterns([
			["*", "*", "*"],
			["?", "*", "*"],
		]),
	],
	[
		"to columns",
		[3, 4, 5],
		[5, 6, 7],
		patterns([
			["*", "*", "*"],
			["*", "?", "?"],
		]),
	],
	[
		"from some",
		[3, 4, 5],
		[5, 6, 7],
		patterns([
			[1, "*", 2],
			["?", "!", "?"],
		]),
	],
	[
		"by several boxes",
		[3, 4, 5],
		[5, 6, 7],
		patterns(
			[
				["?", "?", "?"],
				["!", "?", "?"],
			],
			[
				["*", 0, "*"],
				["?", "*", 0],
			],
		),
	],
];

/** What decides how much a spike delivers, and whether sums could be clamped. */
const sources: Readonly<Record<string, Partial<AreaSketch>>> = {
	"the same from each": {},
	"shared out": { uniform: false, psc: 12 },
	"by potential": { driven: true },
};

describe.skipIf(missing)(`boxes in native code${suffix}`, () => {
	describe.each(PRECISION_NAMES)("in %s", (precision) => {
		test.each(Object.keys(sources))("%s: every shape as in the reference, in slabs of all sizes", (name) => {
			const cases = shapes.flatMap(([shape, from, to, morphology], k) =>
				[2048, 7].map((slabNeurons) => {
					const multiplier = k % 3 === 2 ? -2 : 3;
					const mappings = [{ target: SOURCE + 1, morphology, multiplier }];
					const source = { ...plainArea, psc: 4, ...sources[name], dimensions: from, mappings };
					const target = { ...plainArea, id: "c__001", threshold: 40, leak: 0.1, dimensions: to };
					const { image } = bootSketch(withCore(source, target), { precision, slabNeurons });
					expect(rulesOf(image)).toEqual([Rule.BOXES]);
					return { name: `${shape}, slabs of ${slabNeurons}`, image, bursts: volleys(from) };
				}),
			);
			compareNative(buildHarness("sanitised"), cases);
		});
	});
});

function rulesOf(image: ReturnType<typeof bootSketch>["image"]): number[] {
	return new Array(image.projectionCount)
		.fill(0)
		.map((_, i) => image.views.u8[image.projection(i) + Projection.RULE]!);
}

/** All fire, then one in seven, then a few. */
function volleys([width, height, depth]: Triple) {
	const neurons = width * height * depth;
	return new Array(BURSTS).fill(0).map((_, burst) => {
		const every = [1, 7, 31][burst % 3]!;
		const streams = new Array(neurons)
			.fill(0)
			.map((_, index) => ({ area: SOURCE, index, potential: 1 + ((index + burst) % 5) }))
			.filter(({ index }) => (index + burst) % every === 0);
		return { queue: [], streams };
	});
}
