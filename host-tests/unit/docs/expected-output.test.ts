import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { firstDifference } from "./expected-output.js";

const line = fc.stringMatching(/^[a-z.*(]{1,6}$/);
const lines = fc.array(line, { minLength: 1, maxLength: 8 });

describe("output as documents show it", () => {
	test("equals itself, and itself with any stretch left out", () => {
		fc.assert(
			fc.property(lines, fc.nat(8), fc.nat(8), (all, from, count) => {
				const text = all.join("\n");
				expect(firstDifference(text, `${text}\n`)).toBeUndefined();
				const shown = [...all.slice(0, from), "…", ...all.slice(from + count)].join("\n");
				expect(firstDifference(shown, text)).toBeUndefined();
			}),
		);
	});

	test("a changed, added or missing line is found", () => {
		fc.assert(
			fc.property(lines, fc.nat(7), (all, at) => {
				const i = at % all.length;
				const text = all.join("\n");
				expect(firstDifference(text, all.with(i, "changed!").join("\n"))).toBe(all[i]);
				expect(firstDifference(text, `${text}\nadded`)).toContain("added");
				expect(firstDifference(`${text}\nmissing`, text)).toBe("missing");
			}),
		);
	});

	test.each([
		["a…c", "abc", undefined],
		["a…c", "abd", "a…c"],
		["…\nb", "a\na\nb", undefined],
		["…\nb", "a\nb\na", "b"],
		["b\n…\na", "a\nb", "b"],
		["…\nb\n…", "a", "b"],
	])("%j against %j", (expected, output, difference) => {
		expect(firstDifference(expected, output)).toBe(difference);
	});
});
