// An esptool whose board is a file. FAKE_BOARD: folder with flash.bin, board.json (version, chip, features, fail) and
// calls.jsonl, where each call's arguments go. `fail` names what goes wrong: connect, half, start, corrupt.
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.env.FAKE_BOARD;
const { version, chip, features, fail } = JSON.parse(readFileSync(join(folder, "board.json"), "utf8"));
const flashFile = join(folder, "flash.bin");
const words = process.argv.slice(2);
if (words[0] === "version") {
	console.log(
		version.startsWith("4") ? `esptool.py v${version}\n${version}` : `esptool v${version}\n${version}`,
	);
	process.exit(0);
}
appendFileSync(join(folder, "calls.jsonl"), `${JSON.stringify(words)}\n`);

const options = {};
while (words[0]?.startsWith("--")) options[words.shift()] = words.shift();
const command = words.shift();
const hyphens = version.startsWith("5");
const spelt = (word) => (hyphens ? word : word.replaceAll("-", "_"));
const refuse = (text) => {
	console.error(`A fatal error occurred: ${text}`);
	process.exit(2);
};
for (const word of [options["--before"], options["--after"], command])
	if (word !== spelt(word.replaceAll("_", "-"))) refuse(`invalid choice: ${word}`);
if (fail === "connect") refuse(`Could not open ${options["--port"]}, the port is busy or doesn't exist.`);
const [family] = /^ESP32(-(C|H|P|S)\d+)?/.exec(chip);
const asked = options["--chip"];
if (asked && family.toLowerCase().replace("-", "") !== asked)
	refuse(
		hyphens
			? `This chip is ${family}, not ${asked.toUpperCase()}. Wrong chip argument?`
			: `This chip is ${family} not ${asked.toUpperCase()}. Wrong --chip argument?`,
	);
console.log(hyphens ? `Chip type:          ${chip} (revision v0.4)` : `Chip is ${chip} (revision v0.4)`);
console.log(`Features: ${features}`);

const flash = readFileSync(flashFile);
switch (command.replaceAll("_", "-")) {
	case "flash-id":
		console.log(`Detected flash size: ${flash.length / 1024 / 1024}MB`);
		break;
	case "read-flash":
		writeFileSync(words[2], flash.subarray(Number(words[0]), Number(words[0]) + Number(words[1])));
		break;
	case "write-flash": {
		const bytes = readFileSync(words[1]);
		const offset = Number(words[0]);
		if (fail === "start") refuse("Failed to connect to Espressif device: No serial data received.");
		flash.fill(0xff, offset, offset + Math.ceil(bytes.length / 4096) * 4096);
		console.log(`Writing at 0x${offset.toString(16)}... (50 %)`);
		bytes.copy(flash, offset, 0, fail === "half" ? bytes.length / 2 : bytes.length);
		if (fail === "corrupt") flash[offset + 200] ^= 1;
		writeFileSync(flashFile, flash);
		if (fail === "half") refuse("Serial data stream stopped: Possible serial noise or corruption.");
		break;
	}
	case "verify-flash": {
		const bytes = readFileSync(words[1]);
		const offset = Number(words[0]);
		if (!flash.subarray(offset, offset + bytes.length).equals(bytes)) refuse("Verification failed.");
		console.log("-- verify OK (digest matched)");
		break;
	}
	default:
		refuse(`unknown command ${command}`);
}
if (options["--after"] === spelt("hard-reset")) console.log("Hard resetting via RTS pin...");
