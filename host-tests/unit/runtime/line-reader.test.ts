import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LineReader, LONGEST_LINE } from "../../../modules/runtime/console/line-reader.js";

function reading() {
	const lines: string[] = [];
	const refusals: string[] = [];
	const reader = new LineReader(
		(line) => lines.push(line),
		(why) => refusals.push(why),
	);
	const take = (input: string | Uint8Array) => {
		const bytes = typeof input === "string" ? Uint8Array.from(input, (c) => c.charCodeAt(0)) : input;
		reader.take(bytes, bytes.length);
	};
	return { lines, refusals, take };
}

test.each([
	["LF", "report\nareas\n", ["report", "areas"]],
	["CR", "report\rareas\r", ["report", "areas"]],
	["CRLF", "report\r\nareas\r\n", ["report", "areas"]],
	["empty lines", "\n\r\n\n\rhelp\n\n", ["help"]],
	["backspace and delete", "rex\x08port\n\x08\x08pause\x7f\x7f\x7f\x7f\x7frun\n", ["report", "run"]],
	["tabs", "step\t3\n", ["step 3"]],
	["a line that is not ended", "report", []],
])("%s", (_, input, expected) => {
	const { lines, refusals, take } = reading();
	take(input);
	expect(lines).toEqual(expected);
	expect(refusals).toEqual([]);
});

test("pieces of any size make the same lines", () => {
	const text = "report\r\nwatch Motor Output\npo\x08\x08step 12\r\x80\x81\nhelp\n";
	fc.assert(
		fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 60, maxLength: 60 }), (sizes) => {
			const { lines, refusals, take } = reading();
			let at = 0;
			for (const size of sizes) take(text.slice(at, (at += size)));
			expect(lines).toEqual(["report", "watch Motor Output", "step 12", "help"]);
			expect(refusals).toEqual(["not text"]);
		}),
	);
});

describe("what is refused", () => {
	test("a line of 80 characters is read, one more is not, and the next line is", () => {
		const { lines, refusals, take } = reading();
		take(`${"a".repeat(LONGEST_LINE)}\n${"b".repeat(LONGEST_LINE + 1)}\nrun\n`);
		expect(lines).toEqual(["a".repeat(LONGEST_LINE), "run"]);
		expect(refusals).toEqual(["too long"]);
	});

	test("a flood without an end is refused once, when it is too long", () => {
		const { lines, refusals, take } = reading();
		for (let i = 0; i < 1000; i++) take("x".repeat(1000));
		expect(refusals).toEqual(["too long"]);
		take("\nreport\n");
		expect(lines).toEqual(["report"]);
		expect(refusals).toHaveLength(1);
	});

	test.each(["\x00report\n", "rep\x1b[Dort\n", "\xff\n", "caf\xe9\r"])("%j is not text, once", (input) => {
		const { lines, refusals, take } = reading();
		take(input);
		take("run\n");
		expect(lines).toEqual(["run"]);
		expect(refusals).toEqual(["not text"]);
	});
});

test("any bytes: lines are printable, bounded, and at most one refusal a line; a command after a newline is read", () => {
	fc.assert(
		fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 8 }), (chunks) => {
			const { lines, refusals, take } = reading();
			for (const chunk of chunks) take(chunk);
			const ends = chunks.reduce((sum, chunk) => sum + chunk.filter((b) => b === 10 || b === 13).length, 0);
			expect(lines.length + refusals.length).toBeLessThanOrEqual(ends + 1);
			for (const line of lines) expect(line).toMatch(/^[ -~]{1,80}$/);
			take("\nreport\n");
			expect(lines.at(-1)).toBe("report");
		}),
		{ numRuns: 500 },
	);
});
