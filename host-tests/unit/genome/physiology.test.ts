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

	it.each([
		["fp16", "fp16"],
		["float16", "fp16"],
		["F16", "fp16"],
		["fp16r", "fp16r"],
		["F16R", "fp16r"],
		["int8-compact", "int8-compact"],
		["INT8_COMPACT", "int8-compact"],
		["int8c", "int8-compact"],
	])("%s is %s, silently", (spelling, name) => {
		expect(precision(spelling)).toBe(name);
		const { notes } = readGenome(text({ quantization_precision: spelling }));
		expect(notes.filter(({ code }) => code.startsWith("precision"))).toEqual([]);
	});

	it.each(["int4", "", "fp 32"])(
		"unknown %j becomes fp32 with a warning that names it and the accepted ones",
		(spelling) => {
			expect(precision(spelling)).toBe("fp32");
			const note = noteOf(text({ quantization_precision: spelling }), "precision-unknown");
			expect(note).toMatchObject({ level: "warning", path });
			expect(note!.message).toContain(JSON.stringify(spelling));
			expect(note!.message).toContain("fp32, float32, f32, fp16, float16, f16, fp16r, f16r, int8, i8");
			expect(note!.message).toContain("int8-compact, int8_compact, int8c");
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
		expect(precision("int8", "f16")).toBe("fp16");
		expect(precision("int8", "f32")).toBe("fp32");
		const { notes } = readGenome(text({ quantization_precision: "f16" }), { precision: "int8" });
		expect(notes.filter(({ code }) => code.startsWith("precision"))).toMatchObject([
			{ level: "info", code: "precision-override" },
		]);
		expect(noteOf(text({}), "precision-override", { precision: "int8" })!.message).toContain("names none");
	});

	it.each(["fp8", "int4", ""])("%j from the command line is refused with the accepted values", (override) => {
		const error = refusal(text({ quantization_precision: "fp32" }), { precision: override });
		expect(error).toMatchObject({ code: "precision-option", where: "--precision" });
		expect(error.remedy).toContain("fp32");
		expect(error.remedy).toContain("int8");
	});
});

describe("the range of the integer precisions", () => {
	const at = "$.physiology.quantization_range";
	const physiology = (range?: unknown) => text({ quantization_precision: "int8", quantization_range: range });
	const range = (wish?: unknown) => readGenome(physiology(wish)).range;

	it("is auto unless the genome says otherwise", () => {
		expect([range(), range(null), range("auto"), range("AUTO")]).toEqual(
			new Array(4).fill({ policy: "auto" }),
		);
		expect(range("embedded")).toEqual({ policy: "embedded" });
		expect(range("biological")).toEqual({ policy: "biological", min: -100, max: 50 });
		expect(range("feagi_standard")).toEqual({ policy: "feagi_standard", min: 0, max: 100 });
		expect(range({ min: -3.5, max: 0 })).toEqual({ policy: "custom", min: -3.5, max: 0 });
	});

	it.each([
		["wide"],
		[7],
		[[-1, 1]],
		[{}],
		[{ min: -1 }],
		[{ min: "-1", max: 1 }],
		[{ min: 1, max: 1 }],
		[{ min: 2, max: 1 }],
		[{ min: 1, max: 2 }],
		[{ min: -2, max: -1 }],
	])("%j is refused", (wish) => {
		expect(refusal(physiology(wish))).toMatchObject({ code: "quantization-range", where: at });
		expect(refusal(physiology(wish)).remedy).toContain('"feagi_standard"');
	});

	it("from the command line replaces the genome's", () => {
		expect(readGenome(physiology("embedded"), { range: { min: -1, max: 2 } }).range).toMatchObject({
			max: 2,
		});
		expect(readGenome(physiology({ min: -1, max: 2 }), { range: "auto" }).range).toEqual({ policy: "auto" });
		const error = refusal(physiology(), { range: { min: -1, max: Number.NaN } });
		expect(error).toMatchObject({ code: "quantization-range", where: "--range" });
	});

	it.each(["fp32", "fp16", "fp16r"])("does nothing in %s, which is noted", (precision) => {
		const wish = text({ quantization_precision: precision, quantization_range: "biological" });
		expect(readGenome(wish).range).toEqual({ policy: "auto" });
		expect(noteOf(wish, "range-ignored")).toMatchObject({ level: "info", path: at });
		expect(noteOf(physiology("biological"), "range-ignored")).toBeUndefined();
	});

	it("is no unknown physiology, and neither is the shared unit", () => {
		const known = text({ quantization_range: "auto", quantization_same_unit: false });
		expect(noteOf(known, "unknown-physiology")).toBeUndefined();
	});
});

describe("the shared unit", () => {
	it.each(["yes", 1, []])("%j is refused", (value) => {
		expect(refusal(text({ quantization_same_unit: value }))).toMatchObject({
			code: "property",
			where: "$.physiology.quantization_same_unit",
		});
	});
});
