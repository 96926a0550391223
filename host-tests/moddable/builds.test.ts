/** Clean builds by a user's SDK: no warnings, and what draws only where there is a screen. */
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { compileGenome } from "../../tools/compile.js";
import { TARGETS, type Target } from "../../tools/firmware/targets.js";
import { writeApplication } from "../../tools/moddable/application.js";
import { type Configuration, cleanRom, linkRom } from "../../tools/moddable/link-rom.js";
import { missingForModdable } from "../../tools/moddable/sdk.js";
import { sdkCommand } from "../../tools/moddable/sdk-command.js";
import { scratchFolder } from "../scratch.js";

const TIMEOUT_MS = 600_000;
const sdk = process.env.MODDABLE ?? "";
const missing = missingForModdable(process.env.MODDABLE);
const skipped = missing ? `: skipped, ${missing.what}` : "";
const genome = readFileSync(new URL("../../genomes/camera.int8.genome.json", import.meta.url), "utf8");
const image = compileGenome(genome).bytes;

/** Begins warnings on the SDK's own sources, and on what its boards preload. */
const OTHERS = [`${sdk}/`, "### warning: embedded:provider/", "### warning: globalThis.Host:"];

/** Of mcconfig, make, tsc, the compilers of XS and C, and the linker of XS. */
const warnings = (said: string) =>
	said.split("\n").filter((line) => /warning/i.test(line) && !OTHERS.some((start) => line.startsWith(start)));

describe.skipIf(missing)(`builds for the simulator say no warning${skipped}`, () => {
	const app = scratchFolder();
	const out = join(app, "out");
	beforeAll(() => {
		writeApplication(app, image);
		mkdirSync(out);
	});

	const build = async (...args: readonly string[]): Promise<string[]> => {
		const { stdout, stderr } = await sdkCommand(
			sdk,
			"mcconfig",
			["-m", "-t", "build", "-p", "lin", "-o", out, ...args],
			app,
		);
		expect(stdout).toContain("# xsl");
		return warnings(stdout + stderr);
	};

	test("release, and again with other settings", { timeout: TIMEOUT_MS }, async () => {
		expect(await build()).toEqual([]);
		for (const setting of ["cores=2", "loop=worker", "screen=none", "kernels=typescript"])
			expect(await build(setting), setting).toEqual([]);
	});

	test.each(["-i", "-d"])("%s", { timeout: TIMEOUT_MS }, async (flag) => {
		expect(await build(flag)).toEqual([]);
	});
});

describe.skipIf(missing)(`builds for boards${skipped}`, () => {
	const chip = (name: string) => TARGETS.find((each) => each.name === name) as Target;
	const board = (name: string): Target => ({ ...chip("esp32"), name, platform: `esp32/${name}` });

	/** In a folder of its own, from nothing. */
	async function build(target: Target, configuration: Configuration) {
		const own = { ...target, name: `clean-${target.name}` };
		await cleanRom(own);
		const { folder, said } = await linkRom(sdk, own, configuration, image);
		const read = (file: string) => readFileSync(join(folder, file), "utf8");
		return { said, rom: read("mc.xs.c"), resources: read("mc.resources.c") };
	}

	test.each<[string, Configuration, Target]>([
		["esp32c3", "release", chip("esp32c3")],
		["esp32", "debug", chip("esp32")],
	])("%s, %s: no warning, and nothing that draws", { timeout: TIMEOUT_MS }, async (_, kind, target) => {
		const { said, rom, resources } = await build(target, kind);
		expect(said).toContain("# xsl");
		expect(warnings(said)).toEqual([]);
		for (const name of ["modules/screen/raster", "commodetto/Poco", "poco-canvas"])
			expect(rom).not.toContain(name);
		expect(resources).not.toMatch(/OpenSans/);
	});

	test.each(["m5stack", "m5stack_core2"])(
		"%s: no warning, all that draws, and no sound that is not played",
		{ timeout: TIMEOUT_MS },
		async (name) => {
			const { said, rom, resources } = await build(board(name), "release");
			expect(warnings(said)).toEqual([]);
			for (const each of ["modules/screen/raster", "commodetto/Poco"]) expect(rom).toContain(each);
			expect(resources).toMatch(/OpenSans/);
			expect(resources).not.toMatch(/bflatmajor/);
			// The SDK leaves it out where no module has a regular expression.
			expect(rom).not.toContain("fx_RegExp_prototype_exec");
		},
	);
});
