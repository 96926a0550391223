/** Whatever a user hands in: one clear message with place and remedy, exit code 1, nothing written. */
import { execFileSync } from "node:child_process";
import {
	closeSync,
	constants,
	existsSync,
	lstatSync,
	openSync,
	readdirSync,
	readFileSync,
	readSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

import { scratchFolder } from "../../scratch.js";
import { feagiXs, feagiXsHere, genomes } from "./run-cli.js";

const RELAY = join(genomes, "relay.fp32.genome.json");
const WTA = readFileSync(join(genomes, "wta.fp32.genome.json"), "utf8");

function refused({ code, stdout, stderr }: Awaited<ReturnType<typeof feagiXs>>): string {
	expect(code, stdout).toBe(1);
	expect(stdout).toBe("");
	expect(stderr).not.toContain("    at ");
	expect(stderr).toMatch(/^error /m);
	expect(stderr).toMatch(/to fix it: \S/);
	return stderr;
}

describe("genomes that cannot be compiled", () => {
	const blueprint = (area: object, extra: object = {}) =>
		JSON.stringify({
			version: "2.1",
			neuron_morphologies: {},
			physiology: {},
			blueprint: { c__abc: area },
			...extra,
		});
	const rule = (morphology: string) => [[morphology, [1, 1, 1], 1, false, 1, 1, 1]];

	test.each([
		["malformed JSON", '{"version": "2.1",', /line 1, column/],
		["NaN", '{"version": "2.1", "blueprint": NaN}', /NaN/],
		["an unknown version", blueprint({}, { version: "9.1" }), /\$\.version/],
		[
			"a wrong type",
			blueprint({ block_boundaries: ["wide", 1, 1] }),
			/\$\.blueprint\.c__abc\.block_boundaries\[0\]/,
		],
		["10^12 voxels", blueprint({ block_boundaries: [10_000, 10_000, 10_000] }), /c__abc/],
		["a mapping to nowhere", blueprint({ cortical_mapping_dst: { cXXXXX: rule("projector") } }), /cXXXXX/],
		[
			"an unknown morphology",
			blueprint({ cortical_mapping_dst: { c__abc: rule("projecter") } }),
			/projecter[\s\S]*projector/,
		],
		["no object at all", "[]", /error/],
		["nothing", "", /error/],
	])("%s", async (_, text, message) => {
		const folder = scratchFolder();
		const genome = join(folder, "genome.json");
		writeFileSync(genome, text);
		const image = join(folder, "brain.img");
		writeFileSync(image, "the old one");
		expect(refused(await feagiXs("compile", genome, "-o", image))).toMatch(message);
		expect(readFileSync(image, "utf8")).toBe("the old one");
		expect(readdirSync(folder).sort()).toEqual(["brain.img", "genome.json"]);
	});
});

test("warnings are listed and do not stop the compiler", async () => {
	const folder = scratchFolder();
	writeFileSync(join(folder, "genome.json"), WTA.replace('"fp32"', '"fp128"'));
	const { code, stderr } = await feagiXs(
		"compile",
		join(folder, "genome.json"),
		"-o",
		join(folder, "brain.img"),
	);
	expect(code).toBe(0);
	expect(stderr).toMatch(/warning precision-unknown at \$\.physiology\.quantization_precision: .*fp128/);
	expect(existsSync(join(folder, "brain.img"))).toBe(true);
});

test("damaged images name the byte", async () => {
	const folder = scratchFolder();
	const image = join(folder, "brain.img");
	await feagiXs("compile", RELAY, "-o", image);
	const bytes = readFileSync(image);
	const damaged = join(folder, "damaged.img");
	writeFileSync(damaged, bytes.subarray(0, bytes.length - 8));
	expect(refused(await feagiXs("run", damaged))).toMatch(/image error 5 at byte 8/);
	bytes[600] ^= 4;
	writeFileSync(damaged, bytes);
	expect(refused(await feagiXs("inspect", damaged))).toMatch(/image error 12 at byte \d+: checksum/);
});

test.each([
	["a file that is not there", ["run", "no-such.json"], /no-such\.json/],
	["an unknown source of frames", ["run", RELAY, "--frames", "cinema"], /cinema/],
	["an unknown precision", ["run", RELAY, "--precision", "int3"], /int3[\s\S]*fp32/],
	["bursts that are no number", ["run", RELAY, "--bursts", "many"], /many/],
	["no bursts", ["run", RELAY, "--bursts", "0"], /--bursts/],
	[
		"an output that cannot be written",
		["compile", RELAY, "-o", "/proc/no/brain.img"],
		/\/proc\/no\/brain\.img/,
	],
	[
		"native kernels under Node",
		["run", RELAY, "--kernels", "native"],
		/--kernels[\s\S]*--engine xs-host, xs-host32 or xs-rv32/,
	],
	["a folder for a file", ["run", genomes], /the file is a folder/],
	["a folder for an output", ["compile", RELAY, "-o", genomes], /cannot be written: it is a folder/],
	["a file for a folder", ["compile", RELAY, "-o", join(RELAY, "brain.img")], /its folder is a file/],
	[
		"an unknown precision to compare with",
		["similarity", RELAY, "--against", "int3"],
		/at --against: .*int3/,
	],
	["an option for a port", ["flash", RELAY, "--port", "--dry-run"], /"--dry-run" is no serial port/],
	["no port", ["flash", RELAY, "--port", "", "--dry-run"], /"" is no serial port/],
	["an unknown chip", ["flash", RELAY, "--port", "p", "--chip", "esp99"], /no firmware for "esp99"/],
	["watching another engine", ["run", RELAY, "--watch", "--engine", "xs-rv32"], /--watch/],
])("%s", async (_, args, message) => {
	expect(refused(await feagiXs(...args))).toMatch(message);
});

test.each([
	["an unknown verb", ["fly"]],
	["an unknown option", ["run", RELAY, "--fast"]],
	["a missing argument", ["compile", RELAY]],
	["an unknown engine", ["run", RELAY, "--engine", "abacus"]],
])("%s: the message points to --help", async (_, args) => {
	const { code, stdout, stderr } = await feagiXs(...args);
	expect(code).toBe(1);
	expect(stdout).toBe("");
	expect(stderr).toContain("--help");
});

test("an output that is a pipe is written to, and stays one; a link leads to its file", async () => {
	const folder = scratchFolder();
	const [pipe, link, file] = ["pipe", "link", "file"].map((name) => join(folder, name));
	execFileSync("mkfifo", [pipe]);
	// Not blocking: a pipe that was replaced by a file would never be opened.
	const reader = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
	expect((await feagiXsHere("compile", RELAY, "-o", pipe)).code).toBe(0);
	const piped = Buffer.alloc(65_536);
	const count = readSync(reader, piped);
	closeSync(reader);
	expect(lstatSync(pipe).isFIFO()).toBe(true);
	writeFileSync(file, "the old one");
	symlinkSync(file, link);
	expect((await feagiXsHere("compile", RELAY, "-o", link)).code).toBe(0);
	expect(lstatSync(link).isSymbolicLink()).toBe(true);
	expect(readFileSync(file)).toEqual(piped.subarray(0, count));
});

test("pictures of different sizes in one folder", async () => {
	const folder = scratchFolder();
	const picture = (width: number) => `P2\n${width} 2\n255\n${"7 ".repeat(width * 2)}\n`;
	writeFileSync(join(folder, "a.pgm"), picture(2));
	writeFileSync(join(folder, "b.pgm"), picture(3));
	const camera = join(genomes, "camera.int8.genome.json");
	expect(refused(await feagiXs("run", camera, "--frames", folder))).toMatch(/b\.pgm[\s\S]*3 × 2|3×2|3x2/);
});
