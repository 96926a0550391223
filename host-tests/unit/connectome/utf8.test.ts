import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isUtf8 } from "../../../modules/connectome/utf8.js";

/** What the host's own decoder says. */
function decodes(bytes: Uint8Array): boolean {
	try {
		new TextDecoder("utf-8", { fatal: true }).decode(bytes);
		return true;
	} catch {
		return false;
	}
}

/** Bytes at which the rules of UTF-8 change. */
const edges = [
	0, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee,
];
const leads = [0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff];
const byte = fc.oneof(fc.constantFrom(...edges, ...leads), fc.integer({ min: 0, max: 255 }));

describe("isUtf8", () => {
	test("accepts and refuses what a decoder does, wherever the bytes lie", () => {
		const parts = fc.array(fc.oneof(fc.array(byte, { maxLength: 4 }), fc.string({ unit: "grapheme" })));
		fc.assert(
			fc.property(parts, fc.nat(5), (pieces, before) => {
				const bytes = Buffer.concat(pieces.map((piece) => Buffer.from(piece as string)));
				const around = new Uint8Array(before + bytes.length + 4).fill(0x80);
				around.set(bytes, before);
				expect(isUtf8(around, before, before + bytes.length)).toBe(decodes(bytes));
			}),
			{ numRuns: 5000 },
		);
	});

	test("every sequence of two bytes", () => {
		const bytes = new Uint8Array(2);
		for (let pair = 0; pair < 65536; pair++) {
			bytes[0] = pair >> 8;
			bytes[1] = pair & 255;
			if (isUtf8(bytes, 0, 2) !== decodes(bytes)) expect(bytes).toEqual("as the decoder");
		}
	});

	test("what verifyName accepts, Views.text can decode", () => {
		for (const text of ["", "eye", "größe", "視覚", "😀", "\u0000", "\ufeff", "\u{10ffff}"]) {
			const bytes = new TextEncoder().encode(text);
			expect(isUtf8(bytes, 0, bytes.length)).toBe(true);
		}
	});
});
