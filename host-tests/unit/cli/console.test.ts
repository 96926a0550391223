/** `feagi-xs console` with commands from a pipe; what each command answers is tested in unit/runtime. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { scratchFolder } from "../../scratch.js";
import { feagiXs, feagiXsFed, genomes } from "./run-cli.js";

const REFLEX = join(genomes, "reflex.int8.genome.json");

/** What comes after the report at boot. */
async function answers(input: string | Uint8Array): Promise<string[]> {
	const { code, stdout } = await feagiXsFed(input, "console", REFLEX, "--paused");
	expect(code).toBe(0);
	const lines = stdout.trimEnd().split("\n");
	return lines.slice(lines.findIndex((line) => line.startsWith("  saturations")) + 1);
}

test.each([
	["LF", "\n"],
	["CR", "\r"],
	["CRLF", "\r\n"],
])("%s ends a command, which waits for step; the last one needs no end", async (_, end) => {
	expect(await answers(["step 5", "step", "step 2"].join(end))).toEqual([
		"paused after burst 5, which had 4 spikes",
		"paused after burst 6, which had 4 spikes",
		"paused after burst 8, which had 4 spikes",
	]);
});

test("of noise that is longer than any buffer one line tells, and the command after it is done", async () => {
	const noise = new Uint8Array(300_000).fill(0xee);
	expect(await answers(Buffer.concat([Buffer.from("step 2\n"), noise, Buffer.from("\nstep\n")]))).toEqual([
		"paused after burst 2, which had 2 spikes",
		"a line with other characters than printable ASCII was ignored",
		"paused after burst 3, which had 4 spikes",
	]);
});

test("a damaged image is an error, not a console without a brain", async () => {
	const image = join(scratchFolder(), "brain.img");
	await feagiXs("compile", REFLEX, "-o", image);
	writeFileSync(image, "FXSB, and nothing else");
	const { code, stdout, stderr } = await feagiXsFed("report\n", "console", image);
	expect(code).toBe(1);
	expect(stdout).toBe("");
	expect(stderr).toMatch(/^error image-\d+: .*\n {2}to fix it: /);
});
