import { describe, expect, test } from "vitest";
import {
	Area,
	Box,
	Extent,
	Header,
	Part,
	Port,
	Projection,
	ProjectionFlag,
	Rule,
	Section,
	SectionEntry,
	StatePart,
	Vector,
} from "../../../modules/connectome/layout.js";
import { Crafted, refusalCode, richImage } from "./craft.js";

type Fault = (image: Crafted) => void;
interface Case {
	readonly code: number;
	readonly what: string;
	readonly precision?: "fp32" | "int8";
	/** Applied before checksums are made valid. */
	readonly fault?: Fault;
	/** Applied afterwards. */
	readonly after?: Fault;
}

const byte =
	(offset: number, value: number): Fault =>
	({ bytes }) => {
		bytes[offset] = value;
	};
const word =
	(offset: number, value: number): Fault =>
	(image) =>
		image.set32(offset, value);
const areaWord =
	(index: number, field: number, value: number): Fault =>
	(image) =>
		image.set32(image.area(index) + field, value);
const projectionWord =
	(rule: number, field: number, value: number): Fault =>
	(image) =>
		image.set32(image.projectionWith(rule) + field, value);
/** Adds `change` to the u32 at `offset`. */
const step = (image: Crafted, offset: number, change: number) =>
	image.set32(offset, image.u32(offset) + change);
/** Byte offset that the u32 field of the first projection with `rule` holds. */
const follow = (image: Crafted, rule: number, field: number) => image.u32(image.projectionWith(rule) + field);

/** The area with gradient, degree classes, refractory period and fire limit; then the one with mp_driven_psp. */
const RICH = 3;
const DRIVEN = 4;
const vectors = (image: Crafted) => follow(image, Rule.VECTORS, Projection.RULE_OFFSET) + Extent.BYTES;
const CONTRIBUTIONS = (image: Crafted) => follow(image, Rule.LIST, Projection.CONTRIBUTIONS);

