/**
 * One pass over an image before anything runs: afterwards the burst engine trusts every offset and index.
 * Checks are numbered (docs/image-format.md); linear in image bytes.
 */
import { checksum, type NativeCrc32 } from "./crc32.js";
import { ImageError } from "./error.js";
import {
	Header,
	MAGIC,
	MAJOR,
	MINOR,
	PRECISION_NAMES,
	SECTION_KINDS,
	SECTION_NAMES,
	SectionEntry,
} from "./layout.js";
import { verifyAreas } from "./verify-areas.js";
import { verifyProjections } from "./verify-projections.js";
import { verifyState } from "./verify-state.js";
import { Views } from "./views.js";

/** Where the sections lie: byte offset and end by section kind, 0 for an absent one. */
export interface SectionMap {
	readonly offset: readonly number[];
	readonly end: readonly number[];
}

/** Throws ImageError at the first thing that is wrong. Checksums are `own`'s where the platform has one. */
export function verify(buffer: ArrayBufferLike, own?: NativeCrc32): { views: Views; sections: SectionMap } {
	const size = buffer.byteLength;
	if (size < Header.BYTES || size & 3)
		throw new ImageError(1, size, `${size} bytes are no image: at least ${Header.BYTES}, a multiple of 4`);
	const views = new Views(buffer);
	verifyHeader(views, own);
	const sections = verifySections(views, own);
	verifyAreas(views, sections);
	verifyProjections(views, sections);
	verifyState(views, sections);
	return { views, sections };
}

function verifyHeader(views: Views, own: NativeCrc32 | undefined): void {
	const { u8 } = views;
	if (views.word(Header.MAGIC) !== MAGIC) throw new ImageError(2, Header.MAGIC, "no FXSB magic");
	if (u8[Header.MAJOR] !== MAJOR)
		throw new ImageError(3, Header.MAJOR, `major version ${u8[Header.MAJOR]}, this firmware reads ${MAJOR}`);
	if (u8[Header.MINOR] > MINOR)
		throw new ImageError(
			4,
			Header.MINOR,
			`minor version ${u8[Header.MINOR]}, this firmware reads up to ${MINOR}`,
		);
	if (views.word(Header.IMAGE_BYTES) !== views.byteLength)
		throw new ImageError(
			5,
			Header.IMAGE_BYTES,
			`the image says ${views.word(Header.IMAGE_BYTES)} bytes, ${views.byteLength} are here`,
		);
	const count = views.word(Header.SECTION_COUNT);
	const end = Header.BYTES + count * SectionEntry.BYTES;
	if (count > SECTION_KINDS || end > views.byteLength)
		throw new ImageError(6, Header.SECTION_COUNT, `${count} sections, at most ${SECTION_KINDS}`);
	const crc = checksum(u8, Header.BYTES, end, checksum(u8, 0, Header.CRC, 0, own), own);
	if (crc !== views.i32[Header.CRC >> 2]) throw new ImageError(7, Header.CRC, "header checksum differs");
	const precision = u8[Header.PRECISION];
	if (precision >= PRECISION_NAMES.length)
		throw new ImageError(
			8,
			Header.PRECISION,
			`precision ${precision}, this firmware runs ${PRECISION_NAMES.join(", ")}`,
		);
	const idBytes = u8[Header.ID_BYTES];
	if (idBytes !== 2 && idBytes !== 4)
		throw new ImageError(9, Header.ID_BYTES, `id width of ${idBytes} bytes, 2 and 4 exist`);
}

function verifySections(views: Views, own: NativeCrc32 | undefined): SectionMap {
	const { u8 } = views;
	const offset = new Array<number>(SECTION_KINDS + 1).fill(0);
	const end = new Array<number>(SECTION_KINDS + 1).fill(0);
	const count = views.word(Header.SECTION_COUNT);
	let last = Header.BYTES + count * SectionEntry.BYTES;
	let lastKind = 0;
	for (let i = 0; i < count; i++) {
		const entry = Header.BYTES + i * SectionEntry.BYTES;
		const kind = views.word(entry + SectionEntry.KIND);
		if (kind <= lastKind || kind > SECTION_KINDS)
			throw new ImageError(10, entry, `section kind ${kind} is unknown, double or out of order`);
		const first = views.word(entry + SectionEntry.OFFSET);
		const bytes = views.word(entry + SectionEntry.BYTES_USED);
		const next = first + bytes;
		if (first & 3 || first < last || first - last > 3 || next > views.byteLength)
			throw new ImageError(11, entry, `section ${SECTION_NAMES[kind]} lies at ${first}, ${bytes} bytes`);
		verifyPadding(u8, last, first);
		if (checksum(u8, first, next, 0, own) !== views.i32[(entry + SectionEntry.CRC) >> 2])
			throw new ImageError(12, first, `checksum of section ${SECTION_NAMES[kind]} differs`);
		offset[kind] = first;
		end[kind] = next;
		last = next;
		lastKind = kind;
	}
	if (views.byteLength - last > 3) throw new ImageError(14, last, "bytes after the last section");
	verifyPadding(u8, last, views.byteLength);
	return { offset, end };
}

function verifyPadding(u8: Uint8Array, first: number, end: number): void {
	for (let i = first; i < end; i++) if (u8[i]) throw new ImageError(13, i, "padding is not zero");
}
