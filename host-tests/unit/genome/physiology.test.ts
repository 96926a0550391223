import { describe, expect, it } from "vitest";
import { readGenome } from "../../../tools/genome/read.js";
import { noteOf, refusal } from "./sample.js";

const text = (physiology?: Record<string, unknown>) =>
	JSON.stringify({ version: "2.1", blueprint: {}, physiology });
const period = (physiology?: Record<string, unknown>) => readGenome(text(physiology)).burstPeriodUs;
const path = "$.physiology.quantization_precision";
const precision = (spelling: unknown, override?: string) =>
	readGenome(text({ quantization_precision: spelling }), { precision: override }).precision;

describe("the burst period", () => {
	it("is simulation_timestep, or its old name burst_delay, in whole microseconds", () => {
		expect(period({ simulation_timestep: 0.06666666666666667 })).toBe(66_667);
		expect(period({ burst_delay: 0.01 })).toBe(10_000);
		expect(period({ simulation_timestep: 0.0001 })).toBe(100);
		expect(period({ simulation_timestep: 600 })).toBe(600_000_000);
	});

	it("is 25 ms when nothing says otherwise", () => {
		expect([period(), period({}), period({ simulation_timestep: null })]).toEqual([25_000, 25_000, 25_000]);
	});

	it.each([0, -1])("of %d s becomes 25 ms with a warning", (seconds) => {
		expect(period({ simulation_timestep: seconds })).toBe(25_000);
		expect(noteOf(text({ burst_delay: seconds }), "timestep-fixed")).toMatchObject({
			level: "warning",
			path: "$.physiology.burst_delay",
		});
	});

	it.each([0.00009, 600.1])("out of 100 µs to 10 minutes is refused (%d s)", (seconds) => {
		const error = refusal(text({ simulation_timestep: seconds }));
		expect(error).toMatchObject({ code: "burst-period", where: "$.physiology.simulation_timestep" });
	});

	it.each(["0.025", true, []])("%j is refused", (value) => {
		expect(refusal(text({ simulation_timestep: value }))).toMatchObject({
			code: "property",
			where: "$.physiology.simulation_timestep",
		});
	});

	it("when both names differ the new one wins with a warning", () => {
		const both = { burst_delay: 0.5, simulation_timestep: 0.1 };
		expect(period(both)).toBe(100_000);
		expect(noteOf(text(both), "conflicting-spellings")).toMatchObject({ path: "$.physiology.burst_delay" });
	});
});

describe("other physiology", () => {
	it("what FEAGI does not use is one note", () => {
		const note = noteOf(text({ max_age: 1, sleep: {}, sleep_trigger_x: 1 }), "unused-physiology");
		expect(note!.message).toContain("max_age, sleep, sleep_trigger_x");
	});

	it("unknown names are noted", () => {
		expect(noteOf(text({ mood: 1 }), "unknown-physiology")).toMatchObject({ path: "$.physiology.mood" });
	});
});

describe("precision", () => {
	it.each(["fp32", "float32", "f32", "FP32", "Float32"])("%s is fp32, silently", (spelling) => {
		expect(precision(spelling)).toBe("fp32");
		const codes = readGenome(text({ quantization_precision: spelling })).notes.map(({ code }) => code);
		expect(codes.filter((code) => code.startsWith("precision"))).toEqual([]);
	});

	it.each(["int8", "i8", "INT8", "I8"])("%s is int8", (spelling) => {
		expect(precision(spelling)).toBe("int8");
	});

	it.each(["fp16", "float16", "F16"])("%s becomes fp32 with a warning", (spelling) => {
		expect(precision(spelling)).toBe("fp32");
		const note = noteOf(text({ quantization_precision: spelling }), "precision-half");
		expect(note).toMatchObject({ level: "warning", path });
		expect(note!.message).toContain("fp32 is used instead");
	});

	it.each(["int4", "", "fp 32"])(
		"unknown %j becomes fp32 with a warning that names it and the accepted ones",
		(spelling) => {
			expect(precision(spelling)).toBe("fp32");
			const note = noteOf(text({ quantization_precision: spelling }), "precision-unknown");
			expect(note).toMatchObject({ level: "warning", path });
			expect(note!.message).toContain(JSON.stringify(spelling));
			expect(note!.message).toContain("fp32, float32, f32, fp16, float16, f16, int8, i8");
		},
	);

	it("missing is fp32 with an info note", () => {
		expect(noteOf(text({}), "precision-missing")).toMatchObject({ level: "info", path });
		expect(noteOf(text(), "precision-missing")).toMatchObject({ level: "info", path });
	});

	it("that is no text is refused", () => {
		expect(refusal(text({ quantization_precision: 8 }))).toMatchObject({ code: "property", where: path });
	});

	it("from the command line replaces the genome's and is noted instead of it", () => {
		expect(precision("f16", "INT8")).toBe("int8");
		expect(precision("int8", "f32")).toBe("fp32");
		const { notes } = readGenome(text({ quantization_precision: "f16" }), { precision: "int8" });
		expect(notes.filter(({ code }) => code.startsWith("precision"))).toMatchObject([
			{ level: "info", code: "precision-override" },
		]);
		expect(noteOf(text({}), "precision-override", { precision: "int8" })!.message).toContain("names none");
	});

	it.each(["fp16", "f16", "int4", ""])(
		"%j from the command line is refused with the accepted values",
		(override) => {
			const error = refusal(text({ quantization_precision: "fp32" }), { precision: override });
			expect(error).toMatchObject({ code: "precision-option", where: "--precision" });
			expect(error.remedy).toContain("fp32");
			expect(error.remedy).toContain("int8");
		},
	);
});
