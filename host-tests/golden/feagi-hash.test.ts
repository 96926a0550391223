import { expect, test } from "vitest";
import { excitabilityHash } from "../../modules/npu/excitability.js";
import { randomHash } from "../parity/dense-brain.js";

// Behaviour specification, section 3.5, produced by feagi-core's own function.
test.each([
	[0, 0, 0.030199997],
	[1, 1, 0.929813445],
	[42, 100, 0.740537286],
	[42, 101, 0.439186811],
	[16438, 7, 0.995870948],
	[123456, 4294967297, 0.791211188],
])("neuron %i draws in burst %i what it draws in feagi-core", (neuron, burst, random) => {
	const drawn = Math.fround(Math.fround(excitabilityHash(neuron, burst)) / 4294967296);
	expect(drawn.toFixed(9)).toBe(random.toFixed(9));
});

/** The hash of a seed s is that of neuron s · 2654435761⁻¹ in burst 0. */
test.each([
	[0, 129708002],
	[1, 2831084092],
	[42, 1223963391],
])("hash(%i) = %i", (seed, hash) => {
	const inverse = 244002641n;
	expect((inverse * 2654435761n) % 2n ** 32n).toBe(1n);
	expect(excitabilityHash(Number((BigInt(seed) * inverse) % 2n ** 32n), 0)).toBe(hash);
});

test("32-bit multiplications equal unlimited integers", () => {
	for (let i = 0; i < 5000; i++) {
		const neuron = Math.imul(i, 0x9e3779b1) >>> 5;
		const burst = i % 3 === 0 ? i : Math.imul(i, 0x85ebca6b) >>> 0;
		expect(excitabilityHash(neuron, burst)).toBe(randomHash(neuron, burst));
	}
});
