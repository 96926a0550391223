import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Area } from "../../../modules/connectome/layout.js";
import { COMMANDS } from "../../../modules/runtime/console/commands.js";
import { corticalId } from "../../../modules/runtime/console/find-area.js";
import { start } from "../../../modules/runtime/start.js";
import { describeImage } from "../../../tools/image/describe.js";
import { brain as brainOf, ioId } from "../senses/brain.js";
import { FakePlatform, imageOf } from "./fake-platform.js";

function boot(image: ArrayBufferLike = imageOf("reflex.int8")) {
	const platform = new FakePlatform(image);
	const brain = start(platform)!;
	platform.lines = [];
	const wait = (ms: number) => {
		platform.lines = [];
		platform.run(platform.nowMs + ms);
		return platform.lines;
	};
	return { platform, brain, wait, type: (line: string) => platform.type(line) };
}

test("help names every command, within 80 columns", () => {
	const lines = boot().type("help");
	expect(lines.map((line) => line.split(" ")[0])).toEqual(COMMANDS.map(({ name }) => name));
	for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
});

test("areas: index, name, cortical id, neurons and the newest burst's spikes", () => {
	const { brain, platform, type } = boot();
	platform.run(platform.nowMs + 200);
	type("poke proximity 0 0 1 1.5");
	brain.burst();
	const { areas } = describeImage(brain.image);
	const [header, ...rows] = type("areas");
	expect(header.trim().split(/ {2,}/)).toEqual(["index", "name", "cortical id", "neurons", "spikes"]);
	expect(rows.map((row) => row.trim().split(/ {2,}/))).toEqual(
		areas.map(({ name, id, neurons }, i) => [`${i}`, name, id, `${neurons}`, `${brain.npu.firedCount(i)}`]),
	);
	const proximity = brain.image.findArea("proximity");
	expect([brain.npu.firedCount(proximity), brain.npu.lastFiredCount(proximity)]).toEqual([1, 0]);
});

describe("poke", () => {
	test("injects once, by index, name or cortical id, into the neuron at the coordinates", () => {
		for (const area of ["proximity", '"proximity"', "aXBybwEAAAA=", "10"]) {
			const { brain, type } = boot();
			type("pause");
			expect(type(`poke ${area} 2 0 7 1.5`)).toEqual(['"proximity" 2,0,7 receives 1.5 in burst 1']);
			brain.burst();
			const index = (2 * 1 + 0) * 10 + 7;
			expect(Array.from({ length: 30 }, (_, i) => i).filter((i) => brain.npu.fired(10, i))).toEqual([index]);
			brain.burst();
			expect(brain.npu.firedCount(10)).toBe(0);
		}
	});

	const [left, right] = [ioId("imis", 10), ioId("omis", 10)];

	test("the first neuron of the voxel, where areas are wide, high, deep and many to a voxel", () => {
		const { views } = brainOf({ [left]: [3, 4, 5, 2] }, { [left]: "box" });
		const { brain, platform, type } = boot(views.u8.buffer);
		type("pause");
		type("watch box");
		type("poke box 2 1 3 1");
		platform.lines = [];
		brain.burst();
		expect(platform.lines).toEqual(['burst 1: "box" 1 fired: 2,1,3']);
		const area = brain.image.findArea("box");
		const neurons = Array.from({ length: 120 }, (_, i) => i).filter((i) => brain.npu.fired(area, i));
		expect(neurons).toEqual([((2 * 4 + 1) * 5 + 3) * 2]);
	});

	test("an area whose name another has too is asked for by its index", () => {
		const { views } = brainOf({ [left]: [1, 1, 1], [right]: [1, 1, 1] }, { [left]: "twin", [right]: "twin" });
		const { type } = boot(views.u8.buffer);
		expect(type("poke twin 0 0 0 1")).toEqual(['error: 2 areas are called "twin": give the index']);
		expect(type(`poke ${right} 0 0 0 1`)).toEqual(['"twin" 0,0,0 receives 1 in burst 1']);
	});

	test("an area whose name has spaces", () => {
		const { brain, type } = boot(imageOf("camera.int8"));
		const area = brain.image.findArea("Motor Output");
		expect(area).toBeGreaterThan(0);
		expect(type("poke Motor Output 0 0 0 2")[0]).toMatch(/^"Motor Output" 0,0,0 receives 2 in burst 1$/);
		expect(type(`poke ${area} 0 0 0 -2.5`)[0]).toMatch(/receives -2.5/);
	});

	test.each([
		["poke", /area, three coordinates and a potential/],
		["poke proximity 0 0 0", /area, three coordinates and a potential/],
		["poke nowhere 0 0 0 1", /no area is "nowhere"; there are 0 to 11/],
		["poke 12 0 0 0 1", /no area is "12"/],
		["poke proximity 3 0 0 1", /x is "3"; in "proximity" it goes from 0 to 2/],
		["poke proximity 0 1 0 1", /y is "1".* from 0 to 0/],
		["poke proximity 0 0 -1 1", /z is "-1".* from 0 to 9/],
		["poke proximity 0 0 1.5 1", /z is "1.5"/],
		["poke proximity 0 0 0 0", /p is "0"; a potential is a number other than 0 between -1e\+30 and 1e\+30/],
		["poke proximity 0 0 0 1e30", /p is "1e30"; a potential is/],
		["poke proximity 0 0 0 1e31", /p is "1e31"/],
		["poke proximity 0 0 0 much", /p is "much"/],
		["poke proximity 0 0 0 Infinity", /p is "Infinity"/],
	])("%s: one line, nothing injected", (line, message) => {
		const { brain, type } = boot();
		const lines = type(line);
		expect(lines).toHaveLength(1);
		expect(lines[0]).toMatch(/^error: /);
		expect(lines[0]).toMatch(message);
		expect(brain.npu.inputs.queued).toBe(0);
	});

	test("a full queue is said", () => {
		const { brain, type } = boot();
		for (let i = 0; i < brain.image.inputCapacity; i++) type("poke proximity 0 0 0 1");
		expect(type("poke proximity 0 0 0 1")).toEqual([
			`error: the input queue is full: ${brain.image.inputCapacity} values per burst`,
		]);
	});
});

