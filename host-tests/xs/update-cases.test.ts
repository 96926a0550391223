import { expect, test } from "vitest";
import { asBuffer } from "../../tools/cli/files.js";
import { compileGenome } from "../../tools/compile.js";
import { edgeBrain } from "../parity/edge-brain.js";
import { genomeText } from "../parity/sketch.js";
import { describeOn, engines, runFixture } from "./engines.js";
import { updateCaseHashes } from "./fixtures/update-cases.js";

const PRECISIONS = ["fp32", "fp16", "fp16r", "int8", "int8-compact"];

describeOn(engines, "102,400 random updates", (engine) => {
	test.each(PRECISIONS)("leave the same bits as under Node, in %s", async (precision) => {
		const { bytes } = compileGenome(genomeText(edgeBrain), { precision });
		const expected = updateCaseHashes(asBuffer(bytes), 32);
		expect(expected.at(-1)).toMatch(/^102400 updates, [1-9]/);
		const { lines } = await runFixture(engine, "cases", { image: bytes, timeoutMs: 300_000 });
		expect(lines).toEqual(expected);
	});
});
