import { describe, expect, test } from "vitest";
import { crc32 } from "../../../modules/connectome/crc32.js";
import type { Report } from "../../../modules/runtime/report.js";
import { start } from "../../../modules/runtime/start.js";
import { FakePlatform, imageOf, withBlocksUpTo } from "./fake-platform.js";

const json = (platform: FakePlatform) =>
	JSON.parse(platform.lines.filter((line) => line.startsWith("{")).at(-1) ?? "") as Report;

test("reports at boot, runs at the genome's rate, reports again at the end", () => {
	const platform = new FakePlatform(imageOf("relay.int8"));
	platform.burstLimit = 20;
	const brain = start(platform);
	expect(brain?.clock.periodMs).toBe(25);
	expect(json(platform)).toMatchObject({ bursts: 0, stateHash: null });
	platform.lines = [];
	platform.run(2000);
	expect(json(platform)).toMatchObject({ bursts: 20, periodAskedMs: 25, periodMetMs: 25, overruns: 0 });
	expect(json(platform).stateHash).toMatch(/^[0-9a-f]{8}$/);
	expect(platform.exitStatus).toBe(0);
});

test("what the platform measures is reported as measured, and capacity follows the largest free block", () => {
	const platform = new FakePlatform(imageOf("camera.int8"));
	start(platform);
	const predicted = json(platform);
	expect(predicted.labels.heap).toBe("predicted");
	platform.memoryUse = {
		slots: 5000,
		chunks: 1000,
		stack: 2000,
		allocated: 70_000,
		free: 250_000,
		largestFree: 100_000,
	};
	platform.type("json");
	const measured = json(platform);
	expect(measured.labels.heap).toBe("measured");
	expect(measured.capacity.label).toBe("measured");
	expect(measured.sram.total).toBe(70_000);
	expect(measured.capacity.neurons).toBe(7770 + Math.floor((100_000 - 2048) / (6151 / 7770)));
});

