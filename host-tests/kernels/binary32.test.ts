/** What chips without an FPU compute in integers has the bits of IEEE 754. */
import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scratchFolder } from "../scratch.js";
import { canBuild } from "./harness.js";

const missing = !canBuild("without FPU");
const source = fileURLToPath(new URL("binary32.c", import.meta.url));
const NEGATIVE_ZERO = 0x80000000;
const TRIPLES = 20_000;

/** Mantissas near ties and carries, and any; exponents close to each other and at the ends of the range. */
const mantissa = fc.oneof(
	fc.integer({ min: 0, max: 0x7fffff }),
	fc.constantFrom(0, 1, 0x400000, 0x3fffff, 0x7ffffe, 0x7fffff),
);
const exponent = fc.oneof(
	fc.integer({ min: 100, max: 150 }),
	fc.constantFrom(0, 1, 2, 24, 25, 230, 252, 253, 254),
);
const bits = fc
	.tuple(fc.boolean(), exponent, mantissa)
	.map(([negative, e, m]) => ((negative ? 0x80000000 : 0) | (e << 23) | m) >>> 0)
	.filter((word) => word !== NEGATIVE_ZERO);
const factor = fc.oneof(fc.constantFrom(0, 0x3f800000, 0x3f000000, 0x3f666666), bits);

describe.skipIf(missing)(`binary32 in integers${missing ? ": skipped, there is no gcc" : ""}`, () => {
	test("sums, products and comparisons are IEEE 754's", () => {
		const triples = fc.sample(fc.tuple(bits, bits, factor), { seed: 20260305, numRuns: TRIPLES });
		const words = Uint32Array.from(triples.flat());
		const answer = compute(words);
		const given = new Float32Array(words.buffer);
		const found = new Float32Array(answer.buffer);
		for (let i = 0; i < words.length; i += 3) {
			const [a, b, k] = given.subarray(i, i + 3) as unknown as [number, number, number];
			const what = `${a}, ${b}, ${k}`;
			expect(found[i], `sum of ${what}`).toBe(Math.fround(a + b));
			expect(found[i + 1], `product of ${what}`).toBe(Math.fround(a * k));
			expect(answer[i + 2], `comparisons of ${what}`).toBe((a >= b ? 1 : 0) | (a <= b ? 2 : 0));
		}
	});
});

function compute(words: Uint32Array): Uint32Array {
	const program = join(scratchFolder(), "binary32");
	execFileSync("gcc", [
		"-std=c11",
		"-O2",
		"-Wall",
		"-Wextra",
		"-Werror",
		"-ffp-contract=off",
		"-DFXS_SOFT_FLOAT=1",
		source,
		"-o",
		program,
	]);
	const { status, stdout } = spawnSync(program, { input: Buffer.from(words.buffer), maxBuffer: 2 ** 26 });
	expect(status).toBe(0);
	return new Uint32Array(new Uint8Array(stdout).buffer);
}
