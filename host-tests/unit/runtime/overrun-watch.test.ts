import { expect, test } from "vitest";
import { start } from "../../../modules/runtime/start.js";
import { FakePlatform, imageOf } from "./fake-platform.js";

/** A brain of 25 ms whose bursts take as long as `cost` says. */
function slow(cost: (burst: number) => number) {
	const platform = new FakePlatform(imageOf("relay.int8"));
	const brain = start(platform)!;
	brain.attach({
		afterBurst: () => {
			platform.nowMs += cost(brain.npu.burst);
		},
	});
	platform.lines = [];
	const startMs = platform.nowMs;
	return { platform, brain, until: (ms: number) => platform.run(startMs + ms) };
}

test("bursts that are dropped are told, once a second at most, and every one of them", () => {
	const { platform, brain, until } = slow(() => 60);
	until(10_500);
	const lines = platform.lines;
	expect(lines.length).toBeGreaterThanOrEqual(9);
	expect(lines.length).toBeLessThanOrEqual(10);
	let told = 0;
	for (const line of lines) {
		const match =
			/^(\d+) bursts dropped in the last 1\.\d s: the longest took 60\.0 ms, the period is 25 ms$/.exec(line);
		expect(match, line).not.toBeNull();
		told += Number(match![1]);
	}
	expect(brain.clock.overruns - told).toBeGreaterThanOrEqual(0);
	expect(brain.clock.overruns - told).toBeLessThan(30);
});

test("a single one is told with the burst that took so long; afterwards there is silence", () => {
	const { platform, until } = slow((burst) => (burst === 100 ? 55.5 : 2));
	until(60_000);
	expect(platform.lines).toEqual([
		"1 burst dropped in the last 1.0 s: the longest took 55.5 ms, the period is 25 ms",
	]);
});

test("bursts in time, and late ones that are caught up, are not told", () => {
	const { platform, until } = slow((burst) => (burst % 10 === 0 ? 40 : 5));
	until(60_000);
	expect(platform.lines).toEqual([]);
});

test("a long burst of before, that was caught up, is not blamed", () => {
	const { platform, until } = slow((burst) => (burst === 10 ? 45 : burst === 1000 ? 55.5 : 2));
	until(60_000);
	expect(platform.lines).toEqual([
		"1 burst dropped in the last 1.0 s: the longest took 55.5 ms, the period is 25 ms",
	]);
});

test("each line has the longest of its own time", () => {
	const { platform, until } = slow((burst) => (burst === 10 ? 80 : 60));
	until(3000);
	const longest = platform.lines.map((line) => /took (\d+)/.exec(line)?.[1]);
	expect(longest).toEqual(["80", "60"]);
});

test("what runs between bursts is told from bursts that take long", () => {
	const { platform, until } = slow(() => 2);
	platform.after(30_010, () => {
		platform.nowMs += 200;
	});
	until(60_000);
	expect(platform.lines).toEqual([
		"6 bursts dropped in the last 1.0 s because of what ran between bursts: the longest took 2.0 ms, the period is 25 ms",
	]);
});
