import { expect, test } from "vitest";
import { BrainImage } from "../../../modules/connectome/image.js";
import { fitOn, stateBlocks, XS_BYTES } from "../../../tools/board/fit.js";
import { asBuffer } from "../../../tools/cli/files.js";
import { compileGenome } from "../../../tools/compile.js";
import { readGenome } from "../../../tools/genome/read.js";
import { Scaling } from "../../../tools/plan/largest.js";
import { scaleAreas } from "../../../tools/plan/scale.js";
import { type AreaSketch, genomeText, plainArea, type Triple, withCore } from "../../parity/sketch.js";
import { boardNamed, boardOf } from "./boards.js";

const area = (id: string, dimensions: Triple, changes: Partial<AreaSketch> = {}): AreaSketch => {
	return { ...plainArea, id, dimensions, refractory: 2, ...changes };
};
const genome = (scale: (length: number) => number) => {
	const sized = (dimensions: Triple) => dimensions.map((n) => (n > 1 ? scale(n) : n)) as unknown as Triple;
	return genomeText(
		withCore(
			area("c__000", sized([10, 7, 1]), {
				mappings: [{ target: 4, morphology: { kind: "projector" }, multiplier: 1 }],
			}),
			area("c__001", sized([3, 3, 3]), {
				mappings: [{ target: 3, morphology: { kind: "vectors", vectors: [[1, 0, 0]] }, multiplier: -1 }],
			}),
		),
	);
};
const plain = genome((length) => length);

test.each(["fp32", "int8", "int8-compact"])(
	"%s: the version that is found fits, and one step more does not",
	(precision) => {
		for (const board of [
			boardNamed("esp32"),
			boardOf({ sram: 60_000 }),
			boardOf({ sram: XS_BYTES + 5000 }),
		]) {
			const found = new Scaling(readGenome(plain, { precision }), {}).largest(board, XS_BYTES)!;
			const version = (steps: number) =>
				compileGenome(
					genome((length) => Math.max(1, Math.round((length * steps) / 64))),
					{ precision, blocks: stateBlocks(board) },
				);
			const image = new BrainImage(asBuffer(version(found.steps).bytes));
			expect(found.neurons).toBe(image.neuronCount);
			expect(found.synapses).toBe(image.ruleSynapses + image.explicitSynapses);
			expect(found.stateBytes).toBe(version(found.steps).plan.bytes);
			expect(found.imageBytes).toBe(version(found.steps).bytes.length);
			expect(fitOn(board, version(found.steps).plan.segments).fits).toBe(true);
			const beyond = fitOn(board, version(found.steps + 1).plan.segments);
			expect(beyond.fits).toBe(false);
			expect(found.limitedBy).toBe(beyond.limitedBy);
		}
	},
);

test("a genome that is too large is shrunk", () => {
	const large = readGenome(genome((length) => length * 40));
	const board = boardNamed("esp32");
	const found = new Scaling(large, {}).largest(board, XS_BYTES)!;
	expect(found.factor).toBeLessThan(1);
	expect(found.stateBytes).toBeLessThanOrEqual(board.blocks[0] + board.blocks[1]);
});

test("nothing is found where not even the smallest fits, or no axis scales", () => {
	expect(new Scaling(readGenome(plain), {}).largest(boardOf({ sram: 1000 }), XS_BYTES)).toBeUndefined();
	const motors = readGenome(genomeText(withCore(area("omot00", [4, 1, 10]))));
	expect(new Scaling(motors, {}).scales).toBe(false);
	expect(new Scaling(motors, {}).largest(boardNamed("esp32"), XS_BYTES)).toBeUndefined();
});

test("the compiler's limits end the search, too", () => {
	const board = boardOf({ sram: 2 ** 40 });
	const line = readGenome(genomeText(withCore(area("c__000", [64, 1, 1]))));
	const found = new Scaling(line, {}).largest(board, XS_BYTES)!;
	expect(found).toMatchObject({ neurons: 2 ** 24 + 3, limitedBy: "compiler" });
});

test("pixels scale and colours do not; channels of other senses, motors and core areas stay; planes stay planes", () => {
	const eye = Buffer.from([0x69, 0x69, 0x6d, 0x67, 9, 0, 0, 0]).toString("base64");
	const sense = Buffer.from([0x69, 0x70, 0x72, 0x6f, 1, 0, 0, 0]).toString("base64");
	const { areas } = readGenome(
		genomeText(
			withCore(
				area("c__000", [8, 1, 6]),
				area(eye, [16, 12, 3]),
				area(sense, [2, 1, 10]),
				area("omot00", [4, 1, 10]),
			),
		),
	);
	const dimensions = new Map(scaleAreas(areas, 160)!.map(({ spelling, dimensions: d }) => [spelling, d]));
	expect(dimensions.get("c__000")).toEqual([20, 1, 15]);
	expect(dimensions.get(eye)).toEqual([40, 30, 3]);
	expect(dimensions.get(sense)).toEqual([2, 1, 10]);
	expect(dimensions.get("omot00")).toEqual([4, 1, 10]);
	expect(dimensions.get("_power")).toEqual([1, 1, 1]);
});
