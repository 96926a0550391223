import { crc32 } from "../../modules/connectome/crc32.js";
import { Header, MAGIC, MAJOR, MINOR, SECTION_KINDS, SectionEntry } from "../../modules/connectome/layout.js";
import { SectionWriter } from "./section-writer.js";

/**
 * Puts sections, header and checksums together. Sections refer to each other by offsets that are only known at
 * the end, so a field that holds an offset is noted here and patched when the sections have their place.
 */
export class ImageWriter {
	readonly header = new SectionWriter();
	readonly #sections = new Map<number, SectionWriter>();
	readonly #references: { from: number | "header"; at: number; to: number; offset: number }[] = [];

	constructor() {
		this.header.reserve(Header.BYTES);
	}

	section(kind: number): SectionWriter {
		let section = this.#sections.get(kind);
		if (!section) {
			section = new SectionWriter();
			this.#sections.set(kind, section);
		}
		return section;
	}

	/** Makes the u32 at `at` of section `from` hold where `offset` of section `to` comes to lie. */
	refer(from: number | "header", at: number, to: number, offset: number): void {
		this.#references.push({ from, at, to, offset });
	}

	/** Stores `text` once and makes the two u32 at `at` of section `from` hold its place and length. */
	name(from: number | "header", at: number, names: number, text: string): void {
		const bytes = new TextEncoder().encode(text);
		if (bytes.length > 0) this.refer(from, at, names, this.section(names).share(bytes, 1));
		(from === "header" ? this.header : this.section(from)).u32(at + 4, bytes.length);
	}

	/** The finished image. */
	finish(): Uint8Array {
		const kinds = [...this.#sections.keys()]
			.filter((kind) => this.section(kind).length > 0)
			.sort((a, b) => a - b);
		const place = new Map<number, number>();
		const first = Header.BYTES + kinds.length * SectionEntry.BYTES;
		let end = first;
		for (const kind of kinds) {
			place.set(kind, end);
			end += Math.ceil(this.section(kind).length / 4) * 4;
		}
		for (const { from, at, to, offset } of this.#references)
			(from === "header" ? this.header : this.section(from)).u32(at, (place.get(to) ?? 0) + offset);
		const image = new Uint8Array(end);
		this.#writeHeader(end, kinds);
		const table = this.header.reserve(kinds.length * SectionEntry.BYTES);
		kinds.forEach((kind, i) => {
			const entry = table + i * SectionEntry.BYTES;
			const { bytes } = this.section(kind);
			image.set(bytes, place.get(kind));
			this.header.u32(entry + SectionEntry.KIND, kind);
			this.header.u32(entry + SectionEntry.OFFSET, place.get(kind)!);
			this.header.u32(entry + SectionEntry.BYTES_USED, bytes.length);
			this.header.i32(entry + SectionEntry.CRC, crc32(bytes, 0, bytes.length));
		});
		const head = this.header.bytes;
		this.header.i32(Header.CRC, crc32(head, table, head.length, crc32(head, 0, Header.CRC)));
		image.set(this.header.bytes);
		return image;
	}

	#writeHeader(bytes: number, kinds: readonly number[]): void {
		if (kinds.length > SECTION_KINDS) throw new RangeError(`${kinds.length} sections`);
		this.header.u32(Header.MAGIC, MAGIC);
		this.header.u8(Header.MAJOR, MAJOR);
		this.header.u8(Header.MINOR, MINOR);
		this.header.u32(Header.IMAGE_BYTES, bytes);
		this.header.u32(Header.SECTION_COUNT, kinds.length);
	}
}
