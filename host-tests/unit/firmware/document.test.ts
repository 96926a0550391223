/** docs/esp32.md says what the sources say. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { BOARDS } from "../../../tools/board/boards.js";
import { parsePartitionCsv } from "../../../tools/firmware/partition-csv.js";
import { TARGETS } from "../../../tools/firmware/targets.js";
import { FITTING } from "../../../tools/firmware/versions.js";
import { repositoryFolder } from "../../../tools/xs/paths.js";
import { readDocument, tableAfter } from "../docs/documents.js";

const document = readDocument("esp32.md");
const read = (path: string) => readFileSync(join(repositoryFolder, path), "utf8");
const table = (flash: string) => parsePartitionCsv(read(`platforms/esp32/partitions-${flash}.csv`), flash);

test("targets, and the scripts that build and flash them", () => {
	const { scripts } = JSON.parse(read("package.json"));
	const [, ...rows] = tableAfter(document, "## Targets");
	expect(rows).toEqual(
		TARGETS.map(({ name, platform, partitions }) => [
			name,
			platform,
			partitions.endsWith("8mb.csv") ? "8 MB" : "4 MB",
			expect.any(String),
			`npm run build:${name}, npm run flash:${name}`,
		]),
	);
	for (const { name } of TARGETS) {
		expect(scripts[`build:${name}`]).toBe(`tsx tools/firmware/build.ts ${name}`);
		expect(scripts[`flash:${name}`]).toBe(`tsx tools/firmware/build.ts ${name} --flash`);
	}
});

test("partitions and their sizes", () => {
	const [, ...rows] = tableAfter(document, "## Partitions");
	const sizes = (flash: string) => table(flash).map(({ name, size }) => [name, `${size / 1024} KB`]);
	expect(rows.map((row) => [row[0], row[2]])).toEqual(sizes("4mb"));
	expect(rows.map((row) => [row[0], row[3]])).toEqual(sizes("8mb"));
});

test("versions that fit", () => {
	expect(document).toContain(`Moddable SDK ${FITTING.sdk.join(" or ")} and ESP-IDF ${FITTING.idf}`);
	expect(document).toContain(`esptool (${FITTING.esptool.join(" or ")}`);
});

test("creation and the watchdog's patience", () => {
	const { creation } = JSON.parse(read("platforms/esp32/manifest.json"));
	expect(document).toContain(`${creation.heap.initial} slots (${(creation.heap.initial * 16) / 1024} KB)`);
	expect(document).toContain(`${creation.chunk.initial / 1024} KB of chunks`);
	expect(document.replaceAll("\n", " ")).toContain(`stack of ${creation.stack} slots`);
	const settings = read("platforms/esp32/sdkconfig/sdkconfig.defaults.release");
	const [, seconds] = /TASK_WDT_TIMEOUT_S=(\d+)/.exec(settings)!;
	expect(document).toContain(`at least ${seconds} s`);
	expect(document).toContain(`restarts after ${seconds} s`);
});

test("with PSRAM nothing else differs: the settings of all builds are in both folders", () => {
	for (const name of ["sdkconfig.defaults", "sdkconfig.defaults.release"]) {
		const settings = (folder: string) =>
			read(`platforms/esp32/${folder}/${name}`)
				.split("\n")
				.filter((line) => /^CONFIG/.test(line));
		expect(settings("sdkconfig-psram")).toEqual(expect.arrayContaining(settings("sdkconfig")));
	}
	expect(read("platforms/esp32/sdkconfig-psram/sdkconfig.defaults.release")).toBe(
		read("platforms/esp32/sdkconfig/sdkconfig.defaults.release"),
	);
});

test("the boards that have a build are the targets", () => {
	const built = BOARDS.filter(({ builds }) => builds).map(({ name }) => name);
	expect(built).toEqual(TARGETS.map(({ name }) => name));
});
