import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, test } from "vitest";
import { ImageError } from "../../../modules/connectome/error.js";
import { BrainImage } from "../../../modules/connectome/image.js";
import { asBuffer } from "../../../tools/cli/files.js";
import { compileGenome } from "../../../tools/compile.js";
import { chipOf, esptoolArguments, findEsptool, runEsptool } from "../../../tools/firmware/esptool.js";
import { flashBrain, planFlash } from "../../../tools/firmware/flash.js";
import { readFlashImage, refuseTooLarge } from "../../../tools/firmware/flash-image.js";
import { parsePartitionCsv } from "../../../tools/firmware/partition-csv.js";
import type { Partition } from "../../../tools/firmware/partition-table.js";
import { repositoryFolder } from "../../../tools/xs/paths.js";
import { type FakeMachine, fakeMachine } from "./fake-machine.js";
import { tableBytes } from "./table-bytes.js";

const TABLE = join(repositoryFolder, "platforms/esp32/partitions-4mb.csv");
const BRAIN = 0x200000;
const partitions = parsePartitionCsv(readFileSync(TABLE, "utf8"), TABLE);
const genome = readFileSync(join(repositoryFolder, "genomes/camera.int8.genome.json"), "utf8");
const brain = compileGenome(genome).bytes;

interface Board {
	readonly version: string;
	readonly chip: string;
	readonly features: string;
	readonly fail: string;
}

let machine: FakeMachine;
let folder: string;
let lines: string[];

function insert(board: Partial<Board> = {}, table: readonly Partition[] = partitions): void {
	const flash = Buffer.alloc(4 * 1024 * 1024, 0xff);
	Buffer.from(tableBytes(table)).copy(flash, 0x8000);
	writeFileSync(join(folder, "flash.bin"), flash);
	const all = { version: "5.0.2", chip: "ESP32-D0WD-V3", features: "Wi-Fi", fail: "", ...board };
	writeFileSync(join(folder, "board.json"), JSON.stringify(all));
}

/** A program called `name` that is the fake esptool; `python`: as a module of that Python. */
function install(name: string, python = false): void {
	const fake = fileURLToPath(new URL("fake-esptool.mjs", import.meta.url));
	const path = join(machine.env.PATH, name);
	const call = `exec "${process.execPath}" "${fake}" "$@"`;
	const guard = python ? '[ "$1 $2" = "-m esptool" ] || exit 1; shift 2; ' : "";
	writeFileSync(path, `#!/bin/sh\nexport FAKE_BOARD="${folder}"\n${guard}${call}\n`);
	chmodSync(path, 0o755);
}

function put(name: string, bytes: Uint8Array): string {
	const path = join(folder, name);
	writeFileSync(path, bytes);
	return path;
}

const calls = (): string[][] => {
	const path = join(folder, "calls.jsonl");
	if (!existsSync(path)) return [];
	const text = readFileSync(path, "utf8").trim();
	return text.split("\n").map((line) => JSON.parse(line));
};
const flashAt = (offset: number, bytes: number) =>
	readFileSync(join(folder, "flash.bin")).subarray(offset, offset + bytes);
const flashBytes = () => readFileSync(join(folder, "flash.bin"));

function options(chip?: string, table?: string, file = put("brain.img", brain)) {
	return {
		image: readFlashImage(file),
		connection: { port: "/dev/ttyUSB0", baud: 460800, chip },
		table,
		machine,
		say: (line: string) => lines.push(line),
	};
}

const failure = (run: () => void): { code: string; message: string; remedy: string } => {
	try {
		run();
	} catch (error) {
		return error as never;
	}
	throw new Error("nothing failed");
};

beforeEach(() => {
	machine = fakeMachine();
	folder = join(dirname(machine.repository), "board");
	mkdirSync(folder);
	lines = [];
	install("esptool");
	insert();
});

test("an image may fill its partition to the last byte", () => {
	const asked = options();
	const plan = (bytes: number) => planFlash({ ...asked, image: { ...asked.image, bytes } }, TABLE);
	expect(plan(1024 * 1024)).not.toEqual([]);
	expect(() => plan(1024 * 1024 + 1)).toThrow(expect.objectContaining({ code: "flash-partition-full" }));
});

