/** docs/quantization-aware-training.md is code: what it shows is run. */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { transformSync } from "esbuild";
import { describe, expect, test } from "vitest";
import { stateFormat } from "../../../modules/connectome/state-format.js";
import { compileGenome } from "../../../tools/compile.js";
import { brainArithmetic } from "../../../tools/training/brain-arithmetic.js";
import { scratchFolder } from "../../scratch.js";
import { readDoc } from "../format-docs.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const doc = readDoc("quantization-aware-training.md");
const folder = scratchFolder();

/** A Python with torch: $FEAGI_XS_PYTHON, or python3. */
const python = process.env.FEAGI_XS_PYTHON ?? "python3";
const hasTorch = spawnSync(python, ["-c", "import torch"]).status === 0;

const blocks = (language: string): string[] =>
	[...doc.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, "gms"))].map(([, code]) => code);

function run(command: string, args: readonly string[], cwd: string, input?: string): string {
	const { status, stdout, stderr } = spawnSync(command, args, { cwd, input, encoding: "utf8" });
	if (status !== 0) throw new Error(`${command} failed: ${stderr.slice(0, 1000)}`);
	return stdout;
}

test("the TypeScript example prints what the document says", () => {
	const { code } = transformSync(blocks("ts")[0], { loader: "ts", format: "esm" });
	expect(run("npx", ["tsx", "-"], root, code)).toBe(blocks("text")[0]);
});

test("the command writes the numbers of a brain", () => {
	const file = join(folder, "numbers.json");
	run("sh", ["-c", blocks("sh")[0].replace(" arithmetic.json", ` ${file}`)], root);
	const genome = readFileSync(join(root, "genomes/wta.fp32.genome.json"), "utf8");
	const brain = brainArithmetic(compileGenome(genome, { precision: "int8" }));
	expect(readFileSync(file, "utf8")).toBe(`${JSON.stringify(brain)}\n`);
	const fields = [...doc.matchAll(/^\| (`.*`) \|/gm)].flatMap(([, cell]) => cell.match(/\w+(?=[`.])/g));
	for (const field of Object.keys(brain.areas[0])) if (field !== "name") expect(fields).toContain(field);
});

test("the ends of the state are those of the engine", () => {
	const numbers = [...doc.matchAll(/^\| ends \| (.*) \|$/gm)][0][1].replaceAll("−", "-").replaceAll(",", "");
	const ends = [...numbers.matchAll(/-?\d{4,}/g)].map(Number);
	expect(ends).toEqual([
		...[stateFormat(3).low, stateFormat(3).high, stateFormat(4).low, stateFormat(4).high],
		stateFormat(1).high,
	]);
});

describe.skipIf(!hasTorch)("the Python block, with torch", () => {
	const [functions, training] = blocks("python");

	test("equals the golden vectors bit for bit", () => {
		writeFileSync(join(folder, "block.py"), functions);
		const here = join(root, "host-tests/unit/training");
		const printed = run(
			python,
			[join(here, "check_golden_vectors.py"), "block.py", join(here, "golden-vectors.jsonl")],
			folder,
		);
		const { compared } = JSON.parse(printed);
		for (const kind of ["draw", "store", "injection", "contribution", "threshold", "decay", "burst"])
			expect(compared[kind], kind).toBeGreaterThan(0);
	});

	test.each(["fp16r", "int8-compact"])("the training step reaches its goal in %s", (precision) => {
		const genome = readFileSync(join(root, "genomes/wta.fp32.genome.json"), "utf8");
		const brain = brainArithmetic(compileGenome(genome, { precision }));
		writeFileSync(join(folder, "arithmetic.json"), JSON.stringify(brain));
		writeFileSync(join(folder, "training.py"), `${functions}\n${training}`);
		const { spikes, weights, epochs } = JSON.parse(run(python, ["training.py"], folder));
		expect(spikes).toBe(12);
		expect(epochs).toBeGreaterThan(0);
		for (const weight of weights) expect(Number.isInteger(weight)).toBe(true);
	});
});
