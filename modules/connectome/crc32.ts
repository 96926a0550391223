/** CRC-32 (IEEE 802.3, reflected polynomial 0xEDB88320), as in zlib and PNG. Linear in bytes. */

const TABLE = makeTable();

function makeTable(): Int32Array {
	const table = new Int32Array(256);
	for (let n = 0; n < 256; n++) {
		let c = n;
		for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
		table[n] = c;
	}
	return table;
}

/** A platform's own CRC-32: over bytes [first, end) of a whole buffer, from its first byte. */
export type NativeCrc32 = (buffer: ArrayBufferLike, first: number, end: number, crc: number) => number;

/**
 * As crc32, by the platform's where it has one; `bytes` is then a view of a whole buffer. Not called
 * `native`: that is a keyword of the SDK's compiler.
 */
export function checksum(
	bytes: Uint8Array,
	first: number,
	end: number,
	crc: number,
	own: NativeCrc32 | undefined,
): number {
	return own ? own(bytes.buffer, first, end, crc) : crc32(bytes, first, end, crc);
}

/** Continues `crc` (0 to start) over bytes[first, end). Returns a signed 32-bit value. */
export function crc32(bytes: Uint8Array, first: number, end: number, crc = 0): number {
	const { buffer, byteOffset } = bytes;
	const table = TABLE;
	let c = ~crc;
	let i = first;
	for (; i < end && (byteOffset + i) & 3; i++) c = table[(c ^ bytes[i]) & 255] ^ (c >>> 8);
	// A word at a time: on XS that spares a quarter of the instructions.
	if (end - i >= 4) {
		const words = new Int32Array(buffer, byteOffset + i, (end - i) >> 2);
		i += words.byteLength;
		for (let k = 0, count = words.length; k < count; k++) {
			c ^= words[k];
			c = table[c & 255] ^ (c >>> 8);
			c = table[c & 255] ^ (c >>> 8);
			c = table[c & 255] ^ (c >>> 8);
			c = table[c & 255] ^ (c >>> 8);
		}
	}
	for (; i < end; i++) c = table[(c ^ bytes[i]) & 255] ^ (c >>> 8);
	return ~c;
}
