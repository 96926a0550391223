/** Imports point one way (docs/design.md): connectome ← npu ← senses ← runtime ← main; nothing else crosses. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What a folder may import from, besides itself. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
	"modules/connectome": [],
	"modules/npu": ["modules/connectome"],
	"modules/senses": ["modules/connectome", "modules/npu"],
	"modules/screen": ["modules/connectome", "modules/npu", "modules/senses", "platform"],
	"modules/wires": ["modules/connectome", "modules/npu", "modules/senses", "platform"],
	"modules/runtime": [
		"modules/connectome",
		"modules/npu",
		"modules/senses",
		"modules/screen",
		"modules/wires",
		"platform",
	],
	"platforms/xs": ["platform"],
	"platforms/host": ["platform"],
	"bench/device": ["modules/connectome", "modules/npu", "modules/runtime", "platforms/xs", "platform"],
};

/** Per-burst code: nothing here may allocate, call back, or throw (style guide of the device). */
const HOT = ["lif.ts", "propagate.ts", "slab.ts", "excitability.ts", "precision.ts"].map(
	(name) => `modules/npu/${name}`,
);
const HOT_WORDS =
	/\bnew (?!Error)|=>|\.\.\.|\bfor \((?:const|let) \w+ of\b|\.(?:map|filter|forEach|slice|subarray|push|concat)\(|\btry\b|\bthrow\b|`/;

function sources(folder: string): string[] {
	return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
		.filter((entry) => entry.isFile() && /(?<!\.d)\.ts$/.test(entry.name))
		.map((entry) => join(entry.parentPath, entry.name).slice(root.length))
		.sort();
}

function importsOf(file: string): string[] {
	const text = readFileSync(join(root, file), "utf8");
	return [...text.matchAll(/^(?:import|export)\b[^;]*?from "([^"]+)"/gms)].map(([, specifier]) => specifier);
}

describe.each(Object.entries(ALLOWED))("%s", (folder, allowed) => {
	test.each(sources(folder))("%s imports only what it may", (file) => {
		for (const specifier of importsOf(file)) {
			if (specifier.startsWith(".")) {
				expect(specifier, `${file}: relative imports end in .js`).toMatch(/\.js$/);
				const target = dirname(normalize(join(dirname(file), specifier)));
				const reached = [folder, ...allowed].some((each) => `${target}/`.startsWith(`${each}/`));
				expect(reached, `${file} imports ${specifier}`).toBe(true);
			} else expect(allowed, `${file} imports ${specifier}`).toContain(specifier);
		}
	});
});

describe("on-device code", () => {
	const pure = [
		"modules/connectome",
		"modules/npu",
		"modules/senses",
		"modules/screen",
		"modules/wires",
	].flatMap(sources);

	test.each(pure)("%s knows no clock, console, randomness or promise", (file) => {
		const text = readFileSync(join(root, file), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
		expect(text).not.toMatch(
			/\b(?:Timer|trace|Date|console|Promise|async|await|Math\.random|process|Buffer)\b/,
		);
	});

	test.each(HOT)("%s allocates nothing", (file) => {
		const text = readFileSync(join(root, file), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
		const body = text
			.split("\n")
			.filter((line) => !/^(?:import|export (?:type|interface))\b/.test(line))
			.join("\n");
		expect(body.match(HOT_WORDS)?.[0]).toBeUndefined();
	});

	test("main.ts stays a page", () => {
		expect(readFileSync(join(root, "main.ts"), "utf8").split("\n").length).toBeLessThan(40);
	});
});
