import { expect, test } from "vitest";
import { XsRunError } from "../../tools/xs/run-engine.js";
import { describeOn, engines, runFixture } from "./engines.js";

const expected: Record<string, [code: string, message: RegExp]> = {
	memory: [
		"out-of-memory",
		/^SRAM exhausted: \d+ bytes asked for, \d+ of 327680 free, largest free block \d+$/,
	],
	stack: ["stack-overflow", /creation\.stack is 384 slots/],
	exception: ["unhandled-exception", /^RangeError: out of "range"$/],
	rejection: ["unhandled-rejection", /^TypeError: nobody listens$/],
	timer: ["unhandled-exception", /^Error: in a timer$/],
	forever: ["timeout", /not finished after 1000 ms/],
};

describeOn(engines, "failures", (engine) => {
	test.each(Object.entries(expected))(
		"%s ends the run with one clear error",
		async (failure, [code, message]) => {
			const error = await runFixture(engine, "failures", { parameters: { failure }, timeoutMs: 1000 }).catch(
				(e) => e,
			);
			expect(error).toBeInstanceOf(XsRunError);
			expect(error.code).toBe(code);
			expect(error.message).toMatch(message);
			expect(error.lines).toEqual(["before"]);
		},
	);
});