describe("images", () => {
	const good = { name: "built in", bytes: imageOf("relay.int8") };
	const partition = (bytes: ArrayBufferLike | undefined) => ({ name: "brain partition", bytes });

	test("the first runs, in whatever precision, and the report names it", () => {
		const platform = new FakePlatform(partition(imageOf("relay.fp32")), good);
		const brain = start(platform);
		expect(brain?.source).toBe("brain partition");
		expect(platform.lines[0]).toMatch(/^feagi-xs: relay, fp32/);
		expect(json(platform)).toMatchObject({ source: "brain partition", boots: null, cores: 1 });
		expect(platform.lines[1]).toBe("brain image: brain partition");
	});

	const future = imageOf("relay.fp32").slice();
	new Uint8Array(future)[4] = 99;
	const torn = imageOf("relay.fp32").slice();
	new Uint8Array(torn)[torn.byteLength - 1] ^= 1;
	test.each([
		["nothing", undefined, /no brain image is there$/],
		["no bytes", new ArrayBuffer(0), /brain image error 1 at byte 0: /],
		["something else", new ArrayBuffer(4096), /brain image error 2 at byte 0: /],
		["another version", future, /brain image error 3 at byte 4: /],
		["a damaged image", torn, /brain image error \d+ at byte \d+: /],
	])("%s in the partition: one sentence, and the one built in runs", (_, bytes, reason) => {
		const platform = new FakePlatform(partition(bytes), good);
		const brain = start(platform);
		expect(platform.lines[0]).toMatch(/^brain image "brain partition" does not run: /);
		expect(platform.lines[0]).toMatch(reason);
		expect(json(platform).source).toBe("built in");
		platform.run(platform.nowMs + 100);
		expect(brain?.npu.burst).toBe(5);
		expect(platform.exitStatus).toBeUndefined();
	});

	test("one that SRAM does not hold: bytes needed and free, and the next runs", () => {
		const platform = new FakePlatform(partition(imageOf("camera.fp32")), good);
		const free = { slots: 1, chunks: 1, stack: 1, allocated: 1, free: 60_000, largestFree: 40_000 };
		platform.memoryUse = free;
		const brain = withBlocksUpTo(free.largestFree, () => start(platform));
		expect(brain?.source).toBe("built in");
		expect(platform.lines[0]).toMatch(
			/^brain image "brain partition" does not run: the brain's state needs \d{5} bytes of SRAM in one block; they are not free: the largest free block has 40000 bytes$/,
		);
	});

	test("are checked by the platform's own checksum, also where no brain runs", () => {
		const platform = new FakePlatform(good);
		platform.crc32 = (buffer, first, end, crc) => crc32(new Uint8Array(buffer), first, end, crc) ^ 1;
		expect(start(platform)).toBeUndefined();
		for (const line of ["report", "areas"]) expect(platform.type(line).join()).toMatch(/checksum/);
		platform.crc32 = (buffer, first, end, crc) => crc32(new Uint8Array(buffer), first, end, crc);
		expect(platform.type("report")[1]).toMatch(/relay, int8/);
	});

	test("none: the console says why, answers, and can try again", () => {
		const platform = new FakePlatform(partition(undefined), { name: "built in", bytes: torn });
		expect(start(platform)).toBeUndefined();
		expect(platform.lines).toHaveLength(3);
		const why = platform.lines[1].slice(platform.lines[1].indexOf(": ") + 2);
		expect(why).toMatch(/^brain image error \d+ at byte /);
		expect(platform.lines[2]).toBe(`feagi-xs cannot start: ${why}`);
		expect(platform.exitStatus).toBe(1);
		const report = platform.type("report");
		expect(report[0]).toBe(`no brain runs on fake: ${why}`);
		expect(report[1]).toBe("  brain partition: no brain image is there");
		expect(report[2]).toMatch(/^ {2}built in: brain image error/);
		expect(JSON.parse(platform.type("json")[0])).toMatchObject({
			genome: null,
			images: [{ source: "brain partition", bytes: 0 }, { source: "built in" }],
		});
		expect(platform.type("areas")).toEqual([`error: no areas without a brain image: ${why}`]);
		for (const line of ["poke 0 0 0 0 1", "watch 0", "pause", "step"])
			expect(platform.type(line)).toEqual([`error: no brain runs: ${why}`]);
		expect(platform.type("help").length).toBeGreaterThan(5);
		platform.images = [partition(torn), { name: "built in", bytes: undefined }];
		expect(platform.type("run").at(-1)).toBe(`feagi-xs cannot start: ${why}`);
		platform.images = [good];
		expect(platform.type("run")[0]).toMatch(/^feagi-xs: relay, int8/);
		platform.run(platform.nowMs + 100);
		expect(platform.type("pause")[0]).toMatch(/^paused after burst 5/);
	});
});

test("a recording that is not for the brain is left out, and the brain runs", () => {
	const platform = new FakePlatform(imageOf("relay.int8"));
	platform.stimulus = new ArrayBuffer(8);
	start(platform);
	expect(platform.lines[0]).toMatch(/^the recording is left out: .*8 bytes are no recording/);
	platform.run(platform.nowMs + 250);
	expect(platform.bursts).toBe(11);
});

