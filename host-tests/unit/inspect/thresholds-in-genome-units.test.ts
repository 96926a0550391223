import { expect, test } from "vitest";
import { BrainImage } from "../../../modules/connectome/image.js";
import { asBuffer } from "../../../tools/cli/files.js";
import { compileGenome } from "../../../tools/compile.js";
import { describeImage } from "../../../tools/image/describe.js";
import { genomeText, plainArea, withCore } from "../../parity/sketch.js";

const PRECISIONS = ["fp32", "fp16", "fp16r", "int8", "int8-compact"];

test.each(PRECISIONS)(
	"a threshold of 2.5 is described as 2.5 in %s, with a unit of its own or not",
	(precision) => {
		const text = genomeText(withCore({ ...plainArea, id: "c__000", threshold: 2.5 }));
		for (const sameUnit of [false, true]) {
			const image = new BrainImage(asBuffer(compileGenome(text, { precision, sameUnit }).bytes));
			expect(describeImage(image).areas[3]!.threshold).toBeCloseTo(2.5, 3);
		}
	},
);
