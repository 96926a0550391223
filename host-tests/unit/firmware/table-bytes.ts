import { createHash } from "node:crypto";
import type { Partition } from "../../../tools/firmware/partition-table.js";

/** A partition table as gen_esp32part.py writes it. */
export function tableBytes(partitions: readonly Partition[], md5 = true): Uint8Array {
	const bytes = Buffer.alloc(0xc00, 0xff);
	let row = 0;
	for (const { name, type, subtype, offset, size } of partitions) {
		bytes.fill(0, row, row + 32);
		bytes.writeUInt16LE(0x50aa, row);
		bytes[row + 2] = type;
		bytes[row + 3] = subtype;
		bytes.writeUInt32LE(offset, row + 4);
		bytes.writeUInt32LE(size, row + 8);
		bytes.write(name, row + 12, "latin1");
		row += 32;
	}
	if (md5) {
		bytes.writeUInt16LE(0xebeb, row);
		createHash("md5")
			.update(bytes.subarray(0, row))
			.digest()
			.copy(bytes, row + 16);
	}
	return bytes;
}
