import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { genomeText, plainArea, withCore } from "../../parity/sketch.js";
import { scratchFolder } from "../../scratch.js";
import { feagiXs, genomes } from "./run-cli.js";

const WTA = join(genomes, "wta.fp32.genome.json");
const REFLEX = join(genomes, "reflex.int8.genome.json");

test("run --json prints one line with the fields of the contract", async () => {
	const { code, stdout } = await feagiXs("run", REFLEX, "--bursts", "40", "--seed", "5", "--json");
	expect(code).toBe(0);
	expect(stdout.trimEnd().split("\n")).toHaveLength(1);
	const report = JSON.parse(stdout);
	expect(report).toMatchObject({
		genome: "feagi-xs: reflex robot",
		precision: "int8",
		engine: "node",
		neurons: 118,
		synapses: 185,
		bursts: 40,
		stateHash: expect.stringMatching(/^[0-9a-f]{8}$/),
		capacity: { neurons: expect.any(Number), label: "predicted" },
	});
	expect(report.spikes).toBeGreaterThan(0);
	expect(report.bytesPerNeuron).toBeGreaterThan(0.25);
	const { total, ...parts } = report.sram as Record<string, number>;
	expect(Object.values(parts).reduce((a, b) => a + b)).toBe(total);
	for (const figure of ["counts", "pools", "heap", "image", "period"])
		expect(report.labels[figure]).toMatch(/^(measured|predicted)$/);
});

test("the same seed gives the same line but for the time, another seed another state", async () => {
	const run = async (seed: string) =>
		JSON.parse((await feagiXs("run", REFLEX, "--frames", "random", "--seed", seed, "--json")).stdout);
	const [a, b, c] = [await run("1"), await run("1"), await run("2")];
	expect({ ...b, periodMetMs: 0 }).toEqual({ ...a, periodMetMs: 0 });
	expect(c.stateHash).not.toBe(a.stateHash);
});

test("compile writes the same bytes each time, and the image runs as the genome does", async () => {
	const folder = scratchFolder();
	const [one, two] = [join(folder, "one.img"), join(folder, "deep/er/two.img")];
	expect((await feagiXs("compile", REFLEX, "-o", one)).code).toBe(0);
	expect((await feagiXs("compile", REFLEX, "-o", two)).code).toBe(0);
	expect(readFileSync(two).equals(readFileSync(one))).toBe(true);
	const hash = async (file: string) =>
		JSON.parse((await feagiXs("run", file, "--bursts", "30", "--json")).stdout).stateHash;
	expect(await hash(one)).toBe(await hash(REFLEX));
});

test("--precision overrides the genome, and says so", async () => {
	const { stdout, stderr } = await feagiXs("run", REFLEX, "--precision", "FP32", "--bursts", "5", "--json");
	expect(JSON.parse(stdout).precision).toBe("fp32");
	expect(stderr).toContain("precision-override");
});

test("inspect describes genome and image alike", async () => {
	const image = join(scratchFolder(), "reflex.img");
	await feagiXs("compile", REFLEX, "-o", image);
	const [genome, compiled] = [await feagiXs("inspect", REFLEX), await feagiXs("inspect", image)];
	expect(genome.stdout.startsWith(`${compiled.stdout}\n`)).toBe(true);
	expect(genome.stdout).toContain("118 neurons");
	expect(JSON.parse((await feagiXs("inspect", image, "--json")).stdout).areas).toHaveLength(12);
});

test("the report as text labels every figure", async () => {
	const { stdout } = await feagiXs("run", REFLEX, "--bursts", "3");
	const figures = stdout.split("\n").filter((line) => line.startsWith("  "));
	expect(figures.length).toBeGreaterThan(20);
	for (const line of figures) expect(line).toMatch(/ (measured|predicted)$/);
});

test("compile lays the state out for a board, and says when the board is too small", async () => {
	const folder = scratchFolder();
	const image = join(folder, "board.img");
	const big = join(folder, "big.genome.json");
	writeFileSync(big, genomeText(withCore({ ...plainArea, id: "c__000", dimensions: [250, 200, 1] })));
	const whole = await feagiXs("compile", big, "--precision", "int8", "-o", image);
	expect(whole.stdout).toMatch(/bytes of state\n/);
	const cut = await feagiXs("compile", big, "--precision", "int8", "--board", "esp32", "-o", image);
	expect([cut.code, cut.stderr.includes("board-short")]).toEqual([0, false]);
	expect(cut.stdout).toMatch(/bytes of state in blocks of \d+ and \d+\n/);
	const frames = ["--bursts", "5", "--frames", "random", "--json"];
	const hash = (text: string) => JSON.parse(text).stateHash;
	expect(hash((await feagiXs("run", image, ...frames)).stdout)).toBe(
		hash((await feagiXs("run", big, "--precision", "int8", ...frames)).stdout),
	);
	const short = await feagiXs("compile", big, "--precision", "fp32", "--board", "esp32", "-o", image);
	expect(short.stderr).toMatch(/^warning board-short at --board: .*too large for esp32 \(largest block\)/m);
	const strict = join(folder, "strict.img");
	const refused = await feagiXs(
		...["compile", big, "--precision", "fp32"],
		...["--board", "esp32", "--strict", "-o", strict],
	);
	expect([refused.code, existsSync(strict)]).toEqual([1, false]);
	expect((await feagiXs("compile", big, "--board", "esp33", "-o", strict)).stderr).toMatch(
		/no board "esp33".*esp32/s,
	);
});

test("demo compiles, budgets, runs and reports", async () => {
	const { code, stdout } = await feagiXs("demo", "--bursts", "20", "--plain");
	expect(code).toBe(0);
	for (const text of [
		"camera robot",
		"Does it fit?",
		"esp32c3",
		"fits",
		"handwritten digits",
		"burst 20",
		"state hash",
	])
		expect(stdout).toContain(text);
});

test("a reader that has seen enough ends the tool quietly", () => {
	const tool = `${JSON.stringify(process.execPath)} tools/feagi-xs.mjs`;
	const { stderr, stdout } = spawnSync("sh", ["-c", `${tool} compare ${REFLEX} ${WTA} | head -n 1`], {
		cwd: join(genomes, ".."),
		encoding: "utf8",
	});
	expect(stdout).toBe("brain\n");
	expect(stderr).toBe("");
});

test("--help names every verb and option", async () => {
	expect((await feagiXs("--help")).stdout).toMatch(
		/compile[\s\S]*run[\s\S]*inspect[\s\S]*fix[\s\S]*compare[\s\S]*demo/,
	);
	const { code, stdout } = await feagiXs("run", "--help");
	expect(code).toBe(0);
	for (const option of [
		"--precision",
		"--frames",
		"--bursts",
		"--seed",
		"--engine",
		"--kernels",
		"--watch",
		"--json",
	])
		expect(stdout).toContain(option);
	for (const [verb, options] of [
		["compile", ["--output", "--precision", "--extended", "--wiring-seed", "--strict", "--board"]],
		["inspect", ["--fix", "--json", "--strict", "--extended", "--wiring-seed"]],
		["fix", ["--output", "--format", "flat", "hierarchical"]],
		["compare", ["--json", "--precision", "exit code 0", "1 when they differ"]],
	] as const) {
		const help = (await feagiXs(verb, "--help")).stdout.replace(/\s+/g, " ");
		for (const option of options) expect(help).toContain(option);
	}
});
