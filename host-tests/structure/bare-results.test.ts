/** What is published about native code is what was measured, and what plans are computed from is complete. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { brokenGoals, goals } from "../../bench/bare/goals.js";
import { readResults } from "../../bench/bare/results.js";
import { performanceTables, planningTables, readmeTables } from "../../bench/bare/tables.js";
import { BOUND, errorOf } from "../../bench/costs/predictions.js";
import { replaceTables } from "../../bench/tables.js";
import { PRECISION_NAMES } from "../../modules/connectome/layout.js";
import { BOARDS } from "../../tools/board/boards.js";
import { instructionsOf, readCosts } from "../../tools/plan/costs.js";
import { operations } from "../../tools/plan/operations.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const results = readResults();

test.each([
	["README.md", readmeTables(results)],
	["docs/performance.md", performanceTables(results)],
	["docs/planning.md", planningTables(results)],
])("the tables of %s are those of the results file", (name, tables) => {
	const text = readFileSync(root + name, "utf8");
	expect(replaceTables(text, tables)).toBe(text);
});

test("every goal has a figure, and is met or says what stands in its way", () => {
	const essential = "rv32imc, int8: burst, essential, mean";
	for (const { figure } of goals) expect(Object.keys(results.figures)).toContain(figure);
	expect(Object.keys(results.figures)).toContain(essential);
	// What is published does not depend on whether FEAGI's own genomes are on this machine.
	expect(goals.map(({ figure }) => figure)).toContain(essential);
	expect(brokenGoals(results.figures)).toEqual([]);
});

test("a goal that is broken without a reason is told, and so is one that was not measured", () => {
	for (const { what, limit, figure, missed } of goals) {
		const beyond = brokenGoals({ ...results.figures, [figure]: limit + 1 });
		expect(beyond).toEqual(missed ? [] : [expect.stringContaining(what)]);
		expect(brokenGoals({ ...results.figures, [figure]: limit })).toEqual([]);
		const { [figure]: _, ...others } = results.figures;
		expect(brokenGoals(others)).toEqual([expect.stringContaining(figure)]);
	}
});

test.each(Object.entries(results.predictions))("%s is predicted within the bound", (_, prediction) => {
	for (const pair of Object.values(prediction)) expect(Math.abs(errorOf(pair))).toBeLessThanOrEqual(BOUND);
});

describe("bench/results/kernels.json", () => {
	const costs = readCosts()!;
	/** Only fp32 keeps charges to forget. */
	const FP32_ALONE = "forgottenCharge";

	test.each(BOARDS.map(({ name, core }) => [name, core] as const))(
		"%s: all operations have a cost",
		(_, core) => {
			for (const precision of PRECISION_NAMES as readonly ("fp32" | "int8")[]) {
				const wanted = operations.filter((key) => key !== FP32_ALONE || precision === "fp32");
				expect(Object.keys(instructionsOf(costs, core, precision) ?? {})).toEqual(wanted);
			}
		},
	);

	test("events of all kinds cost something, and an update more than a look", () => {
		for (const precisions of Object.values(costs.instructions))
			for (const { listEvent, vectorEvent, boxEvent, update, sweptGroup, sweptNeuron } of Object.values(
				precisions,
			)) {
				for (const event of [listEvent, vectorEvent, boxEvent]) expect(event).toBeGreaterThan(1);
				// Of an update the kernels do as much as they can for four neurons together.
				expect(update! + sweptGroup!).toBeGreaterThan(sweptNeuron!);
			}
	});
});
