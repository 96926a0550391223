/** Whether bytes [first, end) are UTF-8: no overlong form, no surrogate, nothing beyond U+10FFFF. Linear in bytes. */
export function isUtf8(bytes: Uint8Array, first: number, end: number): boolean {
	for (let at = first; at < end; at++) {
		const lead = bytes[at];
		if (lead < 0x80) continue;
		const more = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
		if (lead < 0xc2 || lead > 0xf4 || at + more >= end) return false;
		const second = bytes[at + 1];
		const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
		const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
		if (second < low || second > high) return false;
		for (let k = 2; k <= more; k++) if ((bytes[at + k] & 0xc0) !== 0x80) return false;
		at += more;
	}
	return true;
}
