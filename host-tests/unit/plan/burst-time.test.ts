import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UsageError } from "../../../tools/errors.js";
import { burstTimes } from "../../../tools/plan/burst-time.js";
import { COSTS_FILE, type KernelCosts, parseCosts, readCosts } from "../../../tools/plan/costs.js";
import { noWork, type Operation, operations, type Work } from "../../../tools/plan/operations.js";
import { boardNamed, boardOf, distinctCosts } from "./boards.js";

const costs: KernelCosts = { about: "made up", instructions: { rv32imc: { int8: distinctCosts } } };
const works = fc.record(
	Object.fromEntries(operations.map((operation) => [operation, fc.nat(1000)])) as Record<
		Operation,
		fc.Arbitrary<number>
	>,
);

test("instructions are counts times costs, milliseconds are instructions over the clock", () => {
	const product = (work: Work) =>
		operations.reduce((sum, operation, i) => sum + work[operation] * (3 + 2 * i), 0);
	const mean = (run: readonly Work[]) => run.map(product).reduce((a, b) => a + b) / run.length;
	const runs = fc.array(works, { minLength: 1, maxLength: 5 });
	fc.assert(
		fc.property(runs, runs, (idle, driven) => {
			const times = burstTimes({ idle, driven }, boardNamed("esp32c3"), "int8", costs, "SRAM");
			const { instructions, milliseconds } = times.worst;
			expect(instructions).toEqual({ value: Math.max(...driven.map(product)), label: "predicted" });
			expect(milliseconds.value).toBeCloseTo(instructions.value! / 160e3, 9);
			expect(times.typical.instructions.value).toBeCloseTo(mean(driven), 6);
			expect(times.idle.instructions.value).toBeCloseTo(mean(idle), 6);
		}),
		{ seed: 20260613, numRuns: 50 },
	);
});

describe("no number", () => {
	const work: Work = { ...noWork(), burst: 1, update: 4 };
	const time = (
		known: KernelCosts | undefined,
		board = boardNamed("esp32c3"),
		stateIn: "SRAM" | "PSRAM" = "SRAM",
	) => burstTimes({ idle: [work], driven: [work] }, board, "int8", known, stateIn).worst.instructions;

	test("without costs, nor for a core or precision that has none", () => {
		const nothing = { value: null, label: "not measured" };
		expect(time(undefined)).toEqual({ ...nothing, missing: [`instructions of rv32imc (${COSTS_FILE})`] });
		expect(time(costs, boardNamed("esp32"))).toEqual({
			...nothing,
			missing: [`instructions of lx6 (${COSTS_FILE})`],
		});
		const fp32: KernelCosts = { about: "", instructions: { rv32imc: { fp32: distinctCosts } } };
		expect(time(fp32)).toEqual({ ...nothing, missing: [`instructions of rv32imc in int8 (${COSTS_FILE})`] });
	});

	test("where an operation that happens has no cost; one that never does needs none", () => {
		const only = (known: object): KernelCosts => ({ about: "", instructions: { rv32imc: { int8: known } } });
		expect(time(only({ burst: 100, update: 10 }))).toEqual({ value: 140, label: "predicted" });
		expect(time(only({ burst: 100 }))).toMatchObject({
			value: null,
			missing: ["update (updates) of rv32imc in int8"],
		});
	});

	test("for state in external RAM", () => {
		expect(time(costs, boardNamed("esp32c3"), "PSRAM")).toMatchObject({
			missing: ["time of access to external RAM"],
		});
	});

	test("a core with atomics runs the code of one without, but no other", () => {
		expect(time(costs, boardOf({ core: "rv32imac" })).value).toBe(time(costs).value);
		expect(time(costs, boardOf({ core: "rv32imafc" })).value).toBeNull();
	});

	test("LX7 takes the figures of LX6 where it has none of its own, and nobody those of LX7", () => {
		const lx6: KernelCosts = { about: "", instructions: { lx6: { int8: distinctCosts } } };
		expect(time(lx6, boardNamed("esp32s3")).value).toBe(time(costs).value);
		expect(time(lx6, boardNamed("esp32c3")).value).toBeNull();
		const lx7: KernelCosts = { about: "", instructions: { lx7: { int8: distinctCosts } } };
		expect(time(lx7, boardNamed("esp32")).value).toBeNull();
	});
});

describe("the costs file", () => {
	const refusal = (text: string) => {
		try {
			parseCosts(text, "kernels.json");
		} catch (error) {
			return error as UsageError;
		}
		throw new Error("accepted");
	};

	test("is read as it is written", () => {
		expect(parseCosts(JSON.stringify(costs), "test")).toEqual(costs);
	});

	test.each([
		["no JSON", "{", "JSON"],
		["an unknown operation", '{"about":"","instructions":{"rv32imc":{"int8":{"updates":3}}}}', "updates"],
		["an unknown core", '{"about":"","instructions":{"arm":{}}}', "arm"],
		["a negative count", '{"about":"","instructions":{"rv32imc":{"int8":{"update":-3}}}}', "update"],
		["no description", '{"instructions":{}}', "about"],
	])("is refused with %s", (_, text, named) => {
		const error = refusal(text);
		expect(error).toBeInstanceOf(UsageError);
		expect(error.code).toBe("costs-format");
		expect(error.message).toContain(named);
	});

	test("that was asked for must exist", () => {
		expect(() => readCosts("/nowhere/kernels.json")).toThrow(UsageError);
	});
});
