import { describe, expect, it } from "vitest";
import { at, quote } from "../../../tools/genome/json-path.js";

describe("JSON paths", () => {
	it("names follow a dot, numbers and other keys stand in brackets", () => {
		expect(at("$", "c__abc")).toBe("$.c__abc");
		expect(at("$", 3)).toBe("$[3]");
		expect(at("$.blueprint", "_____10c-iic700-cx-___bbx-i")).toBe(
			'$.blueprint["_____10c-iic700-cx-___bbx-i"]',
		);
		expect(at("$", 'a"b\n')).toBe('$["a\\"b\\n"]');
		expect(at("$", "3d")).toBe('$["3d"]');
	});

	it("keys of any length make short paths", () => {
		expect(at("$", "a".repeat(1_000_000)).length).toBeLessThan(100);
		expect(at("$", "-".repeat(1_000_000)).length).toBeLessThan(100);
	});

	it("values are quoted briefly, containers only named", () => {
		expect(quote("x".repeat(1000)).length).toBeLessThan(90);
		expect([quote([1, 2]), quote({}), quote(null), quote(undefined), quote(1.5)]).toEqual([
			"a list of 2",
			"an object",
			"null",
			"missing",
			"1.5",
		]);
	});
});
