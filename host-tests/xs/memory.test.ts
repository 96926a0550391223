import { describe, expect, test } from "vitest";
import { missingFor } from "../../tools/xs/build-engine.js";
import { describeOn, engines, runFixture } from "./engines.js";

describeOn(engines, "memory", (engine) => {
	test("a SharedArrayBuffer lies outside the XS heap and fails with a catchable RangeError", async () => {
		const { lines, report } = await runFixture(engine, "shared-memory");
		const [header, jumpBuffer] = engine === "xs-host" ? [32, 280] : [16, 352];
		expect(lines).toEqual([
			`chunks +0, ram +${100_000 + header}`,
			"slots true",
			"zeroed true",
			// `try` itself takes a block while it is open.
			`largest true, ${jumpBuffer} less than the largest free block`,
			"given back true",
		]);
		expect(report.ram.peak).toBe(report.ram.size);
	});

	test("preloaded modules are in rom: run once, constants locked, variables copied on write", async () => {
		const preloaded = await runFixture(engine, "preload");
		expect(preloaded.lines).toEqual([
			"table evaluated",
			"main called",
			engine === "xs-host" ? "slots 896 chunks 96" : "slots 448 chunks 60",
			"constants 65025 65025, locked true",
			"variables 2 2",
			"class 4",
			"after much garbage 2002 256 6",
		]);
		const executed = await runFixture(engine, "preload", { preload: false });
		expect(executed.lines).toContain("constants 65025 65025, locked false");
		expect(executed.report.slots.used).toBeGreaterThan(5 * preloaded.report.slots.used);
	});

	test("ramBytes and creation bound the program", async () => {
		const { report } = await runFixture(engine, "conformance", {
			ramBytes: 400_000,
			creation: { slots: 1024, slotIncrement: 128, chunk: 4096, stack: 256 },
		});
		expect(report.ram.size).toBe(400_000);
		expect(report.stack.size).toBe(256 * (engine === "xs-host" ? 32 : 16));
	});
});

const missing = missingFor("xs-rv32") ?? missingFor("xs-host32");

describe.skipIf(missing)(`xs-rv32 and xs-host32${missing ? `: skipped, ${missing.what}` : ""}`, () => {
	test.each(["churn", "conformance", "preload", "shared-memory"])(
		"%s uses the same memory to the byte",
		async (name) => {
			const [board, host] = [await runFixture("xs-rv32", name), await runFixture("xs-host32", name)];
			const memory = ({ report }: typeof board) => ({ ...report, cStackPeak: 0, instructions: 0 });
			expect(memory(host)).toEqual(memory(board));
		},
	);

	test("two runs on rv32 are the same run: every line, every byte, every instruction", async () => {
		const first = await runFixture("xs-rv32", "churn");
		expect(await runFixture("xs-rv32", "churn")).toEqual(first);
		expect(first.report.instructions).toBeGreaterThan(1_000_000);
	});
});