describe("a board with the firmware", () => {
	test("gets the image into its brain partition, and nothing else changes", () => {
		const before = flashBytes();
		flashBrain(options());
		expect(flashAt(BRAIN, brain.length).equals(brain)).toBe(true);
		const after = flashBytes();
		after.fill(0xff, BRAIN, BRAIN + Math.ceil(brain.length / 4096) * 4096);
		expect(after.equals(before)).toBe(true);
		expect(lines).toEqual([
			`esp32 on /dev/ttyUSB0: writing ${brain.length} bytes at 0x200000`,
			"verified; the board restarts with feagi-xs: camera robot, int8",
		]);
	});

	test.each([
		["5.0.2", "-"],
		["4.8.1", "_"],
	])("esptool %s gets its own spelling, and resets the chip only at the end", (version, mark) => {
		insert({ version });
		flashBrain(options());
		const words = calls().map((call) => call.filter((word) => /^[a-z]/.test(word)).join(" "));
		expect(words).toEqual(
			[
				"default-reset no-reset flash-id",
				"default-reset no-reset read-flash",
				"default-reset no-reset write-flash",
				"default-reset hard-reset verify-flash",
			].map((line) => line.replaceAll("-", mark)),
		);
		expect(calls()[2]).toEqual(expect.arrayContaining(["--port", "/dev/ttyUSB0", "--baud", "460800"]));
	});

	test("--table spares reading the board's own; --chip is passed on", () => {
		flashBrain(options("esp32", TABLE));
		expect(calls().map((call) => call.find((word) => word.endsWith("-flash")))).toEqual([
			undefined,
			"write-flash",
			"verify-flash",
		]);
		expect(calls()[0].slice(0, 2)).toEqual(["--chip", "esp32"]);
	});

	test("a dry run needs no board and no esptool, and says what would be called", () => {
		const words = planFlash(options(), TABLE);
		expect(calls()).toEqual([]);
		expect(words.map((line) => line.split(" ").slice(-3).join(" "))).toEqual([
			"--after no-reset flash-id",
			"0x8000 0xc00 partition-table.bin",
			`write-flash 0x200000 ${join(folder, "brain.img")}`,
			`verify-flash 0x200000 ${join(folder, "brain.img")}`,
		]);
		machine.env.PATH = "/nowhere";
		expect(planFlash(options("esp32c3"), TABLE)[0]).toMatch(/^esptool --chip esp32c3 --port/);
	});
});

describe("is refused before anything is written:", () => {
	test.each<[string, string, () => void]>([
		[
			"a file that is no image",
			"flash-image",
			() => flashBrain(options(undefined, undefined, put("x", Buffer.alloc(99)))),
		],
		["no such file", "file", () => flashBrain(options(undefined, undefined, "/nowhere"))],
		["another chip, says esptool", "flash-chip", () => flashBrain(options("esp32c3"))],
		[
			"another chip, says esptool 4",
			"flash-chip",
			() => {
				insert({ version: "4.8.1", chip: "ESP32-C3" });
				flashBrain(options("esp32"));
			},
		],
		[
			"a board without our firmware",
			"partition-brain",
			() => {
				insert({}, partitions.slice(0, 3));
				flashBrain(options());
			},
		],
		[
			"an image larger than its partition",
			"flash-partition-full",
			() => {
				insert({}, [...partitions.slice(0, 3), { ...partitions[3], size: 0x3000 }]);
				flashBrain(options());
			},
		],
		[
			"a table that does not fit the chip's flash",
			"partition-faults",
			() => flashBrain(options(undefined, join(repositoryFolder, "platforms/esp32/partitions-8mb.csv"))),
		],
		[
			"a board whose table is damaged",
			"partition-table",
			() => {
				const bytes = flashBytes();
				bytes[0x8005] ^= 1;
				writeFileSync(join(folder, "flash.bin"), bytes);
				flashBrain(options());
			},
		],
		[
			"a port that cannot be opened",
			"flash-connect",
			() => {
				insert({ fail: "connect" });
				flashBrain(options());
			},
		],
	])("%s", (_what, code, run) => {
		expect(failure(run).code).toBe(code);
		expect(calls().flat()).not.toContain("write-flash");
	});

	test.each<[string, (bytes: Uint8Array) => void, number]>([
		["damaged", (bytes) => (bytes[bytes.length - 1] ^= 1), 12],
		["of another version", (bytes) => (bytes[4] = 9), 3],
	])("an image that is %s", (_what, damage, code) => {
		const bytes = Uint8Array.from(brain);
		damage(bytes);
		const error = failure(() => flashBrain(options(undefined, undefined, put("bad.img", bytes))));
		expect(error).toBeInstanceOf(ImageError);
		expect(error.code).toBe(code);
	});

	test("an image whose state no memory of the chip holds; one that hardly fits is warned of", () => {
		const image = { file: "big.img", bytes: 1000, segments: [300_000], title: "big" };
		const warn = (line: string) => lines.push(line);
		expect(failure(() => refuseTooLarge(image, "esp32", false, warn)).code).toBe("flash-sram");
		refuseTooLarge({ ...image, segments: [280_000] }, "esp32", false, warn);
		expect(lines).toEqual([
			expect.stringMatching(
				/^warning: predicted \d+ bytes too large for esp32 \(largest block\).*; compile it with --board esp32$/,
			),
		]);
		refuseTooLarge({ ...image, segments: [98_304, 112_640] }, "esp32", false, warn);
		expect(lines).toHaveLength(1);
		refuseTooLarge(image, "esp32s3", true, warn);
		refuseTooLarge({ ...image, segments: [1000] }, "esp32", false, warn);
		expect(lines).toHaveLength(1);
		refuseTooLarge(image, "esp32h2", false, warn);
		expect(lines[1]).toMatch(/no figures for esp32h2/);
	});
});