describe("boots", () => {
	function bootsOf(unconfirmed: number) {
		const platform = new FakePlatform(imageOf("relay.int8"));
		const boots = { unconfirmed, cause: "brown-out", confirmed: 0, confirm: () => boots.confirmed++ };
		platform.boots = boots;
		return { platform, boots };
	}

	test.each([1, 2, 3])("boot %i of a row runs, and is good after a minute of bursts, once", (unconfirmed) => {
		const { platform, boots } = bootsOf(unconfirmed);
		start(platform);
		expect(json(platform).boots).toEqual({ unconfirmed, cause: "brown-out" });
		expect(platform.lines[1]).toBe(
			`brain image: built in; boot ${unconfirmed} in a row without a minute of bursts, cause: brown-out`,
		);
		platform.run(platform.nowMs + 59_999);
		expect(boots.confirmed).toBe(0);
		platform.run(platform.nowMs + 1);
		expect(boots.confirmed).toBe(1);
		platform.run(platform.nowMs + 200_000);
		expect(boots.confirmed).toBe(1);
	});

	test("time without bursts does not make a boot good", () => {
		const { platform, boots } = bootsOf(1);
		start(platform);
		platform.run(platform.nowMs + 1000);
		platform.type("pause");
		platform.run(platform.nowMs + 300_000);
		platform.type("step 3");
		platform.run(platform.nowMs + 1000);
		expect(boots.confirmed).toBe(0);
		platform.type("run");
		platform.run(platform.nowMs + 58_000);
		expect(boots.confirmed).toBe(0);
		platform.run(platform.nowMs + 1000);
		expect(boots.confirmed).toBe(1);
	});

	test("with one place for images there is one sentence", () => {
		const platform = new FakePlatform(undefined);
		start(platform);
		expect(platform.lines).toEqual(["feagi-xs cannot start: no brain image is there"]);
		platform.images = [];
		expect(platform.type("run")).toEqual(["feagi-xs cannot start: no brain image is there"]);
	});

	test("a run that ends is good", () => {
		const { platform, boots } = bootsOf(1);
		platform.burstLimit = 10;
		start(platform);
		platform.run(platform.nowMs + 1000);
		expect(boots.confirmed).toBe(1);
	});

	test("after three that failed: safe mode; no brain until run, the console answers", () => {
		const { platform, boots } = bootsOf(4);
		expect(start(platform)).toBeUndefined();
		expect(platform.lines).toEqual([
			"safe mode: 3 boots in a row ended before a minute of bursts; this one began with: brown-out; no brain runs until you type run",
		]);
		platform.run(platform.nowMs + 300_000);
		expect([platform.bursts, boots.confirmed, platform.exitStatus]).toEqual([0, 0, undefined]);
		expect(platform.type("report")[1]).toMatch(/^ {2}built in: feagi-xs: relay, int8, \d+ B$/);
		expect(platform.type("areas")[1]).toMatch(/^ {4}0 +\S+ .* -$/);
		expect(platform.type("precision")[0]).toMatch(/^int8/);
		expect(platform.type("step")).toEqual([expect.stringMatching(/^error: no brain runs: safe mode/)]);
		platform.type("run");
		platform.run(platform.nowMs + 60_000);
		expect(platform.bursts).toBe(2401);
		expect(boots.confirmed).toBe(1);
	});
});

test("the watchdog is fed once per completed burst, and told when none is due", () => {
	const platform = new FakePlatform(imageOf("relay.int8"));
	const brain = start(platform);
	expect(platform.bursts).toBe(0);
	let seen = -1;
	brain?.attach({ afterBurst: () => (seen = platform.bursts) });
	platform.run(platform.nowMs + 250);
	expect(platform.bursts).toBe(11);
	expect(seen).toBe(10);
	brain?.attach({
		afterBurst: () => {
			throw new Error("a burst that does not end");
		},
	});
	expect(() => platform.run(platform.nowMs + 25)).toThrow();
	expect(platform.bursts).toBe(11);
});

test("who takes part is called around the neurons, in order, until detached", () => {
	const platform = new FakePlatform(imageOf("relay.int8"));
	const brain = start(platform)!;
	const calls: string[] = [];
	const part = (name: string) => ({
		beforeBurst: () => calls.push(`${name} before ${brain.npu.burst}`),
		afterBurst: () => calls.push(`${name} after ${brain.npu.burst}`),
		rest: () => calls.push(`${name} rests`),
	});
	const [first, second] = [part("a"), part("b")];
	brain.attach(first);
	brain.attach(second);
	brain.burst();
	brain.detach(first);
	brain.burst();
	brain.pause();
	expect(calls.join(", ")).toBe(
		"a before 0, b before 0, a after 1, b after 1, b before 1, b after 2, b rests",
	);
});
