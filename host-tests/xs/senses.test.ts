import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { asBuffer } from "../../tools/cli/files.js";
import { compileGenome } from "../../tools/compile.js";
import { describeOn, engines, runFixture } from "./engines.js";
import { drive } from "./fixtures/drive.js";

const genome = fileURLToPath(new URL("../../genomes/reflex.int8.genome.json", import.meta.url));

describeOn(engines, "senses", (engine) => {
	test.each(["fp32", "fp16", "fp16r", "int8", "int8-compact"])(
		"the reflex robot's wheels turn as under Node, in %s",
		async (precision) => {
			const { bytes } = compileGenome(readFileSync(genome, "utf8"), { precision });
			const expected = drive(asBuffer(bytes));
			expect(new Set(expected.map((line) => line.replace(/^\d+/, ""))).size).toBeGreaterThan(3);
			for (const kernels of ["native", "typescript"] as const) {
				const { lines } = await runFixture(engine, "senses", { image: bytes, kernels });
				expect(lines, kernels).toEqual(expected);
			}
		},
	);
});