const cases: readonly Case[] = [
	{ code: 2, what: "another magic", after: byte(Header.MAGIC, 0) },
	{ code: 3, what: "major version 3", fault: byte(Header.MAJOR, 3) },
	{ code: 3, what: "major version 1", fault: byte(Header.MAJOR, 1) },
	{ code: 4, what: "a newer minor version", fault: byte(Header.MINOR, 1) },
	{ code: 5, what: "another length", fault: (image) => step(image, Header.IMAGE_BYTES, 4) },
	{ code: 6, what: "eleven sections", fault: word(Header.SECTION_COUNT, 11) },
	{ code: 6, what: "four billion sections", fault: word(Header.SECTION_COUNT, 0xffffffff) },
	{ code: 7, what: "a wrong header checksum", after: byte(Header.CRC, 0x5a) },
	{ code: 8, what: "precision 5", fault: byte(Header.PRECISION, 5) },
	{ code: 8, what: "precision 200", fault: byte(Header.PRECISION, 200) },
	{ code: 9, what: "ids of 3 bytes", fault: byte(Header.ID_BYTES, 3) },
	{ code: 10, what: "section kind 11", fault: (image) => image.set32(image.entry(Section.STATE), 11) },
	{ code: 10, what: "a section twice", fault: (image) => image.set32(image.entry(Section.STATE), 9) },
	{ code: 10, what: "section kind 0", fault: (image) => image.set32(image.entry(Section.AREAS), 0) },
	{
		code: 11,
		what: "a section that overlaps the one before",
		fault: (image) => step(image, image.entry(2) + 4, -4),
	},
	{ code: 11, what: "a gap of a word", fault: (image) => step(image, image.entry(2) + 4, 4) },
	{ code: 11, what: "an odd offset", fault: (image) => step(image, image.entry(2) + 4, 1) },
	{
		code: 11,
		what: "a section that ends outside",
		fault: (image) => image.set32(image.entry(10) + 8, 0xfffffffc),
	},
	{ code: 12, what: "a wrong section checksum", after: (image) => byte(image.area(0), 0)(image) },
	{
		code: 13,
		what: "padding that is not zero",
		fault: (image) => {
			const names = image.entry(Section.NAMES);
			const end = image.u32(names + SectionEntry.OFFSET) + image.u32(names + SectionEntry.BYTES_USED);
			expect(end % 4).not.toBe(0);
			image.bytes[end] = 1;
		},
	},
	{ code: 20, what: "one area more", fault: (image) => step(image, Header.AREA_COUNT, 1) },
	{ code: 20, what: "no area", fault: word(Header.AREA_COUNT, 0) },
	{ code: 21, what: "one neuron more", fault: (image) => step(image, Header.NEURON_COUNT, 1) },
	{ code: 22, what: "one projection more", fault: (image) => step(image, Header.PROJECTION_COUNT, 1) },
	{ code: 22, what: "a gap between projections", fault: areaWord(5, Area.FIRST_PROJECTION, 0) },
	{ code: 23, what: "a wrong neuron count", fault: areaWord(RICH, Area.NEURON_COUNT, 13) },
	{ code: 23, what: "an area without width", fault: areaWord(RICH, Area.WIDTH, 0) },
	{
		code: 23,
		what: "four billion neurons per voxel",
		fault: areaWord(RICH, Area.NEURONS_PER_VOXEL, 0xffffffff),
	},
	{ code: 24, what: "neurons that overlap", fault: areaWord(RICH, Area.FIRST_NEURON, 2) },
	{ code: 25, what: "an area flag from the future", fault: areaWord(RICH, Area.FLAGS, 64) },
	{
		code: 25,
		what: "a kind of area from the future",
		fault: (image) => byte(image.area(0) + Area.KIND, 5)(image),
	},
	{ code: 26, what: "a leak that is not a number", fault: areaWord(0, Area.LEAK, 0x7fc00000) },
	{ code: 26, what: "a unit of 0", fault: areaWord(0, Area.UNIT, 0) },
	{
		code: 26,
		what: "an infinite scale",
		precision: "int8",
		fault: areaWord(0, Area.UNITS_PER_POTENTIAL, 0x7f800000),
	},
	{ code: 26, what: "an infinite threshold", fault: areaWord(0, Area.THRESHOLD, 0x7f800000) },
	{ code: 26, what: "an infinite threshold limit", fault: areaWord(0, Area.THRESHOLD_LIMIT, 0x7f800000) },
	{
		code: 26,
		what: "a neuron's threshold that is not a number",
		fault: (image) => image.setFloat(image.section(Section.THRESHOLDS), Number.NaN),
	},
	{ code: 27, what: "a shift by 49", precision: "int8", fault: areaWord(0, Area.LEAK_SHIFT, 49) },
	{ code: 27, what: "a shift by 7", precision: "int8", fault: areaWord(0, Area.LEAK_SHIFT, 7) },
	{
		code: 27,
		what: "a leak mantissa of 17 bits",
		precision: "int8",
		fault: areaWord(0, Area.LEAK_MULTIPLIER, 16777217),
	},
	{
		code: 28,
		what: "thresholds in another section",
		fault: areaWord(RICH, Area.THRESHOLD_TABLE, Header.BYTES),
	},
	{
		code: 28,
		what: "thresholds beyond their section",
		fault: (image) => step(image, image.area(RICH) + Area.THRESHOLD_TABLE, 4),
	},
	{ code: 29, what: "no degree class", fault: areaWord(0, Area.DEGREE_CLASS_COUNT, 0) },
	{ code: 29, what: "65,537 degree classes", fault: areaWord(0, Area.DEGREE_CLASS_COUNT, 65537) },
	{ code: 29, what: "classes in another section", fault: areaWord(RICH, Area.DEGREE_CLASSES, Header.BYTES) },
	{
		code: 29,
		what: "a class that does not exist",
		fault: (image) => byte(image.section(Section.DEGREES), 200)(image),
	},
	{
		code: 29,
		what: "the class after the last",
		fault: (image) =>
			byte(image.section(Section.DEGREES), image.u32(image.area(RICH) + Area.DEGREE_CLASS_COUNT))(image),
	},
	{ code: 30, what: "one port more", fault: (image) => step(image, Header.PORT_COUNT, 1) },
	{ code: 31, what: "a port of no area", fault: (image) => byte(image.port(0) + Port.AREA, 99)(image) },
	{ code: 31, what: "a third direction", fault: (image) => byte(image.port(0) + Port.DIRECTION, 2)(image) },
	{ code: 32, what: "a name outside", fault: areaWord(0, Area.NAME, 4) },
	{ code: 32, what: "an endless name", fault: areaWord(0, Area.NAME_BYTES, 0xfffffff0) },
	{
		code: 32,
		what: "a name that is not UTF-8",
		fault: (image) => byte(image.section(Section.NAMES), 0xff)(image),
	},
	{ code: 32, what: "a title outside", fault: word(Header.TITLE, 0) },
	{
		code: 40,
		what: "projections that areas claim and nobody wrote",
		fault: (image) => {
			step(image, image.area(6) + Area.PROJECTION_COUNT, 1);
			step(image, Header.PROJECTION_COUNT, 1);
		},
	},
	{ code: 41, what: "a source that does not exist", fault: (image) => byte(image.projection(0), 99)(image) },
	{
		code: 41,
		what: "another target",
		fault: (image) => byte(image.projection(0) + Projection.TARGET, 5)(image),
	},
	{
		code: 42,
		what: "a projection flag from the future",
		fault: (image) => byte(image.projection(0) + Projection.FLAGS, 4)(image),
	},
	{
		code: 42,
		what: "a potential-driven projection from an area without PSPs",
		fault: (image) =>
			byte(image.projectionWith(Rule.LIST) + Projection.FLAGS, ProjectionFlag.MP_DRIVEN)(image),
	},
	{
		code: 42,
		what: "a projection that ignores its source's PSPs",
		fault: (image) => byte(image.projectionWith(Rule.VECTORS) + Projection.FLAGS, 0)(image),
	},
	{
		code: 43,
		what: "too many contributions",
		fault: projectionWord(Rule.LIST, Projection.CONTRIBUTION_COUNT, 99),
	},
	{ code: 43, what: "contributions outside", fault: projectionWord(Rule.LIST, Projection.CONTRIBUTIONS, 0) },
	{
		code: 44,
		what: "an infinite contribution",
		fault: (image) => image.setFloat(CONTRIBUTIONS(image), -Infinity),
	},
	{
		code: 44,
		what: "an out-degree of 0",
		fault: (image) => image.setFloat(follow(image, Rule.VECTORS, Projection.CONTRIBUTIONS), 0),
	},
	{
		code: 44,
		what: "the integer that marks an empty accumulator",
		precision: "int8",
		fault: (image) => image.set32(CONTRIBUTIONS(image), 0x80000000),
	},
	{
		code: 44,
		what: "an infinite factor",
		precision: "int8",
		fault: (image) => image.setFloat(follow(image, Rule.VECTORS, Projection.CONTRIBUTIONS), Infinity),
	},
	{ code: 45, what: "rule 4", fault: (image) => byte(image.projection(0) + Projection.RULE, 4)(image) },
	{ code: 45, what: "rule 0", fault: (image) => byte(image.projection(0) + Projection.RULE, 0)(image) },
	{ code: 46, what: "boxes outside", fault: projectionWord(Rule.BOXES, Projection.RULE_OFFSET, 0) },
	{
		code: 46,
		what: "four billion boxes",
		fault: projectionWord(Rule.BOXES, Projection.RULE_COUNT, 0xffffffff),
	},
	{
		code: 46,
		what: "an axis table outside",
		fault: (image) => image.set32(follow(image, Rule.BOXES, Projection.RULE_OFFSET) + Box.Y, 0),
	},
	{ code: 46, what: "vectors outside", fault: projectionWord(Rule.VECTORS, Projection.RULE_COUNT, 1000) },
	{
		code: 47,
		what: "a range beyond the target",
		fault: (image) =>
			byte(image.u32(follow(image, Rule.BOXES, Projection.RULE_OFFSET) + Box.X) + 2, 77)(image),
	},
	{
		code: 47,
		what: "a range that ends before it begins",
		fault: (image) => byte(image.u32(follow(image, Rule.BOXES, Projection.RULE_OFFSET) + Box.X), 77)(image),
	},
	{
		code: 47,
		what: "a step that leaves every area",
		fault: (image) => image.set32(vectors(image) + Vector.DX, 0x7fffffff),
	},
	{ code: 48, what: "rows outside", fault: projectionWord(Rule.LIST, Projection.RULE_OFFSET, 0) },
	{ code: 48, what: "targets outside", fault: projectionWord(Rule.LIST, Projection.TARGETS, 0) },
	{
		code: 49,
		what: "rows that descend",
		fault: (image) => image.set32(follow(image, Rule.LIST, Projection.RULE_OFFSET) + 8, 0),
	},
	{
		code: 49,
		what: "rows that begin late",
		fault: (image) => image.set32(follow(image, Rule.LIST, Projection.RULE_OFFSET), 1),
	},
	{
		code: 49,
		what: "a target that does not exist",
		fault: (image) => byte(follow(image, Rule.LIST, Projection.TARGETS), 4)(image),
	},
	{
		code: 50,
		what: "an extent that excludes the source",
		fault: (image) => image.set32(follow(image, Rule.VECTORS, Projection.RULE_OFFSET) + Extent.LOW, 1),
	},
	{
		code: 50,
		what: "a step outside the extent",
		fault: (image) => image.set32(vectors(image) + Vector.DZ, 3),
	},
	{
		code: 50,
		what: "an extent without the step back",
		fault: (image) => image.set32(follow(image, Rule.VECTORS, Projection.RULE_OFFSET) + Extent.LOW + 4, 0),
	},
	{
		code: 51,
		what: "a distance that is not that of the step",
		fault: (image) => step(image, vectors(image) + Vector.DISTANCE, 1),
	},
	{ code: 60, what: "state part 16", fault: (image) => byte(image.part(Part.INPUT_LINKS), 16)(image) },
	{ code: 60, what: "a state part twice", fault: (image) => byte(image.part(Part.INPUT_LINKS), 14)(image) },
	{
		code: 61,
		what: "a part on an odd place",
		fault: (image) => step(image, image.part(Part.FIRED_0) + StatePart.OFFSET, 4),
	},
	{
		code: 61,
		what: "parts that overlap",
		fault: (image) => image.set32(image.part(Part.FIRED_1) + StatePart.OFFSET, 0),
	},
	{
		code: 61,
		what: "a part in segment 4",
		fault: (image) => byte(image.part(Part.FIRED_0) + StatePart.SEGMENT, 4)(image),
	},
	{
		code: 61,
		what: "a part that says another length",
		fault: (image) => step(image, image.part(Part.FIRED_0) + StatePart.PART_BYTES, 4),
	},
	{ code: 61, what: "a segment that is too short", fault: (image) => step(image, Header.SEGMENT_BYTES, -4) },
	{ code: 61, what: "a segment of half words", fault: (image) => step(image, Header.SEGMENT_BYTES, 2) },
	{ code: 61, what: "a segment after an empty one", fault: word(Header.SEGMENT_BYTES + 8, 16) },
	{ code: 62, what: "fired bits of another area", fault: areaWord(RICH, Area.FIRED_WORD, 0) },
	{
		code: 62,
		what: "no countdowns for a refractory area",
		fault: areaWord(RICH, Area.COUNTDOWN_INDEX, 0xffffffff),
	},
	{ code: 62, what: "fire counts of another area", fault: areaWord(RICH, Area.FIRE_COUNT_INDEX, 1) },
	{ code: 62, what: "PSPs of another area", fault: areaWord(DRIVEN, Area.PSP_INDEX, 1) },
	{ code: 62, what: "PSPs that nobody writes", fault: areaWord(RICH, Area.PSP_INDEX, 0) },
	{
		code: 63,
		what: "a countdown of 300 in a byte",
		fault: (image) => image.view.setUint16(image.area(RICH) + Area.REFRACTORY_PERIOD, 300, true),
	},
	{
		code: 63,
		what: "a fire limit of 300 in a byte",
		precision: "int8",
		fault: (image) => image.view.setUint16(image.area(RICH) + Area.FIRE_LIMIT, 300, true),
	},
	{ code: 64, what: "an empty slab", fault: word(Header.SLAB_NEURONS, 0) },
	{ code: 64, what: "a slab beyond 16 bits", fault: word(Header.SLAB_NEURONS, 65537) },
	{ code: 64, what: "an input queue beyond its links", fault: word(Header.INPUT_CAPACITY, 65535) },
	{ code: 65, what: "a slab larger than its scratch", fault: (image) => step(image, Header.SLAB_NEURONS, 1) },
	{ code: 65, what: "another input capacity", fault: (image) => step(image, Header.INPUT_CAPACITY, -1) },
	{
		code: 65,
		what: "potentials of 2 bytes",
		fault: (image) => {
			const part = image.part(Part.POTENTIALS);
			image.bytes[part + StatePart.ELEMENT_BYTES] = 2;
			image.set32(part + StatePart.PART_BYTES, image.u32(part + StatePart.COUNT) * 2);
		},
	},
];

