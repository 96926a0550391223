/** inspect, fix and compare as a user meets them. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { scratchFolder } from "../../scratch.js";
import { shippedGenome, shippedGenomes } from "../genome/sample.js";
import { loadAsFeagi } from "../genome-write/feagi-loader.js";
import { feagiXsHere as feagiXs, genomes } from "./run-cli.js";

const WTA = join(genomes, "wta.fp32.genome.json");
const REFLEX = join(genomes, "reflex.int8.genome.json");

function genomeFile(blueprint: object, rest: object = {}): string {
	const file = join(scratchFolder(), "genome.json");
	const physiology = { quantization_precision: "fp32" };
	writeFileSync(file, JSON.stringify({ version: "2.1", physiology, blueprint, ...rest }));
	return file;
}

const suspicious = () =>
	genomeFile({
		iic400: {
			postsynaptic_current: 0.5,
			cortical_mapping_dst: { c__abc: [["projector", [1, 1, 1], 1, false, 1, 1, 1]] },
		},
		c__abc: { leak_coefficient: 10, neuron_excitability: 20, degeneration: 1 },
	});

describe("inspect", () => {
	test("tells what FEAGI does with the genome, what feagi-xs does, and what looks wrong", async () => {
		const { code, stdout } = await feagiXs("inspect", suspicious());
		expect(code).toBe(0);
		for (const part of [
			/^ {2,}FEAGI +feagi-xs$/m,
			/^mapping rules honoured +0 of 1 +1 of 1$/m,
			/^synapses +0 +1$/m,
			/^iic400 +c__abc +projector +skipped: a list in a hierarchical genome +0 +honoured +1 +\$\.blueprint\.iic400\.cortical_mapping_dst\.c__abc\[0\]$/m,
			/^degeneration +used by no engine +1 +\$\.blueprint\.c__abc\.degeneration$/m,
			/warning leak-above-one at \$\.blueprint\.c__abc\.leak_coefficient: /,
			/info excitability-always at \$\.blueprint\.c__abc\.neuron_excitability: /,
			/warning psc-truncated at \$\.blueprint\.iic400\.postsynaptic_current: /,
			/warning threshold-unreachable at \$\.blueprint\.c__abc: No neuron of "c__abc" can fire/,
		])
			expect(stdout).toMatch(part);
	});

	test("--json has all of it in one line", async () => {
		const { stdout } = await feagiXs("inspect", suspicious(), "--json");
		expect(stdout.trimEnd().split("\n")).toHaveLength(1);
		const { genome, notes, areas } = JSON.parse(stdout);
		expect(areas).toHaveLength(5);
		expect(notes.length).toBeGreaterThan(3);
		expect(genome).toMatchObject({
			form: "hierarchical",
			rules: 1,
			feagi: { honoured: 0, synapses: 0 },
			feagiXs: { honoured: 1, synapses: 1 },
			mappings: [{ feagiSynapses: 0, synapses: 1, path: expect.stringContaining("iic400") }],
			ignored: [{ name: "degeneration", why: "unused" }],
		});
		expect(genome.suspicious.map(({ code }: { code: string }) => code)).toContain("threshold-unreachable");
	});

	test("a clean genome has nothing suspicious", async () => {
		expect((await feagiXs("inspect", REFLEX)).stdout).toMatch(/suspicious values: none/);
	});

	test.skipIf(!shippedGenomes)("FEAGI's essential genome: 0 synapses there, 1,552 here", async () => {
		const file = join(scratchFolder(), "essential.json");
		writeFileSync(file, shippedGenome("essential"));
		const { stdout } = await feagiXs("inspect", file);
		expect(stdout).toMatch(/^mapping rules honoured +0 of 18 +18 of 18$/m);
		expect(stdout).toMatch(/^synapses +0 +1,552$/m);
	});
});

describe("--strict turns warnings into errors", () => {
	test.each([
		["compile", (file: string, image: string) => ["compile", file, "-o", image, "--strict"]],
		["run", (file: string) => ["run", file, "--strict"]],
		["inspect", (file: string, image: string) => ["inspect", file, "--strict", "--fix", image]],
	])("%s: exit code 1, nothing written", async (_, args) => {
		const output = join(scratchFolder(), "out");
		const { code, stdout, stderr } = await feagiXs(...args(suspicious(), output));
		expect(code).toBe(1);
		expect(stdout).toBe("");
		expect(existsSync(output)).toBe(false);
		expect(stderr).toMatch(/^error leak-above-one at \$\.blueprint\.c__abc\.leak_coefficient: /m);
		expect(stderr).toMatch(/^error threshold-unreachable at /m);
		expect(stderr).toMatch(/^info excitability-always at /m);
		expect(stderr).toMatch(/^error strict at .*: with --strict, \d warnings above are errors$/m);
		expect(stderr).toMatch(/to fix it: docs\/notes\.md/);
	});

	test("a genome without warnings passes", async () => {
		const image = join(scratchFolder(), "wta.img");
		expect(await feagiXs("compile", WTA, "-o", image, "--strict")).toMatchObject({ code: 0 });
		expect(existsSync(image)).toBe(true);
		expect(await feagiXs("inspect", image, "--strict")).toMatchObject({ code: 0 });
	});
});

describe("fix", () => {
	test.each(["flat", "hierarchical"])(
		"--format %s writes what FEAGI honours, and says what it repaired",
		async (form) => {
			const output = join(scratchFolder(), "deep/er/out.json");
			const { code, stdout, stderr } = await feagiXs("fix", suspicious(), "-o", output, "--format", form);
			expect(code).toBe(0);
			expect(stdout).toMatch(
				new RegExp(
					`out\\.json: .*, ${form} 3\\.0, 5 areas, 1 mapping rules; \\d+ kinds of repair, 2 warnings`,
				),
			);
			for (const note of ["fix-version", "fix-id", "fix-mapping", "fix-core-area", "fix-default"])
				expect(stderr).toMatch(new RegExp(`^info ${note} at \\$`, "m"));
			const loaded = loadAsFeagi(readFileSync(output, "utf8"));
			expect(loaded.get("aXN2aQkABAA=")!.rules).toEqual([["projector", "Y19fYWJjX18=", 1]]);
		},
	);

	test("is stable, in place too, and the same as inspect --fix", async () => {
		const folder = scratchFolder();
		const [one, two, three] = ["one.json", "two.json", "three.json"].map((name) => join(folder, name));
		const file = suspicious();
		await feagiXs("fix", file, "-o", one);
		await feagiXs("fix", one, "-o", two);
		const { stdout } = await feagiXs("inspect", file, "--fix", three);
		expect(stdout).toMatch(/three\.json: .*kinds of repair/);
		const bytes = readFileSync(one);
		expect(readFileSync(two).equals(bytes)).toBe(true);
		expect(readFileSync(three).equals(bytes)).toBe(true);
		expect((await feagiXs("fix", one, "-o", one)).stdout).toContain("nothing to repair");
		expect(readFileSync(one).equals(bytes)).toBe(true);
	});

	test("inspect --json --fix lists the repairs", async () => {
		const output = join(scratchFolder(), "out.json");
		const { stdout } = await feagiXs("inspect", suspicious(), "--json", "--fix", output);
		expect(JSON.parse(stdout).fixes).toContainEqual(expect.objectContaining({ code: "fix-version" }));
		expect(existsSync(output)).toBe(true);
	});

	test("an image cannot be repaired", async () => {
		const image = join(scratchFolder(), "wta.img");
		await feagiXs("compile", WTA, "-o", image);
		for (const args of [
			["fix", image, "-o", `${image}.json`],
			["inspect", image, "--fix", `${image}.json`],
		]) {
			const { code, stdout, stderr } = await feagiXs(...args);
			expect([code, stdout]).toEqual([1, ""]);
			expect(stderr).toMatch(/error image-genome at [\s\S]*to fix it: give the genome/);
		}
		expect(existsSync(`${image}.json`)).toBe(false);
	});
});

describe("compare", () => {
	test("says same and exits with 0 for one brain in two spellings", async () => {
		const output = join(scratchFolder(), "out.json");
		await feagiXs("fix", REFLEX, "-o", output, "--format", "hierarchical");
		expect(await feagiXs("compare", REFLEX, output)).toMatchObject({ code: 0, stdout: "same\n", stderr: "" });
		const json = await feagiXs("compare", REFLEX, output, "--json");
		expect(JSON.parse(json.stdout)).toEqual({ same: true, differences: [] });
	});

	test("prints differences and exits with 1", async () => {
		const other = genomeFile({ iic400: {}, c__abc: { leak_coefficient: 0.5 } });
		const { code, stdout, stderr } = await feagiXs("compare", suspicious(), other);
		expect([code, stderr]).toEqual([1, ""]);
		expect(stdout).toMatch(/^area Y19fYWJjX18=\n {2}leak_coefficient: 10 → 0\.5$/m);
		expect(stdout).toMatch(/^- mapping aXN2aQkABAA= → Y19fYWJjX18= by "projector"/m);
		const json = JSON.parse((await feagiXs("compare", suspicious(), other, "--json")).stdout);
		expect(json).toMatchObject({
			same: false,
			differences: expect.arrayContaining([expect.objectContaining({ kind: "removed" })]),
		});
	});

	test("an image with the genome it came from, and with another precision", async () => {
		const image = join(scratchFolder(), "wta.img");
		await feagiXs("compile", WTA, "-o", image);
		expect(await feagiXs("compare", image, WTA)).toMatchObject({ code: 0, stdout: "same\n" });
		const { code, stdout } = await feagiXs("compare", image, WTA, "--precision", "int8");
		expect(code).toBe(1);
		expect(stdout).toMatch(/precision: fp32 → int8/);
	});

	test("errors are on standard error, with nothing on standard output", async () => {
		const { code, stdout, stderr } = await feagiXs("compare", WTA, "no-such.json");
		expect([code, stdout]).toEqual([1, ""]);
		expect(stderr).toMatch(/error file at no-such\.json/);
	});
});

describe("chance in the wiring", () => {
	const thin = () =>
		genomeFile({
			c__src: {
				block_boundaries: [20, 20, 1],
				cortical_mapping_dst: {
					c__dst: [
						{
							morphology_id: "projector",
							postSynapticCurrent_multiplier: 1,
							plasticity_flag: false,
							synapse_attractivity: 50,
						},
					],
				},
			},
			c__dst: {},
		});

	test("is that of --wiring-seed", async () => {
		const file = thin();
		const folder = scratchFolder();
		const compile = async (name: string, ...options: string[]) => {
			const image = join(folder, name);
			expect((await feagiXs("compile", file, "-o", image, ...options)).code).toBe(0);
			return readFileSync(image);
		};
		const [usual, one, two] = [
			await compile("a"),
			await compile("b", "--wiring-seed", "1"),
			await compile("c", "--wiring-seed", "2"),
		];
		expect(one.equals(usual)).toBe(true);
		expect(two.equals(usual)).toBe(false);
		expect((await feagiXs("compare", file, join(folder, "c"), "--wiring-seed", "2")).stdout).toBe("same\n");
	});

	test("--extended executes what FEAGI does not", async () => {
		const file = genomeFile(
			{
				c__src: { cortical_mapping_dst: { c__dst: [["last_to_first", [1, 1, 1], 1, false, 1, 1, 1]] } },
				c__dst: {},
			},
			{ neuron_morphologies: { last_to_first: { type: "functions", parameters: {} } } },
		);
		expect((await feagiXs("inspect", file)).stdout).toMatch(/^synapses +0 +0$/m);
		expect((await feagiXs("inspect", file, "--extended")).stdout).toMatch(/^synapses +0 +1$/m);
	});

	test.each([
		["--wiring-seed", "0"],
		["--wiring-seed", "many"],
	])("%s %s is refused", async (...option) => {
		const { code, stderr } = await feagiXs("compile", WTA, "-o", "/nowhere", ...option);
		expect(code).toBe(1);
		expect(stderr).toMatch(/error option at --wiring-seed/);
	});

	test.each([[["--extended"]], [["--wiring-seed", "2"]], [["--precision", "int8"]]])(
		"an image refuses %j",
		async (options) => {
			const image = join(scratchFolder(), "wta.img");
			await feagiXs("compile", WTA, "-o", image);
			const { code, stdout, stderr } = await feagiXs("inspect", image, ...options);
			expect([code, stdout]).toEqual([1, ""]);
			expect(stderr).toMatch(new RegExp(`error image-option [\\s\\S]*compile the genome with ${options[0]}`));
		},
	);
});
