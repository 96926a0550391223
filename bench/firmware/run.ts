/**
 * Flash of the firmware by board: the ROM image that the SDK links (modules, bytecode, brain, font), compiled for RISC-V
 * as a stand-in where the chip is an Xtensa, and the kernels' own code. Without XS itself and the ESP-IDF.
 *   MODDABLE=… npm run bench:firmware [-- --write]
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compileGenome } from "../../tools/compile.js";
import { TARGETS } from "../../tools/firmware/targets.js";
import { cleanRom, linkRom } from "../../tools/moddable/link-rom.js";
import { missingForModdable } from "../../tools/moddable/sdk.js";
import { run } from "../../tools/xs/run-command.js";
import { replaceTables } from "../tables.js";
import type { Sizes } from "../targets/sizes.js";
import { type RomParts, romParts } from "./rom-parts.js";
import { type Firmware, romTable } from "./table.js";

const GENOME = "camera.int8";
const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const RISCV = ["-Os", "-march=rv32imc", "-mabi=ilp32", "--specs=picolibc.specs", "-std=gnu17", "-w"];

/** The SDK's own headers beside this project's platform header for a machine without OS. */
function includes(sdk: string, rom: string): string[] {
	const folders = ["xs/includes", "xs/platforms", "xs/sources"].map((folder) => join(sdk, folder));
	return [path("../../platforms/xs/c"), rom, ...folders].map((folder) => `-I${folder}`);
}

async function measure(sdk: string, rom: string): Promise<RomParts> {
	const output = mkdtempSync(join(tmpdir(), "feagi-xs-firmware-"));
	try {
		const compile = async (source: string): Promise<string> => {
			const object = join(output, `${source}.o`);
			const defines = ["-DINCLUDE_XSPLATFORM=1", '-DXSPLATFORM="xs-platform.h"'];
			await tool(["-c", ...RISCV, ...defines, ...includes(sdk, rom), join(rom, source), "-o", object], "gcc");
			return object;
		};
		const image = await compile("mc.xs.c");
		const symbols = (await tool(["--print-size", "--radix=d", image], "nm")).split("\n").map((line) => {
			const [, size, , name] = line.split(" ");
			return [name, Number(size)] as const;
		});
		const resources = await textBytes(await compile("mc.resources.c"));
		const source = readFileSync(join(rom, "mc.xs.c"), "utf8");
		return romParts(source, new Map(symbols), await textBytes(image), resources);
	} finally {
		rmSync(output, { recursive: true });
	}
}

async function textBytes(object: string): Promise<number> {
	const lines = (await tool([object], "size")).trim().split("\n");
	return Number(lines.at(-1)?.trim().split(/\s+/)[0]);
}

async function tool(args: readonly string[], name: string): Promise<string> {
	const { status, stdout, stderr } = await run(`riscv64-unknown-elf-${name}`, args, {});
	if (status !== 0) throw new Error(`${name}: ${stderr}`);
	return stdout;
}

function kernelBytes(chip: string): number {
	const sizes: Record<string, Sizes> = JSON.parse(readFileSync(path("../results/targets.json"), "utf8"));
	const core = chip === "esp32" || chip === "esp32s3" ? "esp32" : chip === "esp32c3" ? "rv32imc" : "rv32imac";
	return Object.values(sizes[core]).reduce((sum, { text }) => sum + text, 0);
}

const sdk = process.env.MODDABLE;
const missing = missingForModdable(sdk);
if (missing || !sdk) {
	console.log(`firmware sizes: skipped, ${missing?.what}`);
} else {
	const { bytes } = compileGenome(readFileSync(path(`../../genomes/${GENOME}.genome.json`), "utf8"));
	const boards: Record<string, Firmware> = {};
	const [esp32] = TARGETS;
	const m5stack = { ...esp32, name: "m5stack", platform: "esp32/m5stack" };
	for (const target of [...TARGETS, m5stack]) {
		await cleanRom(target);
		const { folder } = await linkRom(sdk, target, "release", bytes);
		const parts = await measure(sdk, folder);
		boards[target.name] = {
			romBytes: Object.values(parts).reduce((sum, part) => sum + part, 0),
			romParts: parts,
			kernelBytes: kernelBytes(target.chip),
			brainBytes: bytes.length,
		};
		console.log(target.name, boards[target.name]);
	}
	if (process.argv.includes("--write")) {
		writeFileSync(path("../results/firmware.json"), `${JSON.stringify(boards, undefined, "\t")}\n`);
		const document = path("../../docs/esp32.md");
		writeFileSync(document, replaceTables(readFileSync(document, "utf8"), romTable(boards)));
	}
}
