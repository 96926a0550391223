/** Writes a brain image into the brain partition of a board, and nothing else. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readInput } from "../cli/files.js";
import { EngineError, UsageError } from "../errors.js";
import {
	type After,
	type Connection,
	chipOf,
	demandEsptool,
	type Esptool,
	type EsptoolResult,
	esptoolArguments,
	findEsptool,
	flashBytesOf,
	hasPsram,
	runEsptool,
} from "./esptool.js";
import { differs, halfWritten, lastWords, unreachable } from "./flash-failures.js";
import { type FlashImage, refuseTooLarge } from "./flash-image.js";
import type { Machine } from "./machine.js";
import { parsePartitionCsv } from "./partition-csv.js";
import {
	brainPartition,
	hex,
	type Partition,
	parsePartitionTable,
	partitionFaults,
	TABLE_BYTES,
	TABLE_OFFSET,
} from "./partition-table.js";

const NEWEST: Esptool = { command: ["esptool"], version: "5", major: 5 };

export interface FlashOptions {
	readonly image: FlashImage;
	readonly connection: Connection;
	/** Partition table as CSV; without one the board's own is read. */
	readonly table: string | undefined;
	readonly machine: Machine;
	readonly say: (line: string) => void;
}

/** What `--dry-run` prints: the command lines, without touching the board; as the newest esptool takes them if there is none. */
export function planFlash(options: FlashOptions, tableFile: string): string[] {
	const tool = findEsptool(options.machine) ?? NEWEST;
	const place = placeOf(readTable(tableFile), tableFile, options.image);
	const line = (after: After, words: readonly string[]) =>
		[tool.command[0], ...esptoolArguments(tool, options.connection, after, words)].join(" ");
	return [
		line("no-reset", ["flash-id"]),
		...(options.table === undefined ? [line("no-reset", readWords("partition-table.bin"))] : []),
		line("no-reset", writeWords(place, options.image)),
		line("hard-reset", verifyWords(place, options.image)),
	];
}

/** @throws FeagiXsError with the state that the board is in */
export function flashBrain(options: FlashOptions): void {
	const { image, connection, machine, say } = options;
	const tool = demandEsptool(machine);
	const call = (after: After, words: readonly string[]) =>
		runEsptool(machine, tool, esptoolArguments(tool, connection, after, words));

	const about = call("no-reset", ["flash-id"]);
	const chip = chipOf(about.output) ?? connection.chip;
	refuseOtherChip(chip, connection);
	if (about.status !== 0) throw unreachable(about, connection, tool);
	refuseTooLarge(image, chip, hasPsram(about.output), say);

	const [partitions, where] =
		options.table === undefined
			? [readFromBoard(call), `${connection.port} at ${hex(TABLE_OFFSET)}`]
			: [readTable(options.table), options.table];
	const place = placeOf(partitions, where, image, flashBytesOf(about.output));

	say(`${chip ?? "chip"} on ${connection.port}: writing ${image.bytes} bytes at ${hex(place.offset)}`);
	const written = call("no-reset", writeWords(place, image));
	if (written.status !== 0) throw halfWritten(written, connection);
	const verified = call("hard-reset", verifyWords(place, image));
	if (verified.status !== 0) throw differs(verified, connection);
	say(`verified; the board restarts with ${image.title}`);
}

const readWords = (file: string) => ["read-flash", hex(TABLE_OFFSET), hex(TABLE_BYTES), file];
const writeWords = (place: Partition, image: FlashImage) => ["write-flash", hex(place.offset), image.file];
const verifyWords = (place: Partition, image: FlashImage) => ["verify-flash", hex(place.offset), image.file];

function readTable(file: string): Partition[] {
	return parsePartitionCsv(new TextDecoder().decode(readInput(file)), file);
}

function readFromBoard(call: (after: After, words: readonly string[]) => EsptoolResult): Partition[] {
	const folder = mkdtempSync(join(tmpdir(), "feagi-xs-flash-"));
	try {
		const file = join(folder, "partition-table.bin");
		const read = call("no-reset", readWords(file));
		if (read.status !== 0)
			throw new EngineError(
				"flash-read",
				hex(TABLE_OFFSET),
				`the board's partition table cannot be read; nothing was written\n${lastWords(read)}`,
				"run it again, with a lower --baud; or name the table with --table",
			);
		return parsePartitionTable(readFileSync(file), `flash at ${hex(TABLE_OFFSET)}`);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function placeOf(
	partitions: readonly Partition[],
	where: string,
	image: FlashImage,
	flashBytes = Number.MAX_SAFE_INTEGER,
): Partition {
	const faults = partitionFaults(partitions, flashBytes);
	if (faults.length > 0)
		throw new UsageError(
			"partition-faults",
			where,
			faults.join("; "),
			"flash the firmware with a table that is right",
		);
	const place = brainPartition(partitions, where);
	if (image.bytes <= place.size) return place;
	throw new UsageError(
		"flash-partition-full",
		image.file,
		`the image has ${image.bytes} bytes, the partition "brain" ${place.size}`,
		"compile with a smaller precision, or give the partition more room (docs/esp32.md)",
	);
}

function refuseOtherChip(chip: string | undefined, { chip: asked, port }: Connection): void {
	if (asked === undefined || chip === undefined || chip === asked) return;
	throw new UsageError(
		"flash-chip",
		port,
		`the board is an ${chip}, --chip says ${asked}; nothing was written`,
		`leave out --chip, or choose another --port`,
	);
}
