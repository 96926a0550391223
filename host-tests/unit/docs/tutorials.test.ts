/** Commands of the tutorials that need neither a board nor an SDK run, in order, and print what is shown. */
import { readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { BrainImage } from "../../../modules/connectome/image.js";
import { asBuffer } from "../../../tools/cli/files.js";
import { compileGenome } from "../../../tools/compile.js";
import { FITTING } from "../../../tools/firmware/versions.js";
import { compileWires } from "../../../tools/wires/compile-wires.js";
import { Clone } from "./clone.js";
import { anchorsOf, type Block, blocksOf, examplesOf, readDocument, root } from "./documents.js";
import { firstDifference } from "./expected-output.js";

const FOLDER = `${root}docs/tutorials/`;
const names = readdirSync(FOLDER).filter((name) => name.endsWith(".md"));
const documents = names.map((name) => [name, readDocument(`tutorials/${name}`)] as const);
const tutorials = documents.filter(([name]) => name !== "README.md");
const { scripts } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));

/** `sh` blocks that are not run, by what they need: what the text before them must say, and what they may call. */
const NEEDS: Readonly<Record<string, { says: RegExp; calls: RegExp }>> = {
	"sh network": { says: /needs the internet/, calls: /^npm install$/ },
	"sh sdk": { says: /needs the \[?Moddable SDK/i, calls: /^npm run sim\b/ },
	"sh board": {
		says: /needs a board; not run by us/i,
		calls:
			/^(npm run flash:|npx feagi-xs flash |python3 -m serial\.tools\.miniterm |export |UPLOAD_PORT=\S+ mcconfig )/,
	},
};

/** As esptool 5 is called where it is the first program of that name. */
const asEsptool5 = (output: string) =>
	output.replace(/^.* --port .* --before .*$/gm, (line) =>
		line
			.replace(/^.*?(?= --(?:chip|port) )/, "esptool")
			.replace(/(default|no|hard)_reset/g, "$1-reset")
			.replace(/(flash|read|write|verify)_(id|flash)/g, "$1-$2"),
	);

const commandsOf = ({ text }: Block) => text.split("\n").map((line) => line.replace(/ +#.*/, ""));

beforeEach(() => {
	vi.stubEnv("MODDABLE", undefined);
	vi.stubEnv("IDF_PATH", undefined);
});
afterEach(() => void vi.unstubAllEnvs());

test("there are six, and the index names all of them in order", () => {
	const index = readDocument("tutorials/README.md");
	const listed = [...index.matchAll(/^\| \[[^\]]+\]\(([^)]+)\)/gm)].map(([, name]) => name);
	expect(listed).toEqual(tutorials.map(([name]) => name));
	expect(listed).toHaveLength(6);
});

describe.each(tutorials.filter(([, text]) => examplesOf(text).length > 0))("%s", (_, text) => {
	const clone = new Clone();
	symlinkSync(`${root}boards`, `${clone.folder}/boards`);
	afterAll(() => rmSync(clone.folder, { recursive: true }));
	const examples = examplesOf(text).map((example) => [example.commands.line, example] as const);

	test.each(examples)("line %i", async (_, { commands, expected }) => {
		const { code, output } = await clone.run(commands.text);
		// Without an SDK `doctor` has something to say.
		expect(commands.text.endsWith("doctor") ? 0 : code, output).toBe(0);
		expect(expected, "nothing is shown").toBeDefined();
		expect(firstDifference(expected!.text, asEsptool5(output)), output).toBeUndefined();
	});
});

describe.each(documents)("%s", (_, text) => {
	const blocks = blocksOf(text);
	const lines = text.split("\n");

	test("says of what is not run what it needs, and nothing else is left out", () => {
		for (const block of blocks.filter(({ language }) => language.startsWith("sh"))) {
			if (block.language === "sh") continue;
			const { says, calls } = NEEDS[block.language];
			const heading = lines.findLastIndex((line, i) => i < block.line - 1 && line.startsWith("## "));
			expect(lines.slice(heading, block.line - 1).join(" "), `line ${block.line}`).toMatch(says);
			for (const command of commandsOf(block)) {
				expect(command).toMatch(calls);
				const [, script] = /^npm run (\S+)/.exec(command) ?? [];
				if (script) expect(Object.keys(scripts)).toContain(script);
			}
		}
	});

	test("links lead to files and headings that exist", () => {
		for (const [, target, anchor] of text.matchAll(/\]\((?!http)([^)#]*)(?:#([^)]+))?\)/g)) {
			const linked = target ? readFileSync(join(FOLDER, target), "utf8") : text;
			if (anchor) expect(anchorsOf(linked), `${target}#${anchor}`).toContain(anchor);
		}
	});

	test("versions are those of tools/firmware/versions.ts", () => {
		const stated = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, version]) => version);
		for (const version of stated(/Moddable\s+SDK,?\s+(\d[\d.]*\d)/g)) expect(FITTING.sdk).toContain(version);
		for (const version of stated(/ESP-IDF (\d[\d.]*\d)/g)) expect(version).toBe(FITTING.idf);
		for (const version of stated(/Node (\d[\d.]*\d)/g)) expect(version).toBe(FITTING.node);
		for (const versions of stated(/brings\s+esptool (\d(?: or \d)*)/g))
			expect(versions).toBe(FITTING.esptool.join(" or "));
	});
});

test("the transfer on a board is the one that a dry run plans", async () => {
	const text = readDocument("tutorials/4-change-the-brain.md");
	const transfer = blocksOf(text).find(
		({ language, text }) => language === "sh board" && / flash /.test(text),
	)!;
	const clone = new Clone();
	symlinkSync(`${root}boards`, `${clone.folder}/boards`);
	const [first] = examplesOf(text);
	const { code, output } = await clone.run(`${first.commands.text}\n${transfer.text} --dry-run`);
	expect(code, output).toBe(0);
	expect(asEsptool5(output)).toContain("write-flash 0x200000 build/lower.img");
	rmSync(clone.folder, { recursive: true });
});

test("a sensor that stands alone is one that a board takes", () => {
	const [json] = blocksOf(readDocument("tutorials/2-sensors.md")).filter(
		({ language }) => language === "json",
	);
	const genome = readFileSync(`${root}genomes/reflex.int8.genome.json`, "utf8");
	const image = new BrainImage(asBuffer(compileGenome(genome).bytes));
	const board = `{ "board": "esp32c3", "sensors": [${json.text}] }`;
	expect(compileWires(board, image).notes).toEqual([]);
});

test("boards with a screen are those that have one", () => {
	const manifest = `${root}platforms/moddable/screen/manifest.json`;
	const { platforms } = JSON.parse(readFileSync(manifest, "utf8"));
	const text = readDocument("tutorials/3-screen.md");
	const listed = [...text.matchAll(/`(esp32\/[a-z0-9_]+)`/g)].map(([, platform]) => platform);
	const drawn = Object.keys(platforms).filter((name) => name.startsWith("esp32/"));
	expect(listed.sort()).toEqual(drawn.sort());
	for (const [, path] of text.matchAll(/\$PWD\/(platforms\/[^"]+)"/g))
		expect(readdirSync(dirname(root + path))).toContain(path.split("/").at(-1));
});
