/** Tests leave nothing behind in the system's temporary folder. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import setup, { scratchFolder } from "../scratch.js";

const tests = fileURLToPath(new URL("..", import.meta.url));

test("all their temporary folders come from scratch.ts", () => {
	const makers = readdirSync(tests, { recursive: true, encoding: "utf8" })
		.filter((name) => name.endsWith(".ts") && /mkdtemp[(S]/.test(readFileSync(join(tests, name), "utf8")))
		.filter((name) => name !== join("structure", "scratch.test.ts"));
	expect(makers).toEqual(["scratch.ts"]);
});

test("and go with the run, whatever is in them", () => {
	let root = "";
	const end = setup({ provide: (_name: string, path: string) => (root = path) } as never);
	writeFileSync(join(root, "left behind"), "");
	end();
	expect(existsSync(root)).toBe(false);
	expect(scratchFolder()).not.toBe(scratchFolder());
});
