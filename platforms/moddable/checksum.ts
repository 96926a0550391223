// SPDX-License-Identifier: Apache-2.0
/** CRC-32 in native code as a module of the Moddable SDK; checksum.c has the other half. */

/** Of bytes [first, end) of `buffer`, continuing `crc`. */
export default function crc32(
	this: unknown,
	buffer: ArrayBufferLike,
	first: number,
	end: number,
	crc: number,
): number {
	return native("checksum_crc32").call(this, buffer, first, end, crc) as number;
}
