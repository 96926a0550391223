import fc from "fast-check";
import { expect, test } from "vitest";
import { BrainImage } from "../../../modules/connectome/image.js";
import { verify } from "../../../modules/connectome/verify.js";
import { compileGenome } from "../../../tools/compile.js";
import { scenarios } from "../../parity/generate.js";
import { genomeText } from "../../parity/sketch.js";
import { shippedGenome, shippedGenomes } from "../genome/sample.js";

/** The same JSON with the keys of every object that is not ordered by meaning in reverse. */
function reversed(text: string): string {
	const turn = (value: unknown): unknown => {
		if (Array.isArray(value)) return value.map(turn);
		if (typeof value !== "object" || value === null) return value;
		return Object.fromEntries(
			Object.entries(value)
				.reverse()
				.map(([key, content]) => [key, turn(content)]),
		);
	};
	return JSON.stringify(turn(JSON.parse(text)));
}

test.each(["fp32", "int8"])(
	"the same genome gives the same %s bytes, in whatever order its keys are",
	(precision) => {
		fc.assert(
			fc.property(scenarios(), ({ brain }) => {
				const text = genomeText(brain);
				const { bytes } = compileGenome(text, { precision });
				expect(compileGenome(text, { precision }).bytes).toEqual(bytes);
				expect(compileGenome(reversed(text), { precision }).bytes).toEqual(bytes);
				verify(new Uint8Array(bytes).buffer);
			}),
			{ seed: 20260401, numRuns: 150 },
		);
	},
);

test("the same genome and seed give the same bytes, extended and drawn", () => {
	fc.assert(
		fc.property(
			scenarios({ extended: true }),
			fc.constantFrom("fp32", "int8"),
			fc.integer({ min: 1, max: 0xffffffff }),
			({ brain }, precision, seed) => {
				const text = genomeText(brain);
				const options = { precision, extended: true, seed };
				const { bytes, network } = compileGenome(text, options);
				expect(compileGenome(text, options).bytes).toEqual(bytes);
				expect(compileGenome(reversed(text), options).bytes).toEqual(bytes);
				const image = new BrainImage(new Uint8Array(bytes).buffer);
				expect(image.seed).toBe(network.seed);
				const other = compileGenome(text, { ...options, seed: seed === 1 ? 2 : seed - 1 });
				if (image.seed === 0) expect(other.bytes).toEqual(bytes);
				else expect(other.bytes).not.toEqual(bytes);
			},
		),
		{ seed: 20260402, numRuns: 200 },
	);
});

test.skipIf(!shippedGenomes).each(["barebones", "test", "essential"])("so does FEAGI's %s genome", (name) => {
	for (const precision of ["fp32", "int8"]) {
		const text = shippedGenome(name);
		const { bytes } = compileGenome(text, { precision });
		expect(Buffer.compare(compileGenome(text, { precision }).bytes, bytes)).toBe(0);
		expect(Buffer.compare(compileGenome(reversed(text), { precision }).bytes, bytes)).toBe(0);
		verify(new Uint8Array(bytes).buffer);
	}
});