describe("watch", () => {
	test("one line for each burst in which the area fires, and none afterwards", () => {
		const { brain, platform, type, wait } = boot();
		expect(type("watch proximity")).toEqual(['watching "proximity"']);
		expect(wait(60)).toEqual([]);
		type("poke proximity 0 0 1 1.5");
		type("poke proximity 2 0 9 1.5");
		const burst = brain.npu.burst + 1;
		expect(wait(60)).toEqual([`burst ${burst}: "proximity" 2 fired: 0,0,1 2,0,9`]);
		expect(type("watch off")).toEqual(["watching nothing"]);
		type("poke proximity 0 0 1 1.5");
		expect(wait(60)).toEqual([]);
		expect(platform.bursts).toBe(brain.npu.burst);
	});

	test("shows eight neurons and how many more", () => {
		const { type, wait } = boot();
		type("watch proximity");
		for (let x = 0; x < 3; x++) for (let z = 0; z < 4; z++) type(`poke proximity ${x} 0 ${z} 1.5`);
		const [line] = wait(30);
		expect(line).toContain("12 fired: 0,0,0 0,0,1 0,0,2 0,0,3 1,0,0 1,0,1 1,0,2 1,0,3 and 4 more");
	});

	test("an area that fires all the time gets 20 lines a second and a sum", () => {
		const { type, wait } = boot();
		type("watch Brain_Power");
		const lines = wait(2010);
		expect(lines.filter((line) => line.startsWith("burst"))).toHaveLength(41);
		expect(lines.filter((line) => line.includes("30 bursts more in that second"))).toHaveLength(2);
	});

	test("another area takes the place of the one before", () => {
		const { type, wait } = boot();
		type("watch Brain_Power");
		type("watch cruise");
		expect(wait(100).filter((line) => line.includes("Brain_Power"))).toEqual([]);
	});

	test("needs an area", () => {
		expect(boot().type("watch")).toEqual(["error: which area? areas lists them"]);
	});
});

describe("pause, step and run", () => {
	test("keep the count", () => {
		const { brain, platform, type, wait } = boot();
		wait(50);
		expect(brain.npu.burst).toBe(3);
		expect(type("pause")).toEqual([expect.stringMatching(/^paused after burst 3, which had \d+ spikes?$/)]);
		expect(platform.resting).toBe(1);
		wait(10_000);
		expect(brain.npu.burst).toBe(3);
		expect(type("step")).toEqual([]);
		expect(wait(1000)).toEqual([expect.stringMatching(/^paused after burst 4, /)]);
		type("step 5");
		expect(platform.resting).toBe(2);
		expect(wait(1000)).toEqual([expect.stringMatching(/^paused after burst 9, /)]);
		expect(platform.resting).toBe(3);
		expect(type("run")).toEqual(["running: a burst every 20 ms"]);
		wait(99);
		expect(brain.npu.burst).toBe(14);
		expect(brain.clock.overruns).toBe(0);
		expect(brain.clock.meanPeriodMs).toBe(20);
	});

	test.each(["step 0", "step -1", "step 1.5", "step 1000001", "step many", "step 1 2"])("%s", (line) => {
		const { brain, type, wait } = boot();
		type("pause");
		expect(type(line)).toEqual(["error: step takes a whole number from 1 to 1000000"]);
		wait(100);
		expect(brain.npu.burst).toBe(0);
	});

	test("a build that ends after some bursts says so", () => {
		const platform = new FakePlatform(imageOf("reflex.int8"));
		platform.burstLimit = 3;
		start(platform);
		platform.run(5000);
		for (const line of ["run", "step 2"])
			expect(platform.type(line)).toEqual(["error: this build ends after 3 bursts"]);
		expect(platform.type("report").length).toBeGreaterThan(20);
	});
});

