import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NONE, PART_ALIGNMENT, Part } from "../../../modules/connectome/layout.js";
import { readGenome } from "../../../tools/genome/read.js";
import { longestBlock, persistentBytes, planState } from "../../../tools/image/state-plan.js";
import { scenarios } from "../../parity/generate.js";
import { type AreaSketch, genomeText, plainArea, withCore } from "../../parity/sketch.js";

const areasOf = (...areas: Partial<AreaSketch>[]) =>
	readGenome(genomeText(withCore(...areas.map((area, i) => ({ ...plainArea, id: `c__00${i}`, ...area })))))
		.areas;
const count = (plan: ReturnType<typeof planState>, kind: number) =>
	plan.parts.find((part) => part.kind === kind)?.count ?? 0;
const width = (plan: ReturnType<typeof planState>, kind: number) =>
	plan.parts.find((part) => part.kind === kind)?.elementBytes;

test("parts are aligned, in order, apart from each other and inside the state", () => {
	fc.assert(
		fc.property(scenarios(), fc.constantFrom("fp32" as const, "int8" as const), ({ brain }, precision) => {
			const plan = planState(readGenome(genomeText(brain)).areas, precision);
			let end = 0;
			let kind = 0;
			for (const part of plan.parts) {
				expect(part.offset % PART_ALIGNMENT).toBe(0);
				expect(part.offset).toBeGreaterThanOrEqual(end);
				expect(part.offset - end).toBeLessThan(PART_ALIGNMENT);
				expect(part.kind).toBeGreaterThan(kind);
				end = part.offset + part.count * part.elementBytes;
				kind = part.kind;
			}
			expect(plan.bytes - end).toBeGreaterThanOrEqual(0);
			expect(plan.bytes - end).toBeLessThan(4);
		}),
		{ seed: 20260611, numRuns: 200 },
	);
});

describe("a neuron takes", () => {
	const thousand = areasOf({ dimensions: [10, 10, 10] });

	test("four bytes and two bits in fp32, three bytes and two bits in int8", () => {
		const [float, integer] = (["fp32", "int8"] as const).map((precision) => planState(thousand, precision));
		expect(persistentBytes(float)).toBe(1003 * 4 + 2 * 4 * (32 + 3));
		expect(persistentBytes(integer)).toBe(1003 * 3 + 2 * 4 * (32 + 3));
		expect([Part.COUNTDOWNS, Part.FIRE_COUNTS, Part.PSP_0].map((kind) => count(float, kind))).toEqual([
			0, 0, 0,
		]);
	});

	test("a countdown in fp32 only, and only where it can be blocked", () => {
		const areas = areasOf(
			{ dimensions: [3, 1, 1], refractory: 255 },
			{ dimensions: [5, 1, 1] },
			{ dimensions: [7, 1, 1], fireLimit: 2, snooze: 4 },
			{ dimensions: [9, 1, 1], snooze: 400 },
		);
		const plan = planState(areas, "fp32");
		expect([count(plan, Part.COUNTDOWNS), width(plan, Part.COUNTDOWNS)]).toEqual([10, 1]);
		expect(plan.areas.map(({ countdown }) => countdown)).toEqual([NONE, NONE, NONE, 0, NONE, 3, NONE]);
		expect(count(planState(areas, "int8"), Part.COUNTDOWNS)).toBe(0);
	});

	test("two bytes of countdown when somebody waits longer than 255 bursts", () => {
		const plan = planState(areasOf({ refractory: 250, snooze: 6, fireLimit: 1 }), "fp32");
		expect(width(plan, Part.COUNTDOWNS)).toBe(2);
	});

	test.each([
		[1, 3],
		[2, 5],
		[3, 5],
		[4, 10],
		[255, 20],
		[256, 40],
		[65534, 40],
	])("a fire count where spikes are limited: up to %i, 20 neurons take %i bytes", (fireLimit, bytes) => {
		const areas = areasOf({ fireLimit, dimensions: [20, 1, 1] }, { dimensions: [4, 1, 1] });
		const plan = planState(areas, "int8");
		expect([count(plan, Part.FIRE_COUNTS), width(plan, Part.FIRE_COUNTS)]).toEqual([bytes, 1]);
	});

	test("no potential where nothing accumulates, and a countdown beside if it waits, but in fp32", () => {
		const areas = areasOf(
			{ dimensions: [6, 1, 1], accumulates: false, refractory: 2 },
			{ dimensions: [5, 1, 1], accumulates: true, refractory: 2 },
		);
		const [compact, single] = (["int8-compact", "fp32"] as const).map((p) => planState(areas, p));
		const memoryless = areas.filter(({ mpChargeAccumulation }) => !mpChargeAccumulation).length - 1;
		expect(count(compact!, Part.POTENTIALS)).toBe(5 + 3 - memoryless);
		expect(count(compact!, Part.COUNTDOWNS)).toBe(6);
		expect(compact!.areas.slice(3).map(({ state }) => state === NONE)).toEqual([true, false]);
		expect(count(single!, Part.POTENTIALS)).toBe(6 + 5 + 3);
		expect(count(single!, Part.COUNTDOWNS)).toBe(11);
	});

	test("two banks of PSPs where potentials drive them", () => {
		const plan = planState(areasOf({ dimensions: [6, 1, 1], driven: true }, {}), "fp32");
		expect([Part.PSP_0, Part.PSP_1].map((kind) => count(plan, kind))).toEqual([6, 6]);
	});
});

test("a slab is no larger than the largest area, and no larger than asked", () => {
	expect(planState(areasOf({ dimensions: [40, 1, 1] }), "fp32").slabNeurons).toBe(40);
	expect(planState(areasOf({ dimensions: [100, 100, 1] }), "fp32").slabNeurons).toBe(2048);
	expect(planState(areasOf({ dimensions: [100, 100, 1] }), "fp32", 7).slabNeurons).toBe(7);
});

test("the longest wait is refractory period and, under a fire limit, snooze, in 16 bits", () => {
	const waits = areasOf(
		{ refractory: 5, snooze: 7 },
		{ refractory: 5, snooze: 7, fireLimit: 1 },
		{ refractory: 65535, snooze: 65535, fireLimit: 1 },
	);
	expect(waits.slice(3).map(longestBlock)).toEqual([5, 12, 65535]);
});
