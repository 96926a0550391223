/** The boards that firmware is built for, by the name in `npm run build:…`; docs/esp32.md says how they differ. */
import { join } from "node:path";
import { UsageError } from "../errors.js";
import { nearNames } from "../genome/near.js";
import { repositoryFolder } from "../xs/paths.js";

export interface Target {
	readonly name: string;
	/** As mcconfig's -p takes it. */
	readonly platform: string;
	/** As esptool's --chip takes it. */
	readonly chip: string;
	/** Partition table, a path. */
	readonly partitions: string;
	/** Folder of sdkconfig fragments, a path. */
	readonly sdkconfig: string;
	readonly compiler: string;
}

const folder = join(repositoryFolder, "platforms", "esp32");
const XTENSA = "xtensa-esp-elf-gcc";
const RISCV = "riscv32-esp-elf-gcc";

function target(name: string, platform: string, compiler: string, psram = false): Target {
	return Object.freeze({
		name,
		platform,
		chip: platform.slice(platform.indexOf("/") + 1),
		partitions: join(folder, psram ? "partitions-8mb.csv" : "partitions-4mb.csv"),
		sdkconfig: join(folder, psram ? "sdkconfig-psram" : "sdkconfig"),
		compiler,
	});
}

export const TARGETS: readonly Target[] = Object.freeze([
	target("esp32", "esp32", XTENSA),
	target("esp32s3", "esp32/esp32s3", XTENSA),
	target("esp32s3-psram", "esp32/esp32s3", XTENSA, true),
	target("esp32c3", "esp32/esp32c3", RISCV),
	target("esp32c6", "esp32/esp32c6", RISCV),
]);

/** @throws UsageError target-unknown */
export function targetOf(name: string): Target {
	const found = TARGETS.find((each) => each.name === name);
	if (found) return found;
	const names = TARGETS.map((each) => each.name);
	throw new UsageError(
		"target-unknown",
		name,
		`there is no firmware for "${name}"${nearNames(name, names)}`,
		`give one of ${names.join(", ")}; other boards of the SDK: mcconfig -m -p esp32/<board>`,
	);
}
