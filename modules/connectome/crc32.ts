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

/** Continues `crc` (0 to start) over bytes[first, end). Returns a signed 32-bit value. */
export function crc32(bytes: Uint8Array, first: number, end: number, crc = 0): number {
	const table = TABLE;
	let c = ~crc;
	for (let i = first; i < end; i++) c = table[(c ^ bytes[i]) & 255] ^ (c >>> 8);
	return ~c;
}
