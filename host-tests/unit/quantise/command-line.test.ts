import { join } from "node:path";
import { expect, test } from "vitest";
import { scratchFolder } from "../../scratch.js";
import { feagiXsHere, genomes } from "../cli/run-cli.js";

const CAMERA = join(genomes, "camera.int8.genome.json");
const WTA = join(genomes, "wta.int8.genome.json");
const newImage = () => join(scratchFolder(), "brain.img");

test("feagi-xs precisions lists them with what a neuron costs", async () => {
	const { code, stdout } = await feagiXsHere("precisions");
	expect(code).toBe(0);
	const rows = stdout
		.trim()
		.split("\n")
		.map((line) => line.split(/ {2,}/));
	expect(rows.slice(1).map(([name, bytes]) => [name, bytes])).toEqual([
		["fp32", "4 B"],
		["fp16", "2 B"],
		["fp16r", "3 B"],
		["int8", "3 B"],
		["int8-compact", "2 B"],
	]);
});

test.each(["fp16", "fp16r", "int8c", "INT8_COMPACT"])("--precision %s runs", async (precision) => {
	const { code, stdout } = await feagiXsHere(
		"run",
		WTA,
		"--precision",
		precision,
		"--bursts",
		"20",
		"--json",
	);
	expect(code).toBe(0);
	expect(JSON.parse(stdout).bursts.value ?? JSON.parse(stdout).bursts).toBeTruthy();
});

test("--calibrate takes the sources of --frames, for --bursts, and is deterministic", async () => {
	const compile = (...rest: string[]) =>
		feagiXsHere("compile", CAMERA, "-o", newImage(), "--precision", "int8-compact", ...rest);
	const { code, stderr } = await compile("--calibrate", "digits", "--bursts", "150");
	expect(code).toBe(0);
	expect(stderr).toMatch(/info calibration-range at .*cBackw.*: In 150 bursts of calibration/);
	expect((await compile("--calibrate", "digits", "--bursts", "150")).stderr).toBe(stderr);
	expect((await compile("--calibrate", "cinema")).stderr).toContain("error stimulus-source");
	expect((await compile("--bursts", "150")).stderr).toMatch(/error option at --bursts/);
});

test("--range takes a policy or two numbers, with an error that names what is accepted", async () => {
	const run = (range: string) => feagiXsHere("run", WTA, "--range", range, "--bursts", "20", "--json");
	for (const range of ["auto", "biological", "feagi_standard", "embedded", "-100,50"])
		expect((await run(range)).code, range).toBe(0);
	expect((await run("-1,1")).stderr).toContain("warning threshold-out-of-range");
	for (const range of ["1,2", "3,-3", "0,infinite", "wide", "1,2,3", ","]) {
		const { code, stderr } = await run(range);
		expect(code, range).toBe(1);
		expect(stderr, range).toMatch(/error quantization-range at --range: [\s\S]*to fix it: write "auto"/);
	}
});

test("an image is compiled already", async () => {
	const image = newImage();
	await feagiXsHere("compile", WTA, "-o", image);
	for (const option of [["--range", "auto"], ["--same-unit"], ["--calibrate", "random"]]) {
		const { code, stderr } = await feagiXsHere("run", image, "--bursts", "5", ...option);
		expect(code).toBe(1);
		expect(stderr).toContain(`error image-option at ${image}`);
		expect(stderr).toContain(option[0]);
	}
	expect((await feagiXsHere("run", image, "--bursts", "5")).code).toBe(0);
});
