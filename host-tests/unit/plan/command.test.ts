import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { PRECISION_NAMES } from "../../../modules/connectome/layout.js";
import { BOARDS, GPU } from "../../../tools/board/boards.js";
import type { Plan } from "../../../tools/plan/plan.js";
import { scratchFolder } from "../../scratch.js";
import { feagiXsHere, genomes } from "../cli/run-cli.js";
import { distinctCosts } from "./boards.js";

const REFLEX = join(genomes, "reflex.int8.genome.json");
const CAMERA = join(genomes, "camera.int8.genome.json");

async function planOf(...args: readonly string[]): Promise<Plan> {
	const { code, stdout, stderr } = await feagiXsHere("plan", ...args, "--json");
	expect(code, stderr).toBe(0);
	expect(stdout.trimEnd().split("\n")).toHaveLength(1);
	return JSON.parse(stdout) as Plan;
}

function costsFile(): string {
	const file = join(scratchFolder(), "kernels.json");
	writeFileSync(
		file,
		JSON.stringify({ about: "made up", instructions: { rv32imc: { int8: distinctCosts } } }),
	);
	return file;
}

/** Every number of a plan that says how it was found. */
function labelsIn(value: unknown): string[] {
	if (typeof value !== "object" || value === null) return [];
	const own = "value" in value && "label" in value ? [String(value.label)] : [];
	return [...own, ...Object.values(value).flatMap(labelsIn)];
}

test("all precisions and boards without options, one of each when asked", async () => {
	const all = await planOf(REFLEX, "--bursts", "5");
	expect(all.precisions.map(({ precision }) => precision)).toEqual([...PRECISION_NAMES]);
	for (const { boards } of all.precisions)
		expect(boards.map(({ board }) => board)).toEqual(BOARDS.map(({ name }) => name));
	const one = await planOf(
		REFLEX,
		"--bursts",
		"5",
		"--precision",
		"int8-compact",
		"--board",
		"esp32c3, ESP32",
	);
	expect(one.precisions.map(({ precision }) => precision)).toEqual(["int8-compact"]);
	expect(one.boards.map(({ name }) => name)).toEqual(["esp32c3", "esp32"]);
	expect(one.precisions[0].sram).toEqual(all.precisions[4].sram);
});

test("every figure has a label", async () => {
	const labels = labelsIn(await planOf(REFLEX, "--bursts", "5", "--costs", costsFile()));
	expect(labels.length).toBeGreaterThan(300);
	expect(new Set(labels)).toEqual(new Set(["exact", "predicted", "not measured"]));
});

test("with costs there is a time for that core and precision, and for no other", async () => {
	const plan = await planOf(REFLEX, "--bursts", "40", "--costs", costsFile());
	for (const { precision, boards } of plan.precisions)
		for (const { board, burst } of boards)
			expect(burst.typical.milliseconds.value !== null).toBe(
				precision === "int8" && ["esp32c3", "esp32c6"].includes(board),
			);
	expect(plan.costs).toBe("made up");
});

test("the same seed counts the same, another seed does not", async () => {
	const activity = async (seed: string) =>
		(await planOf(CAMERA, "--bursts", "20", "--precision", "int8", "--seed", seed)).precisions[0].activity;
	expect(await activity("3")).toEqual(await activity("3"));
	expect(await activity("4")).not.toEqual(await activity("3"));
});

test("80 GB are bytes over bytes per neuron", async () => {
	const { precisions, genome } = await planOf(CAMERA, "--bursts", "2", "--precision", "fp32");
	const [{ gpu, sram, flash }] = precisions;
	const tables = ["degrees", "thresholds", "synapses"].reduce(
		(sum, name) => sum + (flash.sections[name]?.value ?? 0),
		0,
	);
	expect(gpu.bytesPerNeuron.value).toBeCloseTo(sram.bytesPerNeuron.value + tables / genome.neurons, 9);
	expect(gpu.neurons.value).toBe(Math.floor(GPU.bytes / gpu.bytesPerNeuron.value));
	expect(GPU.bytes).toBe(80e9);
});

describe("as text", () => {
	test("fits a terminal of 100 columns, and names what was not measured", async () => {
		for (const args of [
			[REFLEX, "--max"],
			[CAMERA, "--costs", costsFile()],
		]) {
			const { stdout } = await feagiXsHere("plan", ...args, "--bursts", "10");
			for (const line of stdout.split("\n")) expect(line.length, line).toBeLessThanOrEqual(100);
			expect(stdout).toMatch(/Not measured\n(.*\n)*.*firmware of esp32 /);
			if (args.includes("--costs")) expect(stdout).toMatch(/Not measured\n(.*\n)*.*instructions of lx6/);
		}
	});
});

test("an unknown board lists the known ones and the nearest", async () => {
	const { code, stderr } = await feagiXsHere("plan", REFLEX, "--board", "esp32c33");
	expect(code).toBe(1);
	expect(stderr).toContain('no board "esp32c33"; near: "esp32c3"');
	for (const { name } of BOARDS) expect(stderr).toContain(name);
});

test("of a board that nothing is known of, it says so and why", async () => {
	const { code, stderr } = await feagiXsHere("plan", REFLEX, "--board", "rp2350");
	expect(code).toBe(1);
	expect(stderr).toContain("nothing is known of rp2350: no report of its free heap");
});

test("an image is refused, and so are costs of another form", async () => {
	const folder = scratchFolder();
	await feagiXsHere("compile", REFLEX, "-o", join(folder, "brain.img"));
	expect((await feagiXsHere("plan", join(folder, "brain.img"))).stderr).toContain("image-genome");
	writeFileSync(join(folder, "costs.json"), "[]");
	expect((await feagiXsHere("plan", REFLEX, "--costs", join(folder, "costs.json"))).stderr).toContain(
		"costs-format",
	);
});
