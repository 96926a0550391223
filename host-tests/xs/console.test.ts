/** The console and the clock under XS: what Node answers, and a heap that stays as it is. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { start } from "../../modules/runtime/start.js";
import { compileGenome } from "../../tools/compile.js";
import { FakePlatform, imageOf } from "../unit/runtime/fake-platform.js";
import { describeOn, engines, runFixture } from "./engines.js";

const genome = fileURLToPath(new URL("../../genomes/reflex.int8.genome.json", import.meta.url));
const { bytes: image } = compileGenome(readFileSync(genome, "utf8"));

/** In one go, before the first burst: what they say does not depend on time. */
const COMMANDS = [
	"help",
	"areas",
	"precision",
	"precision near",
	"poke proximity 2 0 7 1.5",
	"poke aXBybwEAAAA= 2 0 8 1.5",
	"poke proximity 3 0 0 1",
	"watch nowhere",
	"step 1 2",
	"watch proximity",
	"x".repeat(200),
	"no\u001bise",
];

describeOn(engines, "console", (engine) => {
	test("answers as under Node", async () => {
		const typed = Buffer.from(`${COMMANDS.join("\n")}\n`, "latin1");
		const { lines } = await runFixture(engine, "console", { image, resources: { typed } });
		const platform = new FakePlatform(imageOf("reflex.int8"));
		const brain = start(platform);
		const expected = COMMANDS.flatMap((line) => platform.type(line));
		platform.lines = [];
		brain?.burst();
		expect(lines).toEqual([...expected, ...platform.lines]);
		expect(lines.at(-1)).toMatch(/^burst 1: "proximity" 2 fired: 2,0,7 2,0,8$/);
	});
});

describeOn(["xs-host32", "xs-rv32"], "two places for images", (engine) => {
	const camera = readFileSync(
		fileURLToPath(new URL("../../genomes/camera.int8.genome.json", import.meta.url)),
		"utf8",
	);
	const large = compileGenome(camera, { precision: "fp32" }).bytes;
	const damaged = large.slice();
	damaged[100] ^= 1;
	const run = (partition: Uint8Array | undefined, ramBytes: number) =>
		runFixture(engine, "fallback", {
			resources: { ...(partition && { "brain partition": partition }), "built in": image },
			ramBytes,
		});

	test("the first runs where there is room", async () => {
		expect((await run(large, 327_680)).lines).toEqual(["brain partition 100"]);
	});

	test.each([
		["nothing", undefined, /: no brain image is there$/],
		["a damaged image", damaged, /: brain image error \d+ at byte \d+: /],
		[
			"too large an image",
			large,
			/needs \d{5} bytes of SRAM in one block; they are not free: the largest free block has \d+ bytes$/,
		],
	])("%s: one sentence, and the other runs", async (_, partition, reason) => {
		const { lines } = await run(partition, 65_536);
		expect(lines).toHaveLength(2);
		expect(lines[0]).toMatch(reason);
		expect(lines[1]).toBe("built in 100");
	});
});

describeOn(["xs-host32"], "the clock", (engine) => {
	test("leaves the heap flat to the byte over 2,000 bursts, commands before them or not", async () => {
		for (const lines of ["", "report\nareas\nwatch near\nwatch off\npoke 9 0 0 0 1\nstep 1\nrun\n"]) {
			const run = await runFixture(engine, "clocked", {
				image,
				freeRunning: true,
				parameters: { steps: 2000 },
				resources: { lines: Buffer.from(lines) },
			});
			expect(run.lines.at(-1)).toBe("slots +0, chunks +0, allocated +0");
		}
	});
});

describeOn(["xs-host32"], "noise", (engine) => {
	test("a million bytes of it leave nothing in the heap, are one flood, and a command works afterwards", async () => {
		const { lines } = await runFixture(engine, "noise", { image });
		expect(lines).toEqual([
			expect.stringMatching(/^slots \+0, chunks \+0, allocated \+0$/),
			expect.stringMatching(/^0 complaints in 90 s, then: help +this list$/),
		]);
	});
});
