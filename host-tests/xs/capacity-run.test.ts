/** The goals of the design in neurons, run; how far it goes beyond them, bench/results/capacity.json tells. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { seeingRobot } from "../../bench/capacity/brains.js";
import { BURSTS, runFirmware, runOnNode, SRAM } from "../../bench/capacity/measure.js";
import { brains, type CapacityRow, PRECISIONS, RESULTS, renderCapacity } from "../../bench/capacity/rows.js";
import { replaceTables } from "../../bench/tables.js";
import { BrainImage } from "../../modules/connectome/image.js";
import { Projection, RULE_NAMES } from "../../modules/connectome/layout.js";
import { asBuffer } from "../../tools/cli/files.js";
import { missingFor } from "../../tools/xs/build-engine.js";

/** Neurons that must run on the 320 KB machine. */
const GOALS: Readonly<Record<(typeof PRECISIONS)[number], number>> = {
	"int8-compact": 100_000,
	int8: 75_000,
	fp16r: 75_000,
	fp16: 75_000,
	fp32: 48_000,
};

const missing = missingFor("xs-rv32");

describe.skipIf(missing)(`capacity on xs-rv32${missing ? `: skipped, ${missing.what}` : ""}`, () => {
	const cases = brains().flatMap((brain) => PRECISIONS.map((precision) => ({ brain, precision })));

	test.each(cases)(
		"$brain.name, $precision: the goal runs, spikes in every burst, with Node's bits",
		async ({ brain, precision }) => {
			let size = brain.smallest;
			let image = brain.image(size, precision)!;
			while (neuronsOf(image.bytes) < GOALS[precision]) image = brain.image(++size, precision)!;
			const { report, why } = await runFirmware(image.bytes);
			const { stateHash, spikes, busyFrom } = runOnNode(image.bytes);
			expect(why).toBe("");
			expect(report).toMatchObject({
				kernels: "native",
				sramBudget: SRAM,
				bursts: BURSTS,
				droppedInputs: 0,
				stateHash,
				spikes: spikes.reduce((sum, count) => sum + count),
			});
			expect(report!.neurons).toBeGreaterThanOrEqual(GOALS[precision]);
			expect(Math.min(...spikes)).toBeGreaterThan(100);
			if (brain === seeingRobot) expect(busyFrom).toBeLessThanOrEqual(8);
		},
	);
});

test("the seeing robot is wired by boxes, vectors and lists, two of each at least", () => {
	const image = new BrainImage(asBuffer(seeingRobot.image(40, "int8")!.bytes));
	const rules = Array.from(
		{ length: image.projectionCount },
		(_, i) => RULE_NAMES[image.views.u8[image.projection(i) + Projection.RULE]!]!,
	);
	for (const rule of ["boxes", "vectors", "list"])
		expect(rules.filter((one) => one === rule).length, rule).toBeGreaterThanOrEqual(2);
});

test("the published table is that of the results file", () => {
	const rows = JSON.parse(readFileSync(RESULTS, "utf8")) as CapacityRow[];
	const text = readFileSync(new URL("../../docs/precision.md", import.meta.url), "utf8");
	expect(replaceTables(text, renderCapacity(rows))).toBe(text);
	for (const precision of PRECISIONS) {
		const most = Math.min(...rows.filter((row) => row.precision === precision).map((row) => row.neurons));
		expect(most, precision).toBeGreaterThanOrEqual(GOALS[precision]);
	}
});

function neuronsOf(image: Uint8Array): number {
	return new BrainImage(asBuffer(image)).neuronCount;
}
