/** `feagi-xs flash` against a board that is a file. */
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { explain } from "../../../tools/cli/output.js";
import { flashBrain } from "../../../tools/firmware/flash.js";
import type { FlashImage } from "../../../tools/firmware/flash-image.js";
import { parsePartitionCsv } from "../../../tools/firmware/partition-csv.js";
import type { Partition } from "../../../tools/firmware/partition-table.js";
import { type FakeMachine, fakeMachine } from "../firmware/fake-machine.js";
import { tableBytes } from "../firmware/table-bytes.js";
import { read } from "./tutorials-board.js";

/** esptool is a stand-in, and its board a file. */
export class Flashing {
	readonly machine: FakeMachine = fakeMachine();
	readonly #folder = join(dirname(this.machine.repository), "board");
	readonly #table = parsePartitionCsv(read("platforms/esp32/partitions-4mb.csv"), "");
	readonly #image: FlashImage;

	constructor(image: FlashImage) {
		this.#image = image;
		mkdirSync(this.#folder);
		const fake = fileURLToPath(new URL("../firmware/fake-esptool.mjs", import.meta.url));
		const path = join(this.machine.env.PATH, "esptool");
		writeFileSync(
			path,
			`#!/bin/sh\nexport FAKE_BOARD="${this.#folder}"\nexec "${process.execPath}" "${fake}" "$@"\n`,
		);
		chmodSync(path, 0o755);
	}

	/** What is said, errors included; `table` gets the 4 MB table and may return another, or none. */
	run(
		state: object = {},
		{
			chip,
			table = (all) => all,
		}: { chip?: string; table?: (all: Partition[]) => Partition[] | undefined } = {},
	): string[] {
		const flash = Buffer.alloc(4 * 1024 * 1024, 0xff);
		const partitions = table(this.#table);
		if (partitions) Buffer.from(tableBytes(partitions)).copy(flash, 0x8000);
		writeFileSync(join(this.#folder, "flash.bin"), flash);
		const all = { version: "5.0.2", chip: "ESP32-C3", features: "Wi-Fi", fail: "", ...state };
		writeFileSync(join(this.#folder, "board.json"), JSON.stringify(all));
		const lines: string[] = [];
		const connection = { port: "/dev/ttyUSB0", baud: 460800, chip };
		const { machine } = this;
		try {
			flashBrain({
				image: this.#image,
				connection,
				table: undefined,
				machine,
				say: (line) => lines.push(line),
			});
		} catch (error) {
			lines.push(...explain(error).join("\n").split("\n"));
		}
		return lines;
	}
}
