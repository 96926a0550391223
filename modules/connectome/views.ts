/** Typed-array views over one image, made once. The buffer may be flash: nothing here writes. */
export class Views {
	readonly u8: Uint8Array;
	readonly u16: Uint16Array;
	readonly u32: Uint32Array;
	readonly i32: Int32Array;
	readonly f32: Float32Array;
	readonly byteLength: number;

	/** `buffer.byteLength` must be a multiple of 4. */
	constructor(buffer: ArrayBufferLike) {
		this.u8 = new Uint8Array(buffer);
		this.u16 = new Uint16Array(buffer);
		this.u32 = new Uint32Array(buffer);
		this.i32 = new Int32Array(buffer);
		this.f32 = new Float32Array(buffer);
		this.byteLength = buffer.byteLength;
	}

	/** The u32 at byte `offset`, a multiple of 4. */
	word(offset: number): number {
		return this.u32[offset >> 2];
	}

	/** UTF-8 text of `length` bytes at `offset`, decoded without TextDecoder, which XS does not have built in. */
	text(offset: number, length: number): string {
		const bytes = this.u8;
		let escaped = "";
		for (let i = offset; i < offset + length; i++) {
			const byte = bytes[i];
			escaped += (byte < 16 ? "%0" : "%") + byte.toString(16);
		}
		return decodeURIComponent(escaped);
	}
}
