import { expect, test } from "vitest";
import { BrainImage } from "../../modules/connectome/image.js";
import { asBuffer } from "../../tools/cli/files.js";
import { wideBrain } from "../unit/senses/wide-brain.js";
import { describeOn, engines, runFixture } from "./engines.js";
import { look } from "./fixtures/look.js";

describeOn(engines, "ids of four bytes", (engine) => {
	test.each(["fp32", "int8", "int8-compact"])(
		"a small camera and a switch beside 70,000 neurons, in %s: native kernels leave Node's bits",
		async (precision) => {
			const image = wideBrain(precision);
			expect(new BrainImage(asBuffer(image)).idBytes).toBe(4);
			const expected = look(asBuffer(image));
			expect(new Set(expected.map((line) => line.split(" ")[1])).size).toBeGreaterThan(3);
			const { lines } = await runFixture(engine, "wide-ids", { image, ramBytes: 700_000 });
			expect(lines).toEqual(expected);
		},
	);
});
