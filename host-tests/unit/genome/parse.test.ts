import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GenomeError } from "../../../tools/errors.js";
import { parseJson } from "../../../tools/genome/parse.js";
import { noteOf, oneArea, refusal } from "./sample.js";

function failure(text: string): GenomeError {
	try {
		parseJson(text);
	} catch (error) {
		if (error instanceof GenomeError) return error;
		throw error;
	}
	throw new Error("the text was accepted");
}

describe("JSON", () => {
	it("reads whatever JSON.parse reads, to the same value", () => {
		fc.assert(
			fc.property(fc.json(), fc.constantFrom(undefined, "\t", 2), (text, indent) => {
				const value = JSON.parse(text);
				expect(JSON.stringify(parseJson(JSON.stringify(value, null, indent)).value)).toBe(
					JSON.stringify(value),
				);
			}),
		);
	});

	it("refuses whatever JSON.parse refuses", () => {
		const pieces = fc.constantFrom(
			"{",
			"}",
			"[",
			"]",
			",",
			":",
			'"',
			"a",
			"\\",
			"1",
			"-",
			".",
			"e",
			"0",
			"true",
			"null",
			" ",
			"\n",
		);
		fc.assert(
			fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
				const text = parts.join("");
				let expected: unknown;
				try {
					expected = JSON.parse(text);
				} catch {
					expect(failure(text)).toBeInstanceOf(GenomeError);
					return;
				}
				// An overflowing number is the one thing JSON.parse takes and a genome may not hold.
				if (JSON.stringify(expected)?.includes("null")) return;
				expect(JSON.stringify(parseJson(text).value)).toBe(JSON.stringify(expected));
			}),
			{ numRuns: 2000 },
		);
	});

	it.each([
		['{\n\t"a": 1,\n}', "line 3, column 1"],
		['{"a" 1}', "line 1, column 6"],
		["[1 2]", "line 1, column 4"],
		['{"a": tru}', "line 1, column 7"],
		["{'a': 1}", "line 1, column 2"],
		['["\\x"]', "line 1, column 2"],
		['["a\nb"]', "line 1, column 4"],
		['["open', "line 1, column 2"],
		["", "line 1, column 1"],
		["[01]", "line 1, column 3"],
		["[1.]", "line 1, column 3"],
		["{} x", "line 1, column 4"],
		["// c\n{}", "line 1, column 1"],
	])("malformed %j is refused at %s", (text, where) => {
		expect(failure(text)).toMatchObject({ code: "json-syntax", where });
	});

	it.each(["NaN", "Infinity", "-Infinity", "1e999", "-1e999", "nan", "inf"])(
		"%s is refused with its JSON path",
		(literal) => {
			const error = failure(`{"physiology":{"x":[0,${literal}]}}`);
			expect(error).toMatchObject({ code: "json-number", where: "$.physiology.x[1]" });
			expect(error.message).toContain(literal);
			expect(error.message).toContain("line 1, column");
		},
	);

	it("more than 64 levels are refused, 64 are not", () => {
		expect(failure("[".repeat(65) + "]".repeat(65)).code).toBe("json-too-deep");
		expect(failure("[".repeat(1_000_000)).code).toBe("json-too-deep");
		expect(parseJson("[".repeat(64) + "]".repeat(64)).value).toBeInstanceOf(Array);
	});

	it("more than 64 MB are refused before reading", () => {
		const error = failure(" ".repeat(64 * 1024 * 1024 + 1));
		expect(error.code).toBe("json-too-large");
		expect(error.message).toContain("67108864");
	});

	it("more than four million values are refused", () => {
		expect(failure(`[${"0,".repeat(2 ** 22)}0]`).code).toBe("json-too-large");
	});

	it("__proto__ and constructor are keys like any other", () => {
		const { value } = parseJson('{"__proto__":{"polluted":1},"constructor":2}');
		expect(Object.keys(value as object)).toEqual(["__proto__", "constructor"]);
		expect(Object.prototype).not.toHaveProperty("polluted");
	});

	it("of two equal keys the last counts, and the user is told", () => {
		const text = oneArea({}).replace('"c__abc":{}', '"c__abc":{"refractory_period":1,"refractory_period":2}');
		expect(noteOf(text, "duplicate-key")).toMatchObject({
			level: "warning",
			path: "$.blueprint.c__abc.refractory_period",
		});
	});

	it("a byte order mark is skipped", () => {
		expect(parseJson("\uFEFF[1]").value).toEqual([1]);
	});

	it("whole numbers written as floats are remembered by path", () => {
		const { floatPaths } = parseJson('{"a":[1,1.0,1e2,1.5],"b":{"c":-0.0}}');
		expect([...floatPaths]).toEqual(["$.a[1]", "$.a[2]", "$.b.c"]);
	});
});

describe("the outermost level", () => {
	it.each(["[]", "1", "null", '"x"'])("%s is no genome", (text) => {
		expect(refusal(text)).toMatchObject({ code: "genome-shape", where: "$" });
	});

	it("a genome without blueprint is refused", () => {
		expect(refusal('{"version":"2.0"}')).toMatchObject({ code: "genome-shape", where: "$.blueprint" });
	});

	it.each(["blueprint", "physiology", "neuron_morphologies"])("%s must be an object", (name) => {
		const error = refusal(JSON.stringify({ version: "2.0", blueprint: {}, [name]: [1] }));
		expect(error).toMatchObject({ code: "genome-shape", where: `$.${name}` });
	});

	it.each(["1.0", "3.1", "2", "", 2.1, null])("version %j is refused", (version) => {
		expect(refusal(JSON.stringify({ version, blueprint: {} }))).toMatchObject({
			code: "genome-version",
			where: "$.version",
		});
	});

	it.each(["brain_regions", "brain_regions_root"])("%s is organisational", (name) => {
		expect(noteOf(oneArea({}, { [name]: {} }), "brain-regions")).toMatchObject({
			level: "info",
			path: `$.${name}`,
		});
	});

	it("an unknown section is noted", () => {
		expect(noteOf(oneArea({}, { extra: 1 }), "unknown-section")).toMatchObject({
			level: "info",
			path: "$.extra",
		});
	});

	it("a title that is no text is refused", () => {
		expect(refusal(oneArea({}, { genome_title: 7 }))).toMatchObject({
			code: "property",
			where: "$.genome_title",
		});
	});
});
