/** ESP-IDF's partition table as it lies in flash, and what makes it a good one (ESP-IDF, API guides, partition tables). */
import { createHash } from "node:crypto";
import { UsageError } from "../errors.js";

export interface Partition {
	readonly name: string;
	readonly type: number;
	readonly subtype: number;
	/** Bytes from the start of flash. */
	readonly offset: number;
	/** Bytes. */
	readonly size: number;
}

export const PartitionType = Object.freeze({ APP: 0, DATA: 1 });
/** Subtypes of data partitions that feagi-xs takes for itself: platforms/esp32/partitions-*.csv, board-brain.c. */
export const FeagiSubtype = Object.freeze({ BRAIN: 0x40, CHECKPOINT: 0x41 });

/** Where the table lies in flash, and the most that it takes. */
export const TABLE_OFFSET = 0x8000;
export const TABLE_BYTES = 0xc00;

const ROW_BYTES = 32;
const ROW_MAGIC = 0x50aa;
const MD5_MAGIC = 0xebeb;
const END_MAGIC = 0xffff;
export const NAME_BYTES = 16;
/** Of offsets; apps are mapped in pages of the MMU. */
export const APP_ALIGNMENT = 0x10000;
export const DATA_ALIGNMENT = 0x1000;

/** Reads what lies at TABLE_OFFSET. @throws UsageError partition-table */
export function parsePartitionTable(bytes: Uint8Array, where: string): Partition[] {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const partitions: Partition[] = [];
	for (let row = 0; row + ROW_BYTES <= bytes.length; row += ROW_BYTES) {
		const magic = view.getUint16(row, true);
		if (magic === END_MAGIC) break;
		if (magic === MD5_MAGIC) {
			const md5 = createHash("md5").update(bytes.subarray(0, row)).digest();
			if (md5.equals(bytes.subarray(row + 16, row + ROW_BYTES))) break;
			throw badTable(where, "the table's MD5 differs: it is damaged");
		}
		if (magic !== ROW_MAGIC)
			throw badTable(where, `no partition table: 0x${magic.toString(16)} at row ${row / ROW_BYTES}`);
		const name = Buffer.from(bytes.subarray(row + 12, row + 12 + NAME_BYTES)).toString("latin1");
		partitions.push({
			name: name.replace(/\0.*$/s, ""),
			type: bytes[row + 2],
			subtype: bytes[row + 3],
			offset: view.getUint32(row + 4, true),
			size: view.getUint32(row + 8, true),
		});
	}
	if (partitions.length === 0) throw badTable(where, "no partition table is there");
	return partitions;
}

function badTable(where: string, what: string): UsageError {
	return new UsageError("partition-table", where, what, "flash the firmware first: npm run flash:<target>");
}

/** What ESP-IDF would refuse, as sentences. `flashBytes`: size of the chip's flash. */
export function partitionFaults(partitions: readonly Partition[], flashBytes: number): string[] {
	const faults: string[] = [];
	let end = TABLE_OFFSET + DATA_ALIGNMENT;
	let previous = "the partition table";
	for (const { name, type, offset, size } of [...partitions].sort((a, b) => a.offset - b.offset)) {
		const alignment = type === PartitionType.APP ? APP_ALIGNMENT : DATA_ALIGNMENT;
		if (offset % alignment)
			faults.push(`${name} starts at ${hex(offset)}, not at a multiple of ${hex(alignment)}`);
		if (size === 0 || size % DATA_ALIGNMENT) faults.push(`${name} has ${hex(size)} bytes, no whole sectors`);
		if (offset < end) faults.push(`${name} overlaps ${previous}`);
		if (offset + size > flashBytes)
			faults.push(`${name} ends at ${hex(offset + size)}, beyond ${hex(flashBytes)}`);
		end = offset + size;
		previous = name;
	}
	if (new Set(partitions.map(({ name }) => name)).size < partitions.length)
		faults.push("two partitions share a name");
	return faults;
}

/** Where the brain image goes. @throws UsageError partition-brain */
export function brainPartition(partitions: readonly Partition[], where: string): Partition {
	const found = partitions.find(
		({ name, type, subtype }) =>
			name === "brain" && type === PartitionType.DATA && subtype === FeagiSubtype.BRAIN,
	);
	if (found) return found;
	throw new UsageError(
		"partition-brain",
		where,
		partitions.length === 0
			? "there are no partitions in it"
			: `no partition "brain" among ${partitions.map(({ name }) => name).join(", ")}`,
		"flash the feagi-xs firmware first (npm run flash:<target>), or name its table with --table",
	);
}

export function hex(value: number): string {
	return `0x${value.toString(16)}`;
}
