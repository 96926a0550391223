import { crc32 as zlibCrc32 } from "node:zlib";
import { expect, test } from "vitest";
import { crc32, type NativeCrc32 } from "../../../modules/connectome/crc32.js";
import { BrainImage } from "../../../modules/connectome/image.js";
import { imageOf } from "../runtime/fake-platform.js";

const of = (text: string) => {
	const bytes = new TextEncoder().encode(text);
	return crc32(bytes, 0, bytes.length) >>> 0;
};

test.each([
	["", 0],
	["a", 0xe8b7be43],
	["123456789", 0xcbf43926],
	["The quick brown fox jumps over the lazy dog", 0x414fa339],
])("%j is %i", (text, crc) => {
	expect(of(text)).toBe(crc);
});

test("a sum can be continued, over any part of the bytes", () => {
	const bytes = Uint8Array.from({ length: 300 }, (_, i) => Math.imul(i, 0x9e3779b1) >>> 24);
	for (const cut of [0, 1, 150, 299, 300])
		expect(crc32(bytes, cut, 300, crc32(bytes, 0, cut))).toBe(crc32(bytes, 0, 300));
	expect(crc32(bytes, 10, 20)).toBe(crc32(bytes.slice(10, 20), 0, 10));
});

test.skipIf(typeof zlibCrc32 !== "function")("it is zlib's", () => {
	const bytes = Uint8Array.from({ length: 5000 }, (_, i) => Math.imul(i, 0x85ebca6b) >>> 24);
	for (let size = 0; size < 5000; size += 137)
		expect(crc32(bytes, 0, size) >>> 0).toBe(zlibCrc32(bytes.subarray(0, size)));
});

test("wherever the bytes begin and end, words and all", () => {
	const text = "123456789abcdefghijkl";
	for (let before = 0; before < 9; before++) {
		const bytes = new Uint8Array(64).subarray(before);
		bytes.set(new TextEncoder().encode(text));
		for (let first = 0; first < text.length; first++)
			for (let end = first; end <= text.length; end++) {
				let slow = -1;
				for (const byte of bytes.subarray(first, end))
					for (let bit = 0; bit < 8; bit++) slow = (slow >>> 1) ^ (((slow ^ (byte >> bit)) & 1) * 0xedb88320);
				expect(crc32(bytes, first, end)).toBe(~slow);
			}
	}
});

test("a platform's own CRC is asked for every checksum of an image, and believed", () => {
	const image = imageOf("relay.int8");
	const asked: number[] = [];
	const own: NativeCrc32 = (buffer, first, end, crc) => {
		asked.push(end - first);
		return crc32(new Uint8Array(buffer), first, end, crc);
	};
	const { sections } = new BrainImage(image, own);
	const sizes = sections.end.map((end, kind) => end - sections.offset[kind]).filter((size) => size > 0);
	expect(asked.slice(2)).toEqual(sizes);
	expect(() => new BrainImage(image, () => 0)).toThrow(/header checksum differs/);
});
