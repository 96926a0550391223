/** Brain images with chosen faults behind valid checksums. */
import { crc32 } from "../../../modules/connectome/crc32.js";
import { ImageError } from "../../../modules/connectome/error.js";
import {
	Area,
	Header,
	Port,
	Projection,
	Section,
	SectionEntry,
	StatePart,
} from "../../../modules/connectome/layout.js";
import { verify } from "../../../modules/connectome/verify.js";
import { compileGenome } from "../../../tools/compile.js";
import { type BrainSketch, genomeText, type Pattern, plainArea, withCore } from "../../parity/sketch.js";

const overlapping: Pattern[] = [
	[
		["*", "*", "*"],
		[0, "*", "*"],
	],
	[
		["*", 0, "*"],
		["*", 0, 0],
	],
];

/** Small, and yet with every kind of section, rule, table and pool. */
export const richBrain: BrainSketch = withCore(
	{
		...plainArea,
		id: "c__abc",
		dimensions: [3, 2, 1],
		neuronsPerVoxel: 2,
		increments: [0.5, 0, 0],
		refractory: 2,
		fireLimit: 3,
		snooze: 1,
		uniform: false,
		leak: 0.25,
		mappings: [
			{ target: 4, morphology: { kind: "patterns", patterns: overlapping }, multiplier: 2 },
			{ target: 5, morphology: { kind: "projector" }, multiplier: -1 },
		],
	},
	{
		...plainArea,
		id: "c__def",
		dimensions: [2, 2, 1],
		driven: true,
		excitability: 0.5,
		mappings: [
			{
				target: 3,
				morphology: {
					kind: "vectors",
					vectors: [
						[1, 0, 0],
						[0, -1, 0],
					],
				},
				multiplier: 1,
			},
			{ target: 4, morphology: { kind: "block" }, multiplier: 1 },
		],
	},
	{ ...plainArea, id: "iic000", dimensions: [3, 1, 1], mappings: [] },
	{ ...plainArea, id: "omot00", dimensions: [2, 1, 1], mappings: [] },
);

export const compileSketch = (brain: BrainSketch, precision: string): Uint8Array =>
	compileGenome(genomeText(brain), { precision }).bytes.slice();

export const richImage = (precision: string): Uint8Array => compileSketch(richBrain, precision);

/** Places in an image that is known to be good. */
export class Crafted {
	readonly bytes: Uint8Array;
	readonly view: DataView;

	constructor(bytes: Uint8Array) {
		this.bytes = bytes.slice();
		this.view = new DataView(this.bytes.buffer);
	}

	u32(offset: number): number {
		return this.view.getUint32(offset, true);
	}

	set32(offset: number, value: number): void {
		this.view.setUint32(offset, value, true);
	}

	setFloat(offset: number, value: number): void {
		this.view.setFloat32(offset, value, true);
	}

	/** Byte offset of the table entry of section `kind`. */
	entry(kind: number): number {
		for (let i = 0; i < this.u32(Header.SECTION_COUNT); i++) {
			const entry = Header.BYTES + i * SectionEntry.BYTES;
			if (this.u32(entry) === kind) return entry;
		}
		throw new Error(`no section ${kind}`);
	}

	section(kind: number): number {
		return this.u32(this.entry(kind) + SectionEntry.OFFSET);
	}

	area(index: number): number {
		return this.section(Section.AREAS) + index * Area.BYTES;
	}

	projection(index: number): number {
		return this.section(Section.PROJECTIONS) + index * Projection.BYTES;
	}

	/** The first projection with this rule. */
	projectionWith(rule: number): number {
		for (let i = 0; i < this.u32(Header.PROJECTION_COUNT); i++)
			if (this.bytes[this.projection(i) + Projection.RULE] === rule) return this.projection(i);
		throw new Error(`no projection with rule ${rule}`);
	}

	port(index: number): number {
		return this.section(Section.PORTS) + index * Port.BYTES;
	}

	/** The state part of this kind. */
	part(kind: number): number {
		const section = this.section(Section.STATE);
		const end = section + this.u32(this.entry(Section.STATE) + SectionEntry.BYTES_USED);
		for (let part = section; part < end; part += StatePart.BYTES)
			if (this.bytes[part + StatePart.KIND] === kind) return part;
		throw new Error(`no state part ${kind}`);
	}

	/** Makes all checksums match again, as far as sections lie inside the image. */
	reseal(): this {
		const { bytes } = this;
		const table = Math.min(this.u32(Header.SECTION_COUNT), 10);
		const end = Math.min(Header.BYTES + table * SectionEntry.BYTES, bytes.length);
		for (let entry = Header.BYTES; entry + SectionEntry.BYTES <= end; entry += SectionEntry.BYTES) {
			const first = this.u32(entry + SectionEntry.OFFSET);
			const last = first + this.u32(entry + SectionEntry.BYTES_USED);
			if (last <= bytes.length) this.set32(entry + SectionEntry.CRC, crc32(bytes, first, last) >>> 0);
		}
		this.set32(Header.CRC, crc32(bytes, Header.BYTES, end, crc32(bytes, 0, Header.CRC)) >>> 0);
		return this;
	}
}

/** Code of the ImageError that `bytes` are refused with; 0 when they are accepted. Anything else is thrown on. */
export function refusalCode(bytes: Uint8Array): number {
	try {
		verify(bytes.slice().buffer);
		return 0;
	} catch (error) {
		if (!(error instanceof ImageError)) throw error;
		const { code, offset, message } = error;
		if (!Number.isInteger(code) || code < 1 || code > 65) throw new Error(`code ${code}`);
		if (!Number.isInteger(offset) || offset < 0) throw new Error(`offset ${offset} with code ${code}`);
		if (!message.startsWith(`brain image error ${code} at byte ${offset}: `)) throw new Error(message);
		return code;
	}
}
