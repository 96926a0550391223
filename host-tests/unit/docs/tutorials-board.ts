/** An ESP32-C3 without its drivers, and images for it, good and bad: what the tutorials tell of a board's console. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BoardIo } from "platform";
import { crc32 } from "../../../modules/connectome/crc32.js";
import { BrainImage } from "../../../modules/connectome/image.js";
import { Header, SectionEntry } from "../../../modules/connectome/layout.js";
import { start } from "../../../modules/runtime/start.js";
import { asBuffer } from "../../../tools/cli/files.js";
import { compileGenome } from "../../../tools/compile.js";
import { compileWires } from "../../../tools/wires/compile-wires.js";
import { scratchFolder } from "../../scratch.js";
import { FakePlatform } from "../runtime/fake-platform.js";
import { root } from "./documents.js";

export const scratch = scratchFolder();
export const put = (name: string, content: Uint8Array | string): string => {
	writeFileSync(join(scratch, name), content);
	return join(scratch, name);
};
export const read = (path: string) => readFileSync(root + path, "utf8");

export const servoGenome = read("boards/servo.genome.json");
export const servoBoard = read("boards/servo.esp32c3.board.json");
export const imageOf = (text: string) => asBuffer(compileGenome(text).bytes);
export const servo = imageOf(servoGenome);
export const relay = imageOf(read("genomes/relay.int8.genome.json"));
export const wiresFor = (board: string) =>
	new Uint8Array(compileWires(board, new BrainImage(servo)).bytes).buffer as ArrayBuffer;

export function changed(image: ArrayBuffer, change: (bytes: Uint8Array) => void): ArrayBuffer {
	const bytes = new Uint8Array(image.slice(0));
	change(bytes);
	return bytes.buffer;
}
export const torn = changed(servo, (bytes) => bytes.fill(0xff, bytes.length - 60));
export const future = changed(servo, (bytes) => {
	bytes[Header.MAJOR] = 99;
});
/** An id width that no firmware knows, in a header that is otherwise right. */
export const otherIds = changed(servo, (bytes) => {
	bytes[Header.ID_BYTES] = 3;
	const words = new DataView(bytes.buffer);
	const end = Header.BYTES + words.getUint32(Header.SECTION_COUNT, true) * SectionEntry.BYTES;
	words.setInt32(Header.CRC, crc32(bytes, Header.BYTES, end, crc32(bytes, 0, Header.CRC)), true);
});

interface Setup {
	readonly partition?: ArrayBuffer;
	readonly builtIn?: ArrayBuffer | undefined;
	readonly wires?: ArrayBuffer;
	readonly io?: BoardIo;
	readonly boot?: number;
	readonly cause?: string;
	readonly largestFree?: number;
}

/** The firmware as an ESP32-C3 runs it, up to its drivers. */
export function board(setup: Setup = {}): FakePlatform {
	const { partition, wires, io, boot = 1, cause = "power on", largestFree = 200_000 } = setup;
	const builtIn = "builtIn" in setup ? setup.builtIn : servo;
	const platform = new FakePlatform(
		{ name: "brain partition", bytes: partition },
		{ name: "built in", bytes: builtIn },
	);
	Object.assign(platform, { name: "esp32c3", wires, io });
	platform.boots = { unconfirmed: boot, cause, confirm: () => {} };
	platform.memoryUse = { slots: 1, chunks: 1, stack: 1, allocated: 1, free: largestFree, largestFree };
	return platform;
}

export function started(setup: Setup = {}): FakePlatform {
	const platform = board(setup);
	start(platform);
	return platform;
}
