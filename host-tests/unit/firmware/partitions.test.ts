import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePartitionCsv } from "../../../tools/firmware/partition-csv.js";
import {
	brainPartition,
	FeagiSubtype,
	type Partition,
	parsePartitionTable,
	partitionFaults,
} from "../../../tools/firmware/partition-table.js";
import { TARGETS } from "../../../tools/firmware/targets.js";
import { repositoryFolder } from "../../../tools/xs/paths.js";
import { tableBytes } from "./table-bytes.js";

const MB = 1024 * 1024;
const csv = (name: string) => readFileSync(join(repositoryFolder, "platforms/esp32", name), "utf8");

describe("the tables that ship", () => {
	test.each([
		["partitions-4mb.csv", 4 * MB, 1 * MB],
		["partitions-8mb.csv", 8 * MB, 3 * MB],
	])("%s fits its flash, aligned and without overlap, and names the brain", (name, flash, brain) => {
		const partitions = parsePartitionCsv(csv(name), name);
		expect(partitionFaults(partitions, flash)).toEqual([]);
		expect(brainPartition(partitions, name)).toMatchObject({ size: brain, subtype: FeagiSubtype.BRAIN });
		expect(partitions.map((each) => each.name)).toEqual([
			"nvs",
			"phy_init",
			"factory",
			"brain",
			"checkpoint",
		]);
		// The brain is mapped in pages of the MMU; a whole first page saves one.
		expect(partitions[3].offset % 0x10000).toBe(0);
		expect(partitions[4]).toMatchObject({ subtype: FeagiSubtype.CHECKPOINT });
	});

	test("the natives look for the same name and subtype", () => {
		const native = csv("board-brain.c");
		expect(native).toContain(`((esp_partition_subtype_t)0x${FeagiSubtype.BRAIN.toString(16)})`);
		expect(native).toContain('BRAIN_SUBTYPE, "brain")');
	});

	test("every target has one", () => {
		for (const { partitions } of TARGETS) parsePartitionCsv(readFileSync(partitions, "utf8"), partitions);
	});
});

describe("tables as text", () => {
	test("units, comments and offsets that are left out", () => {
		const text =
			"# x\nnvs,data,nvs,,24K,\n\na,app,factory,,1M # app\nb,app,ota_1,,0x10000\nc,data,0x40,,4k,encrypted\nd,0x41,7,,4096";
		expect(parsePartitionCsv(text, "t")).toEqual([
			{ name: "nvs", type: 1, subtype: 2, offset: 0x9000, size: 0x6000 },
			{ name: "a", type: 0, subtype: 0, offset: 0x10000, size: 0x100000 },
			{ name: "b", type: 0, subtype: 0x11, offset: 0x110000, size: 0x10000 },
			{ name: "c", type: 1, subtype: 0x40, offset: 0x120000, size: 0x1000 },
			{ name: "d", type: 0x41, subtype: 7, offset: 0x121000, size: 0x1000 },
		]);
	});

	test.each([
		["nvs,data,nvs,0x9000", /t:1$/],
		["#\na,app,factory,zero,1M", /t:2$/],
		["a,application,factory,,1M", /t:1$/],
		["seventeen-letters,data,nvs,,4K", /t:1$/],
		[",data,nvs,,4K", /t:1$/],
	])("%j is refused, with the line", (text, where) => {
		expect(() => parsePartitionCsv(text, "t")).toThrow(
			expect.objectContaining({ code: "partition-csv", where: expect.stringMatching(where) }),
		);
	});
});

const partition = fc.record({
	name: fc.stringMatching(/^[a-z_0-9]{1,16}$/),
	type: fc.nat(0xfe),
	subtype: fc.nat(0xfe),
	offset: fc.nat(0x7fffffff),
	size: fc.nat(0x7fffffff),
});

describe("tables in flash", () => {
	test("are read as they were written, with their MD5 and without", () => {
		fc.assert(
			fc.property(fc.array(partition, { minLength: 1, maxLength: 20 }), fc.boolean(), (partitions, md5) => {
				expect(parsePartitionTable(tableBytes(partitions, md5), "t")).toEqual(partitions);
			}),
			{ seed: 1 },
		);
	});

	test("a flipped bit is seen by the MD5", () => {
		const partitions = parsePartitionCsv(csv("partitions-4mb.csv"), "t");
		const bits = partitions.length * 32 * 8;
		fc.assert(
			fc.property(fc.nat(bits - 1), (bit) => {
				const bytes = tableBytes(partitions);
				bytes[bit >> 3] ^= 1 << (bit & 7);
				expect(() => parsePartitionTable(bytes, "t")).toThrow(
					expect.objectContaining({ code: "partition-table" }),
				);
			}),
			{ seed: 1 },
		);
	});

	test("erased flash, other data and a cut row are no table", () => {
		for (const bytes of [
			Buffer.alloc(0xc00, 0xff),
			Buffer.alloc(0xc00),
			Buffer.from("FXSB"),
			Buffer.alloc(0),
		])
			expect(() => parsePartitionTable(bytes, "t")).toThrow(
				expect.objectContaining({ code: "partition-table" }),
			);
	});
});

describe("faults", () => {
	const good = { name: "brain", type: 1, subtype: 0x40, offset: 0x10000, size: 0x1000 };
	test.each<[string, Partial<Partition>, RegExp]>([
		["a data partition off its sector", { offset: 0x10100 }, /not at a multiple of 0x1000/],
		["an app off its page", { type: 0, offset: 0x11000 }, /not at a multiple of 0x10000/],
		["no bytes", { size: 0 }, /no whole sectors/],
		["half a sector", { size: 0x800 }, /no whole sectors/],
		["an overlap with the table", { offset: 0x8000 }, /overlaps the partition table/],
		["an end beyond flash", { size: 4 * MB }, /beyond 0x400000/],
	])("%s", (_what, change, fault) => {
		expect(partitionFaults([{ ...good, ...change }], 4 * MB).join()).toMatch(fault);
	});

	test("partitions that overlap, or share a name", () => {
		const other = { ...good, offset: 0x10000 };
		expect(partitionFaults([good, other], 4 * MB)).toEqual([
			"brain overlaps brain",
			"two partitions share a name",
		]);
	});

	test.each([{ name: "mind" }, { subtype: 2 }, { type: 0 }])(
		"a table without a brain partition says what it has: %j",
		(change) => {
			expect(() => brainPartition([{ ...good, ...change }], "t")).toThrow(
				expect.objectContaining({
					code: "partition-brain",
					message: `no partition "brain" among ${change.name ?? "brain"}`,
				}),
			);
		},
	);
});
