/** The ESP32 targets, by a user's SDK and without ESP-IDF: they link, and the IDF would get the settings meant for it. */
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { compileGenome } from "../../tools/compile.js";
import { TARGETS, type Target } from "../../tools/firmware/targets.js";
import { type Configuration, configureRom, linkRom, type Rom } from "../../tools/moddable/link-rom.js";
import { missingForModdable } from "../../tools/moddable/sdk.js";

const BUILD_TIMEOUT_MS = 300_000;
const sdk = process.env.MODDABLE ?? "";
const missing = missingForModdable(process.env.MODDABLE);
const genome = readFileSync(new URL("../../genomes/camera.int8.genome.json", import.meta.url), "utf8");
const image = compileGenome(genome).bytes;

/** As the IDF's configuration reads them: the last assignment counts, an empty or an absent one is "n". */
function settingsOf(path: string): Record<string, string> {
	const lines = readFileSync(path, "utf8").split("\n");
	return Object.fromEntries(
		lines.filter((line) => /^CONFIG_\w+=./.test(line)).map((line) => line.split("=")),
	);
}

describe.skipIf(missing)(`ESP32${missing ? `: skipped, ${missing.what}` : ""}`, () => {
	describe.each(TARGETS)("$name", (target: Target) => {
		let rom: Rom;
		beforeAll(async () => {
			rom = await linkRom(sdk, target, "release", image);
		}, BUILD_TIMEOUT_MS);

		test("links to the ROM image, with the brain in flash and the natives of the board", () => {
			const linked = readFileSync(join(rom.folder, "mc.xs.c"), "utf8");
			for (const name of [
				"brain",
				"countBoot",
				"openConsole",
				"readConsole",
				"alive",
				"booting",
				"letGo",
				"measure",
				"chip",
			])
				expect(linked).toContain(`board_${name}`);
			expect(readFileSync(join(rom.folder, "mc.resources.c"), "utf8")).toContain('"brain.img"');
			expect(statSync(join(rom.folder, "mc.resources.c")).size).toBeGreaterThan(image.length);
		});

		test("takes the creation of platforms/esp32, not the chip's own static heap", () => {
			const manifest = readFileSync(new URL("../../platforms/esp32/manifest.json", import.meta.url), "utf8");
			const { chunk, heap, stack } = JSON.parse(manifest).creation;
			const figures = [chunk.initial, chunk.incremental, heap.initial, heap.incremental, stack].join();
			expect(readFileSync(join(rom.folder, "makefile"), "utf8")).toMatch(
				new RegExp(`^CREATION = -c ${figures},.*,0,main,`, "m"),
			);
		});

		test("gets the partition table of the target, as it is", () => {
			expect(readFileSync(rom.partitions, "utf8")).toBe(readFileSync(target.partitions, "utf8"));
		});

		test("release: console, watchdogs, brown-out detector, a panic that restarts", () => {
			const settings = settingsOf(rom.sdkconfig);
			expect(settings).toMatchObject({
				CONFIG_ESP_CONSOLE_UART_DEFAULT: "y",
				CONFIG_ESP_CONSOLE_SECONDARY_USB_SERIAL_JTAG: "y",
				CONFIG_ESP_TASK_WDT_EN: "y",
				CONFIG_ESP_TASK_WDT_INIT: "y",
				CONFIG_ESP_TASK_WDT_PANIC: "y",
				CONFIG_ESP_TASK_WDT_CHECK_IDLE_TASK_CPU0: "n",
				CONFIG_ESP_INT_WDT: "y",
				CONFIG_ESP_BROWNOUT_DET: "y",
				CONFIG_ESP_SYSTEM_PANIC_PRINT_REBOOT: "y",
				CONFIG_ESP_COREDUMP_ENABLE_TO_NONE: "y",
				CONFIG_PARTITION_TABLE_CUSTOM: "y",
				CONFIG_PARTITION_TABLE_MD5: "y",
			});
			for (const name of ["CONSOLE_NONE", "SYSTEM_PANIC_GDBSTUB", "COREDUMP_ENABLE_TO_UART"])
				expect(settings[`CONFIG_ESP_${name}`] ?? "n").toBe("n");
		});

		test("PSRAM and 8 MB of flash only where they are asked for", () => {
			const settings = settingsOf(rom.sdkconfig);
			const psram = target.name.endsWith("-psram");
			expect(settings.CONFIG_SPIRAM).toBe(psram ? "y" : undefined);
			expect(settings.CONFIG_ESPTOOLPY_FLASHSIZE_8MB).toBe(psram ? "y" : undefined);
			expect(settings.CONFIG_ESPTOOLPY_FLASHSIZE_4MB).toBe(psram ? undefined : "y");
			expect(settings.CONFIG_SPIRAM_MALLOC_ALWAYSINTERNAL).toBe(psram ? "131072" : undefined);
		});

		test.each<[Configuration, Record<string, string | undefined>]>([
			[
				"instrument",
				{
					CONFIG_ESP_CONSOLE_UART_DEFAULT: "y",
					CONFIG_ESP_TASK_WDT_EN: "y",
					CONFIG_ESP_SYSTEM_PANIC_PRINT_REBOOT: "y",
					CONFIG_ESP_SYSTEM_PANIC_GDBSTUB: undefined,
				},
			],
			[
				"debug",
				{
					CONFIG_ESP_CONSOLE_NONE: "y",
					CONFIG_ESP_TASK_WDT_EN: undefined,
					CONFIG_ESP_INT_WDT: "y",
					CONFIG_ESP_BROWNOUT_DET: "y",
				},
			],
		])("%s: as far as xsbug leaves it", async (configuration, expected) => {
			const { sdkconfig } = await configureRom(sdk, target, configuration, image);
			const settings = settingsOf(sdkconfig);
			for (const [name, value] of Object.entries(expected))
				expect([name, settings[name] === "n" ? undefined : settings[name]]).toEqual([name, value]);
		});
	});

	test("a user's own settings and table stand in for ours", async () => {
		const [esp32] = TARGETS;
		const mine = { ...esp32, partitions: TARGETS[2].partitions, sdkconfig: TARGETS[2].sdkconfig };
		const { sdkconfig, partitions } = await configureRom(sdk, mine, "release", image);
		expect(settingsOf(sdkconfig).CONFIG_SPIRAM).toBe("y");
		expect(readFileSync(partitions, "utf8")).toContain("0x300000, 0x300000");
	});
});
