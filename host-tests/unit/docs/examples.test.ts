/** Every `sh` block runs, in order, and prints what the `text` block under it shows. */
import { rmSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { Clone } from "./clone.js";
import { examplesOf, readDocument } from "./documents.js";
import { firstDifference } from "./expected-output.js";

describe.each([
	"precision.md",
	"migrating-from-feagi.md",
	"tuning-precision.md",
	"planning.md",
	"console.md",
])("%s", (name) => {
	const clone = new Clone();
	const examples = examplesOf(readDocument(name));
	afterAll(() => rmSync(clone.folder, { recursive: true }));

	test("shows what its commands print", () => {
		expect(examples.length).toBeGreaterThan(1);
		for (const { commands, expected } of examples) expect(expected, `line ${commands.line}`).toBeDefined();
	});

	test.each(examples.map((example) => [example.commands.line, example] as const))(
		"line %i",
		async (_, { commands, expected }) => {
			const { code, output } = await clone.run(commands.text);
			expect(code, output).toBe(0);
			expect(firstDifference(expected!.text, output), output).toBeUndefined();
		},
	);
});
