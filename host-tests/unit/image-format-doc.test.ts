import { describe, expect, test } from "vitest";
import {
	Area,
	AreaFlag,
	AreaKind,
	Box,
	Extent,
	Header,
	MAGIC,
	MAJOR,
	MINOR,
	Part,
	Port,
	Precision,
	Projection,
	ProjectionFlag,
	Section,
	SectionEntry,
	StatePart,
	Vector,
} from "../../modules/connectome/layout.js";
import { StimulusBlock, StimulusHeader } from "../../modules/senses/stimulus-layout.js";
import { constants, errorCodes, fields, meaning, readDoc, recordBytes, thrownCodes } from "./format-docs.js";

const image = readDoc("image-format.md");
const stimulus = readDoc("stimulus-format.md");

type Layout = Readonly<Record<string, number>>;

describe.each<[doc: string, title: string, text: string, layout: Layout]>([
	["image-format.md", "Header", image, Header],
	["image-format.md", "Section entry", image, SectionEntry],
	["image-format.md", "Area", image, Area],
	["image-format.md", "Projection", image, Projection],
	["image-format.md", "Box", image, Box],
	["image-format.md", "Extent", image, Extent],
	["image-format.md", "Vector", image, Vector],
	["image-format.md", "Port", image, Port],
	["image-format.md", "State part", image, StatePart],
	["stimulus-format.md", "Header", stimulus, StimulusHeader],
	["stimulus-format.md", "Block", stimulus, StimulusBlock],
])("%s: %s", (_, title, text, layout) => {
	const table = fields(text, title);

	test("has the fields and offsets of the source", () => {
		const { BYTES, ...offsets } = layout;
		const documented = Object.fromEntries(
			table.filter(({ field }) => field !== "–").map(({ field, offset }) => [field, offset]),
		);
		expect(documented).toEqual(offsets);
		expect(recordBytes(text, title)).toBe(BYTES);
	});

	test("names every byte once", () => {
		let next = 0;
		for (const { offset, size } of table) {
			expect(offset).toBe(next);
			next += size;
		}
		expect(next).toBe(layout.BYTES);
	});
});

describe("image-format.md lists", () => {
	test.each<[string, Layout]>([
		["Section entry", Section],
		["Precisions", Precision],
		["Area", { ...AreaFlag, ...AreaKind }],
		["Projection", ProjectionFlag],
		["State part", Part],
	])("%s: all constants", (title, expected) => {
		expect(constants(image, title)).toEqual(expected);
	});

	test("magic and version", () => {
		const magic = String.fromCharCode(...new Uint8Array(Uint32Array.of(MAGIC).buffer));
		expect(meaning(image, "Header", "MAGIC")).toBe(magic);
		expect(meaning(image, "Header", "MAJOR")).toBe(`${MAJOR}`);
		expect(meaning(image, "Header", "MINOR")).toBe(`${MINOR}`);
	});

	test("every error code, and no other", () => {
		expect(errorCodes(image)).toEqual(thrownCodes("modules/connectome", "ImageError"));
	});
});

test("stimulus-format.md lists every error code, and no other", () => {
	expect(errorCodes(stimulus)).toEqual(thrownCodes("modules/senses", "StimulusError"));
});
