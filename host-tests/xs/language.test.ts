import { expect, test } from "vitest";
import { describeOn, engines, runFixture } from "./engines.js";
import { language } from "./fixtures/language.js";

const expected: string[] = [];
language((line) => expected.push(line));
expected.push("promise job ran");

describeOn(engines, "language", (engine) => {
	test("prints what Node prints", async () => {
		const { lines, exitStatus } = await runFixture(engine, "conformance");
		expect(lines).toEqual(expected);
		expect(exitStatus).toBe(0);
	});
});