describe("a transfer that fails", () => {
	const run = (fail: string) => {
		insert({ fail });
		return failure(() => flashBrain(options()));
	};

	test("in the middle says that the partition is half-written, and the image there is one that the board refuses", () => {
		const error = run("half");
		expect(error).toMatchObject({ code: "flash-write", message: expect.stringMatching(/half-written/) });
		expect(error.message).toMatch(/Serial data stream stopped/);
		expect(() => new BrainImage(asBuffer(flashAt(BRAIN, brain.length)))).toThrow(/checksum/);
		expect(calls().flat()).not.toContain("verify-flash");
	});

	test("before the first byte says that nothing was written", () => {
		expect(run("start")).toMatchObject({
			code: "flash-write",
			message: expect.stringMatching(/before anything was written/),
		});
	});

	test("without noticing it is found by the comparison", () => {
		expect(run("corrupt")).toMatchObject({
			code: "flash-verify",
			message: expect.stringMatching(/does not hold/),
		});
		expect(lines).not.toContainEqual(expect.stringMatching(/verified/));
	});
});

describe("esptool", () => {
	test.each(["esptool", "esptool.py", "python3", "python"])("is found as %s", (name) => {
		machine = fakeMachine();
		install(name, name.startsWith("python"));
		const tool = findEsptool(machine);
		expect(tool).toMatchObject({ version: "5.0.2", major: 5 });
		expect(tool?.command.join(" ")).toMatch(name.startsWith("python") ? `${name} -m esptool` : name);
		flashBrain(options());
	});

	test("that is missing, or too old, is said so", () => {
		insert({ version: "3.3.1" });
		expect(failure(() => flashBrain(options())).code).toBe("esptool-version");
		machine = fakeMachine();
		expect(failure(() => flashBrain(options())).code).toBe("esptool-missing");
	});

	test.each([
		["Chip is ESP32-D0WD-V3 (revision v3.0)", "esp32"],
		["Chip is ESP32-S0WD (revision v1.0)", "esp32"],
		["Chip is ESP32-PICO-D4 (revision v1.0)", "esp32"],
		["Chip type:          ESP32-S3 (QFN56) (revision v0.2)", "esp32s3"],
		["Detecting…\nChip type:          ESP32-C3 (QFN32)", "esp32c3"],
		["Chip is ESP32-C6FH4 (QFN32) (revision v0.0)", "esp32c6"],
		["Chip is ESP32-C61HF4 (revision v1.0)", "esp32c61"],
		["nothing", undefined],
	])("%j is %s", (output, chip) => {
		expect(chipOf(output)).toBe(chip);
	});
});

const real = findEsptool({ env: process.env, platform: process.platform, devices: "", repository: "" });
describe.skipIf(!real)(
	`the esptool that is installed${real ? ` (${real.version})` : ": skipped, there is none"}`,
	() => {
		test.each(["flash-id", "read-flash", "write-flash", "verify-flash"])(
			"knows the words of %s: it gets as far as the port",
			(command) => {
				const files =
					command === "flash-id"
						? []
						: command === "read-flash"
							? ["0x8000", "0xc00", "t"]
							: ["0x200000", put("b", brain)];
				const connection = { port: "/nowhere/at/all", baud: 460800, chip: "esp32c3" };
				const args = esptoolArguments(real!, connection, "no-reset", [command, ...files]);
				const { status, output } = runEsptool({ env: process.env } as never, real!, args);
				expect(status).not.toBe(0);
				expect(output).toMatch(/[Cc]ould not open \/nowhere/);
				expect(output).not.toMatch(/deprecated|invalid choice|No such (command|option)/i);
			},
		);
	},
);
