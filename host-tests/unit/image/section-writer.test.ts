import { expect, test } from "vitest";
import { SectionWriter } from "../../../tools/image/section-writer.js";

/** Two texts with the same length and CRC-32. */
const plumless = new TextEncoder().encode("plumless");
const buckeroo = new TextEncoder().encode("buckeroo");

test("equal tables are stored once, others by themselves, though their checksums agree", () => {
	const section = new SectionWriter();
	expect(section.share(plumless)).toBe(0);
	expect(section.share(buckeroo)).toBe(8);
	expect(section.share(plumless.slice())).toBe(0);
	expect(section.share(buckeroo.slice())).toBe(8);
	expect(new TextDecoder().decode(section.bytes)).toBe("plumlessbuckeroo");
});

test("a table is not shared from a place with too little alignment", () => {
	const section = new SectionWriter();
	const text = Uint8Array.of(1, 2, 3);
	section.append(Uint8Array.of(9), 1);
	expect(section.share(text, 1)).toBe(1);
	expect(section.share(text, 4)).toBe(4);
	expect(section.share(text, 4)).toBe(4);
	expect(section.share(text, 1)).toBe(1);
});

test("nothing is a table as well", () => {
	const section = new SectionWriter();
	section.append(Uint8Array.of(1, 2, 3, 4, 5));
	expect(section.share(new Uint8Array(0))).toBe(8);
	expect(section.length).toBe(8);
});
