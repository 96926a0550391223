import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { HEADROOM, PREDICTED_FOOTPRINT } from "../../../modules/runtime/footprint.js";
import { ALWAYS_INTERNAL, capacityOf, fitOn, stateBlocks, XS_BYTES } from "../../../tools/board/fit.js";
import { compileGenome } from "../../../tools/compile.js";
import { neuronCount } from "../../../tools/genome/area.js";
import { planState } from "../../../tools/image/state-plan.js";
import { parseCosts } from "../../../tools/plan/costs.js";
import { firmwareOf, planFlash, planSram } from "../../../tools/plan/memory.js";
import { precisions } from "../../../tools/quantise/precisions.js";
import { repositoryFolder } from "../../../tools/xs/paths.js";
import { genomes } from "../cli/run-cli.js";
import { boardOf } from "./boards.js";

const camera = readFileSync(join(genomes, "camera.int8.genome.json"), "utf8");
const sum = (figures: Readonly<Record<string, { readonly value: number }>>) =>
	Object.values(figures).reduce((total, { value }) => total + value, 0);

describe.each(precisions.map(({ name }) => name))("%s", (precision) => {
	const compilation = compileGenome(camera, { precision });
	const sram = planSram(compilation, undefined);

	test("SRAM is that of the state plan, pool by pool, and what XS takes", () => {
		const plan = planState(compilation.network.genome.areas, precision);
		expect(sram.state).toEqual({ value: plan.bytes, label: "exact" });
		expect(Object.values(sram.pools).map(({ value }) => value)).toEqual(
			plan.parts.map(({ elementBytes, count }) => elementBytes * count),
		);
		expect(sum(sram.pools) + sram.alignment.value).toBe(plan.bytes);
		const xs = Object.values<number>(PREDICTED_FOOTPRINT).reduce((a, b) => a + b);
		expect(sum(sram.xs)).toBe(xs);
		expect(sram.needed).toEqual({ value: plan.bytes + xs + HEADROOM, label: "predicted" });
	});

	test("flash is the image, section by section", () => {
		const flash = planFlash(compilation.bytes);
		expect(flash.image).toEqual({ value: compilation.bytes.length, label: "exact" });
		expect(sum(flash.sections)).toBe(compilation.bytes.length);
	});
});

test("what was not measured has no number, but a name; what was, counts", () => {
	const compilation = compileGenome(camera);
	const without = planSram(compilation, undefined);
	expect(without.context).toMatchObject({ value: null, label: "not measured" });
	expect(firmwareOf("esp32c3", undefined)).toMatchObject({
		value: null,
		missing: [expect.stringContaining("firmware of esp32c3")],
	});
	const costs = parseCosts(
		JSON.stringify({
			about: "made up",
			instructions: {},
			context: { fixed: 100, area: 20, projection: 2 },
			firmware: { esp32c3: 700_000 },
		}),
		"test",
	);
	const { areas } = compilation.network.genome;
	const context = 100 + 20 * areas.length + 2 * compilation.network.projections.length;
	const measured = planSram(compilation, costs);
	expect(measured.context).toEqual({ value: context, label: "measured" });
	expect(measured.needed.value).toBe(without.needed.value + context);
	// What XS's footprint holds of another brain's context does not count twice.
	const { context: known } = costs;
	const apart = planSram(compilation, { ...costs, context: { ...known!, inFootprint: 700 } });
	expect(apart.needed.value).toBe(measured.needed.value - 700);
	expect(apart.xs.other!.value).toBe(measured.xs.other!.value - 700);
	expect(firmwareOf("esp32c3", costs)).toEqual({ value: 700_000, label: "measured" });
	expect(firmwareOf("esp32", costs).value).toBeNull();
});

describe("a brain fits to the byte", () => {
	const STATE = 50_000;
	test("of all SRAM", () => {
		expect(fitOn(boardOf({ sram: STATE + XS_BYTES }), [STATE])).toMatchObject({ fits: true, spare: 0 });
		expect(fitOn(boardOf({ sram: STATE + XS_BYTES - 1 }), [STATE])).toMatchObject({
			fits: false,
			spare: -1,
			limitedBy: "SRAM",
		});
	});

	test("of the largest block", () => {
		expect(fitOn(boardOf({ blocks: [STATE] }), [STATE])).toMatchObject({ fits: true, spare: 0 });
		expect(fitOn(boardOf({ blocks: [STATE - 1] }), [STATE])).toMatchObject({
			fits: false,
			spare: -1,
			limitedBy: "largest block",
		});
	});

	test("of external RAM, where small blocks stay on the chip while they fit", () => {
		const board = boardOf({ sram: XS_BYTES + 20_000, psram: STATE });
		expect(fitOn(board, [STATE])).toMatchObject({ fits: true, spare: 0, stateIn: "PSRAM" });
		expect(fitOn(board, [STATE + 1])).toMatchObject({ fits: false, spare: -1, limitedBy: "PSRAM" });
		expect(fitOn(board, [16_384])).toMatchObject({ fits: true, spare: 20_000 - 16_384, stateIn: "SRAM" });
		expect(fitOn(boardOf({ sram: XS_BYTES - 1, psram: STATE }), [STATE])).toMatchObject({
			fits: false,
			spare: -1,
			limitedBy: "SRAM",
		});
		const roomy = boardOf({ psram: 1_000_000 });
		expect(fitOn(roomy, [ALWAYS_INTERNAL]).stateIn).toBe("SRAM");
		expect(fitOn(roomy, [ALWAYS_INTERNAL + 1]).stateIn).toBe("PSRAM");
	});

	test("and what is small is what the firmware's settings say", () => {
		const settings = readFileSync(
			join(repositoryFolder, "platforms/esp32/sdkconfig-psram/sdkconfig.defaults"),
			"utf8",
		);
		expect(settings).toContain(`\nCONFIG_SPIRAM_MALLOC_ALWAYSINTERNAL=${ALWAYS_INTERNAL}\n`);
	});
});

describe("a heap in pieces", () => {
	const { areas } = compileGenome(camera, { precision: "int8" }).network.genome;
	const board = boardOf({ sram: 1_000_000, blocks: [20_000, 12_000] });
	const plan = planState(areas, "int8", undefined, stateBlocks(board));

	test("takes a state whose parts find a block each, and not the same state as one", () => {
		const whole = planState(areas, "int8");
		expect(whole.bytes).toBeGreaterThan(12_000);
		const small = boardOf({ sram: 1_000_000, blocks: [12_000, 12_000] });
		expect(fitOn(small, whole.segments)).toMatchObject({ fits: false, limitedBy: "largest block" });
		const cut = planState(areas, "int8", undefined, stateBlocks(small));
		expect(fitOn(small, cut.segments)).toMatchObject({ fits: true, stateBlocks: 2 });
		expect(cut.segments.every((bytes) => bytes <= 12_000)).toBe(true);
	});

	test("holds as many neurons as its blocks can, part by part", () => {
		const neurons = areas.reduce((sum, area) => sum + neuronCount(area), 0);
		const capacity = capacityOf(board, plan, neurons);
		const alone = capacityOf(boardOf({ sram: 1_000_000, blocks: [20_000] }), plan, neurons);
		const both = capacityOf(boardOf({ sram: 1_000_000, blocks: [32_000] }), plan, neurons);
		expect(capacity).toBeGreaterThan(alone);
		expect(capacity).toBeLessThanOrEqual(both);
		expect(capacityOf(boardOf({ sram: XS_BYTES + 5000, blocks: [20_000, 12_000] }), plan, neurons)).toBe(0);
	});
});
