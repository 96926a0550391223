import { describe, expect, test } from "vitest";
import { refusalCode, richImage } from "../unit/connectome/craft.js";

const FLIPS = [1, 2, 4, 8, 16, 32, 64, 128, 255, 0x55];

describe.each(["fp32", "int8"])("no damage to the %s image goes unnoticed:", (precision) => {
	const good = richImage(precision);

	test("any one byte, changed", () => {
		expect(refusalCode(good)).toBe(0);
		for (let i = 0; i < good.length; i++)
			for (const flip of FLIPS) {
				good[i] ^= flip;
				if (refusalCode(good) === 0) expect.fail(`byte ${i} xor ${flip} is accepted`);
				good[i] ^= flip;
			}
	});

	test("any cut", () => {
		for (let size = 0; size < good.length; size++)
			if (refusalCode(good.subarray(0, size)) === 0) expect.fail(`${size} bytes are accepted`);
	});

	test("any missing beginning", () => {
		for (let first = 1; first < good.length; first++)
			if (refusalCode(good.subarray(first)) === 0) expect.fail(`bytes from ${first} on are accepted`);
	});

	test("bytes that follow", () => {
		for (let more = 1; more <= 16; more++)
			expect(refusalCode(Uint8Array.from([...good, ...new Uint8Array(more)]))).toBe(more % 4 ? 1 : 5);
	});

	test("two words exchanged", () => {
		const words = new Uint32Array(good.slice().buffer);
		for (let i = 0; i + 1 < words.length; i++) {
			const [a, b] = words.subarray(i, i + 2);
			if (a === b) continue;
			words.set([b, a], i);
			if (refusalCode(new Uint8Array(words.buffer)) === 0) expect.fail(`words ${i} and ${i + 1}`);
			words.set([a, b], i);
		}
	});
});