describe("a valid checksum does not hide", () => {
	test.each(cases)("$code: $what", ({ code, precision = "fp32", fault, after }) => {
		const image = new Crafted(richImage(precision));
		fault?.(image);
		image.reseal();
		after?.(image);
		expect(refusalCode(image.bytes)).toBe(code);
	});
});

test("resealing alone changes nothing", () => {
	for (const precision of ["fp32", "int8"]) {
		const bytes = richImage(precision);
		expect(refusalCode(bytes)).toBe(0);
		expect(new Crafted(bytes).reseal().bytes).toEqual(bytes);
	}
});

test("1: less than a header, or not whole words", () => {
	for (const size of [0, 4, 84, 87, 89, 90, 91]) expect(refusalCode(new Uint8Array(size))).toBe(1);
});

test("14: bytes after the last section", () => {
	const bytes = richImage("fp32");
	const longer = new Crafted(Uint8Array.from([...bytes, 0, 0, 0, 0]));
	longer.set32(Header.IMAGE_BYTES, bytes.length + 4);
	expect(refusalCode(longer.reseal().bytes)).toBe(14);
});

test("every code of the verifier is met above", () => {
	const met = new Set([1, 14, ...cases.map(({ code }) => code)]);
	const range = (first: number, last: number) => new Array(last - first + 1).fill(0).map((_, i) => first + i);
	const all = [...range(1, 14), ...range(20, 32), ...range(40, 51), ...range(60, 65)];
	expect([...met].sort((a, b) => a - b)).toEqual(all);
});
