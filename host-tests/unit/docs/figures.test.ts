/** Figures in the documents on precision are those of the compiler and of FEAGI's formulas. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { BrainImage } from "../../../modules/connectome/image.js";
import { PRECISION_NAMES } from "../../../modules/connectome/layout.js";
import { levelOf } from "../../../modules/runtime/saturation-watch.js";
import { asBuffer } from "../../../tools/cli/files.js";
import { runOnNode } from "../../../tools/cli/node-engine.js";
import { compileGenome } from "../../../tools/compile.js";
import { formatOf } from "../../../tools/quantise/precisions.js";
import { buildStimulus } from "../../../tools/stimulus/build-stimulus.js";
import { scratchFolder } from "../../scratch.js";
import { feagiXsHere } from "../cli/run-cli.js";
import { shippedGenome, shippedGenomes } from "../genome/sample.js";
import { readDocument, root, tableAfter } from "./documents.js";

const precision = readDocument("precision.md");
const migrating = readDocument("migrating-from-feagi.md");
const tuning = readDocument("tuning-precision.md");

async function reportOf(text: string, name: string) {
	const { bytes } = compileGenome(text, { precision: name });
	const stimulus = buildStimulus({ image: new BrainImage(asBuffer(bytes)), bursts: 1 });
	return runOnNode({ bytes, stimulus, bursts: 1, sramBudget: 327_680, print: () => {} });
}

describe("what a neuron costs", () => {
	const [, ...rows] = tableAfter(precision, "## What a neuron costs");
	const camera = readFileSync(`${root}genomes/camera.fp32.genome.json`, "utf8");

	test("all precisions are there", () => {
		expect(rows.map(([name]) => name)).toEqual([...PRECISION_NAMES]);
	});

	test.each(rows)("%s: the camera robot", async (name, bytes, _, neurons) => {
		const report = await reportOf(camera, name);
		expect(`${report.bytesPerNeuron} B`).toBe(bytes);
		const stated = Number(neurons.replace(",", ""));
		expect(Math.abs(report.capacity.neurons / stated - 1)).toBeLessThan(0.03);
	});

	test.skipIf(!shippedGenomes).each(rows)("%s: FEAGI's essential genome", async (name, _, bytes) => {
		const report = await reportOf(shippedGenome("essential"), name);
		expect(`${report.bytesPerNeuron} B`).toBe(bytes);
	});
});

describe("FEAGI's INT8 as the document tells it", () => {
	// feagi-core 0.0.1-beta.18, neural types, numeric.rs: from_f32 and to_f32 of INT8Value.
	const clamp = (code: number) => Math.max(-127, Math.min(code, 127));
	const encode = (value: number) => clamp(Math.round(((value + 100) / 150) * 254 - 127));
	const decode = (code: number) => ((code + 127) / 254) * 150 - 100;

	test("codes", () => {
		const [[, ...values], [, ...codes]] = tableAfter(migrating, "FEAGI's INT8 codes");
		const number = (cell: string) => Number(/−?[\d.]+/.exec(cell)![0].replace("−", "-"));
		expect(values.map((value) => encode(number(value)))).toEqual(codes.map(number));
		expect(encode(60)).toBe(127);
	});

	test("step, zero and sum", () => {
		expect(decode(1) - decode(0)).toBeCloseTo(0.59, 2);
		expect(decode(0)).toBe(-25);
		expect(decode(encode(-20) + encode(35))).toBeCloseTo(39.96, 2);
		for (const text of ["A step is 0.59", "Code 0 is −25", "−20 + 35 gives 39.96"])
			expect(migrating).toContain(text);
	});

	test("a neuron without input fires in every second burst", () => {
		let potential = 0;
		const spikes = Array.from({ length: 6 }, () => {
			potential = clamp(potential + encode(0));
			const fires = potential >= encode(1);
			if (fires) potential = 0;
			return fires;
		});
		expect(spikes).toEqual([false, true, false, true, false, true]);
	});
});

test("saturation levels begin where the watch has them", () => {
	const [, ...rows] = tableAfter(tuning, "What is stored beyond the range");
	expect(rows).toHaveLength(3);
	for (const [message, share] of rows) {
		const percent = Number.parseFloat(share);
		const level = message.replace("saturation ", "");
		expect(levelOf(percent)).toBe(level);
		expect(levelOf(percent * 0.99)).not.toBe(level);
	}
});

test("fixed ranges have the units that the document counts", () => {
	const { low, high } = formatOf("int8-compact");
	const biological = 1 / Math.max(-100 / low, 50 / high);
	const standard = 1 / Math.max(0 / low, 100 / high);
	const says = (text: string) => expect(tuning).toContain(text);
	says(`a threshold of 1 is ${Math.floor(biological)} units in \`int8-compact\``);
	says(`one of 0.1 is ${Math.ceil(biological / 10)}`);
	says(`much the same: ${Math.floor(standard)} units`);
	says(`symmetric −${Math.round(-low / standard)} … 100`);
	// What the note leak-dead-zone asks for: four units of a threshold.
	expect(4 / Math.ceil(biological / 10)).toBeCloseTo(0.12, 2);
	says("With 33 units to a threshold a leak below 0.12 rounds away");
});

test("a threshold as inspect has it", async () => {
	const { stdout } = await feagiXsHere("inspect", `${root}genomes/wta.int8.genome.json`, "--json");
	const { areas } = JSON.parse(stdout) as { areas: { name: string; threshold: number }[] };
	const kept = areas.find(({ name }) => name === "choice")!.threshold.toFixed(6);
	expect(migrating).toContain(`20.3 is printed as 20.3 and kept as ${kept}`);
});

test.each(["relay", "oscillator", "wta", "reflex", "camera"])("%s fires alike in all", async (genome) => {
	expect(precision).toContain("fire the same spikes in all five precisions");
	const file = `${root}genomes/${genome}.fp32.genome.json`;
	for (const name of PRECISION_NAMES) {
		const { stdout } = await feagiXsHere("similarity", file, "--precision", name, "--bursts", "300");
		expect(stdout, name).toContain("no spike differs");
	}
});

describe.skipIf(!shippedGenomes)("FEAGI's own genomes", () => {
	const [, ...rows] = tableAfter(migrating, "## FEAGI's own genomes");

	test.each(rows)("%s says %s", (files, says, runsAs) => {
		for (const file of files.split(", ")) {
			const text = shippedGenome(file.replace("_genome.json", ""));
			const said = JSON.parse(text).physiology.quantization_precision ?? "nothing";
			expect(said).toBe(says);
			expect(compileGenome(text).network.genome.precision).toBe(runsAs.split(";")[0]);
		}
	});

	test("essential fires the same spikes in all precisions", async () => {
		const file = join(scratchFolder(), "essential.json");
		writeFileSync(file, shippedGenome("essential"));
		for (const name of PRECISION_NAMES) {
			const args = ["similarity", file, "--precision", name, "--frames", "digits", "--bursts", "300"];
			expect((await feagiXsHere(...args)).stdout, name).toContain("no spike differs");
		}
	});
});