describe("precision", () => {
	test.each(["fp32", "int8"])(
		"%s: thresholds in genome units are the genome's, in its own units whole",
		(name) => {
			const { brain, type } = boot(imageOf(`reflex.${name}`));
			const { areas } = describeImage(brain.image);
			const [first, second, , ...rows] = type("precision");
			expect(first).toMatch(new RegExp(`^${name}: a potential is `));
			expect(second).toMatch(/^\d+(\.\d+)? B of state per neuron/);
			const cells = rows.map((row) => row.trim().split(/ {2,}/));
			expect(cells.map(([, area]) => area)).toEqual(areas.map((area) => area.name));
			for (const [index, , unit, ...thresholds] of cells) {
				const [threshold, units] = thresholds.map((text) => text.replace(/^from /, ""));
				const record = brain.image.area(Number(index));
				expect(Number(threshold)).toBeCloseTo(areas[Number(index)].threshold, 5);
				expect(Number(unit) * Number(units)).toBeCloseTo(Number(threshold), 4);
				expect(Number(unit)).toBeCloseTo(brain.image.views.f32[(record + Area.UNIT) >> 2], 8);
				if (name === "int8") expect(Number.isInteger(Number(units))).toBe(true);
			}
		},
	);

	test("of one area", () => {
		const lines = boot().type("precision near");
		expect(lines).toHaveLength(4);
		expect(lines[3]).toMatch(/^ {4}5 {2}near .* from 3\.9\d* +from \d+ /);
	});
});

test("a cortical id is FEAGI's base64 for any eight bytes", () => {
	const { brain } = boot();
	const image = brain.image;
	fc.assert(
		fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (id) => {
			const bytes = Uint8Array.from({ length: 256 });
			bytes.set(id, 128);
			const fake = { area: () => 128, views: { u8: bytes } } as unknown as typeof image;
			expect(corticalId(fake, 0)).toBe(Buffer.from(id).toString("base64"));
		}),
	);
});

describe("nonsense", () => {
	test("is answered once per flood", () => {
		const { platform, type, wait } = boot();
		expect(type("reboot")).toEqual(["unknown command; try help"]);
		for (let i = 0; i < 1000; i++) expect(type(`${i}`)).toEqual([]);
		for (let i = 0; i < 30; i++) {
			wait(100);
			expect(type("reboot")).toEqual([]);
		}
		wait(1000);
		expect(type("x".repeat(10_000))).toEqual(["a line of more than 80 characters was ignored"]);
		wait(1000);
		expect(type("caf\u00e9")).toEqual(["a line with other characters than printable ASCII was ignored"]);
		expect(type("help").length).toBeGreaterThan(5);
		expect(type("reboot")).toEqual(["unknown command; try help"]);
		expect(type("json json")).toEqual(["error: json takes nothing after it"]);
		expect(platform.exitStatus).toBeUndefined();
	});

	test("ten seconds of noise at full speed: a complaint a second at most, then a command works", () => {
		const { platform, wait } = boot();
		let seed = 1;
		const noise = new Uint8Array(115).map(() => (seed = (seed * 1103515245 + 12345) >>> 0) >>> 24);
		const said: string[] = [];
		for (let ms = 0; ms < 10_000; ms += 10) {
			platform.lines = [];
			platform.receive(noise.map((byte, i) => byte ^ (ms * 7 + i)));
			said.push(...platform.lines);
			wait(10);
		}
		expect(said.length).toBeGreaterThan(0);
		expect(said.length).toBeLessThanOrEqual(10);
		platform.receive(Uint8Array.of(10));
		expect(platform.type("json")).toEqual([expect.stringMatching(/^\{"genome":/)]);
	});

	const word = fc.oneof(
		fc.constantFrom(...COMMANDS.map(({ name }) => name)),
		fc.constantFrom("off", "proximity", "near", "0", "1", "2", "-1", "1e9", '"', '"near"', "aXBybwEAAAA="),
		fc.stringMatching(/^[ -~]{0,12}$/),
	);

	test("any line is answered without harm, and the brain runs on", () => {
		const { platform, brain, type } = boot();
		fc.assert(
			fc.property(fc.array(word, { maxLength: 7 }), (words) => {
				for (const line of type(words.join(" "))) expect(line).not.toContain("\n");
				const before = brain.npu.burst;
				type("run");
				platform.run(platform.nowMs + 50);
				expect(brain.npu.burst).toBeGreaterThan(before);
			}),
			{ numRuns: 300 },
		);
	});

	test("any bytes are answered without harm", () => {
		const { platform, type } = boot();
		fc.assert(
			fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 5 }), (chunks) => {
				platform.lines = [];
				for (const chunk of chunks) platform.receive(chunk);
				platform.receive(Uint8Array.of(13));
				expect(type("precision near")).toHaveLength(4);
			}),
			{ numRuns: 300 },
		);
	});
});
