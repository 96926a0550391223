import { crc32 } from "../../modules/connectome/crc32.js";

/** A growing little-endian byte string with 4-byte alignment; one per section of an image. */
export class SectionWriter {
	#bytes = new Uint8Array(256);
	#view = new DataView(this.#bytes.buffer);
	#length = 0;
	/** Where tables lie that are already here, by length and checksum. */
	readonly #known = new Map<string, number[]>();

	get length(): number {
		return this.#length;
	}

	get bytes(): Uint8Array {
		return this.#bytes.subarray(0, this.#length);
	}

	/** Appends `count` zero bytes at the next multiple of `alignment` and returns their offset. */
	reserve(count: number, alignment = 4): number {
		const offset = Math.ceil(this.#length / alignment) * alignment;
		this.#length = offset + count;
		if (this.#length > this.#bytes.length) this.#grow();
		return offset;
	}

	/** Appends `data` unless the same bytes stand here already; returns their offset either way. */
	share(data: Uint8Array, alignment = 4): number {
		const key = `${data.length} ${crc32(data, 0, data.length)}`;
		const offsets = this.#known.get(key) ?? [];
		const known = offsets.find(
			(offset) => offset % alignment === 0 && Buffer.compare(this.#slice(offset, data.length), data) === 0,
		);
		if (known !== undefined) return known;
		const offset = this.append(data, alignment);
		this.#known.set(key, [...offsets, offset]);
		return offset;
	}

	append(data: Uint8Array, alignment = 4): number {
		const offset = this.reserve(data.byteLength, alignment);
		this.#bytes.set(data, offset);
		return offset;
	}

	u8(offset: number, value: number): void {
		this.#view.setUint8(offset, value);
	}

	u16(offset: number, value: number): void {
		this.#view.setUint16(offset, value, true);
	}

	u32(offset: number, value: number): void {
		this.#view.setUint32(offset, value, true);
	}

	i32(offset: number, value: number): void {
		this.#view.setInt32(offset, value, true);
	}

	f32(offset: number, value: number): void {
		this.#view.setFloat32(offset, value, true);
	}

	#slice(offset: number, length: number): Uint8Array {
		return this.#bytes.subarray(offset, offset + length);
	}

	#grow(): void {
		const bytes = new Uint8Array(Math.max(this.#length, this.#bytes.length * 2));
		bytes.set(this.#bytes);
		this.#bytes = bytes;
		this.#view = new DataView(bytes.buffer);
	}
}

/** The bytes of a typed array, little-endian as the machine has them. */
export function bytesOf(array: ArrayBufferView): Uint8Array {
	return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
