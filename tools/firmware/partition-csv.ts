/** ESP-IDF's partition table as text (ESP-IDF, API guides, partition tables, and gen_esp32part.py). */
import { UsageError } from "../errors.js";
import {
	APP_ALIGNMENT,
	DATA_ALIGNMENT,
	NAME_BYTES,
	type Partition,
	PartitionType,
	TABLE_OFFSET,
} from "./partition-table.js";

const TYPES: Readonly<Record<string, number>> = { app: 0, data: 1, bootloader: 2, partition_table: 3 };
const SUBTYPES: readonly Readonly<Record<string, number>>[] = [
	{ factory: 0x00, test: 0x20 },
	{
		...{ ota: 0x00, phy: 0x01, nvs: 0x02, coredump: 0x03, nvs_keys: 0x04, efuse: 0x05, undefined: 0x06 },
		...{ esphttpd: 0x80, fat: 0x81, spiffs: 0x82, littlefs: 0x83, tee_ota: 0x90 },
	},
];

/** @throws UsageError partition-csv, naming the line */
export function parsePartitionCsv(text: string, file: string): Partition[] {
	const partitions: Partition[] = [];
	// The table itself and, in the sector after it, the first partition that names no offset.
	let end = TABLE_OFFSET + DATA_ALIGNMENT;
	for (const [index, line] of text.split(/\r?\n/).entries()) {
		const content = line.replace(/#.*/, "").trim();
		if (content === "") continue;
		const where = `${file}:${index + 1}`;
		const [name = "", type = "", subtype = "", offset = "", size = ""] = content
			.split(",")
			.map((s) => s.trim());
		if (name === "" || name.length > NAME_BYTES)
			throw badRow(where, `the name "${name}" has not 1 to 16 letters`);
		const typeId = TYPES[type] ?? numberOf(type, where, "type");
		const alignment = typeId === PartitionType.APP ? APP_ALIGNMENT : DATA_ALIGNMENT;
		const first = offset === "" ? Math.ceil(end / alignment) * alignment : numberOf(offset, where, "offset");
		const partition = {
			name,
			type: typeId,
			subtype: subtypeOf(typeId, subtype, where),
			offset: first,
			size: numberOf(size, where, "size"),
		};
		end = partition.offset + partition.size;
		partitions.push(partition);
	}
	return partitions;
}

function subtypeOf(type: number, text: string, where: string): number {
	const ota = type === PartitionType.APP ? /^ota_(\d+)$/.exec(text) : null;
	if (ota) return 0x10 + Number(ota[1]);
	return SUBTYPES[type]?.[text] ?? numberOf(text, where, "subtype");
}

function numberOf(text: string, where: string, field: string): number {
	const [, digits, unit] = /^(0[xX][0-9a-fA-F]+|\d+)([kKmM]?)$/.exec(text) ?? [];
	if (digits === undefined) throw badRow(where, `${field} "${text}" is no number`);
	return Number(digits) * { "": 1, k: 1024, m: 1024 * 1024 }[unit.toLowerCase()]!;
}

function badRow(where: string, what: string): UsageError {
	return new UsageError("partition-csv", where, what, "a line is: name, type, subtype, offset, size");
}
