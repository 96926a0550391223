import { expect, test } from "vitest";
import { BurstClock } from "../../../modules/runtime/burst-clock.js";
import { FakePlatform } from "./fake-platform.js";

const START = 1000;

function clockOn(platform: FakePlatform, periodMs: number, burst: (clock: BurstClock) => void) {
	let finished = 0;
	const clock: BurstClock = new BurstClock(
		platform,
		periodMs,
		() => burst(clock),
		() => finished++,
	);
	clock.start();
	return { clock, finished: () => finished };
}

test("keeps the rate without drift, however long bursts take within their period", () => {
	const platform = new FakePlatform(new ArrayBuffer(0));
	const starts: number[] = [];
	const { clock } = clockOn(platform, 10, (self) => {
		starts.push(platform.nowMs - START);
		platform.nowMs += (self.bursts * 7) % 10;
	});
	platform.run(START + 9_995);
	expect(starts).toEqual(Array.from({ length: 1000 }, (_, n) => n * 10));
	expect(clock.overruns).toBe(0);
	expect(clock.meanPeriodMs).toBe(10);
});

test("a burst that ends late makes the next one late, and the rate is caught up", () => {
	const platform = new FakePlatform(new ArrayBuffer(0));
	const starts: number[] = [];
	const { clock } = clockOn(platform, 10, (self) => {
		starts.push(platform.nowMs - START);
		platform.nowMs += self.bursts === 2 ? 15 : 1;
	});
	platform.run(START + 55);
	expect(starts).toEqual([0, 10, 25, 30, 40, 50]);
	expect(clock.overruns).toBe(0);
});

test("whole periods that pass are dropped and counted", () => {
	const platform = new FakePlatform(new ArrayBuffer(0));
	const starts: number[] = [];
	const { clock } = clockOn(platform, 10, (self) => {
		starts.push(platform.nowMs - START);
		platform.nowMs += self.bursts === 2 ? 37 : 1;
	});
	platform.run(START + 75);
	expect(starts).toEqual([0, 10, 47, 50, 60, 70]);
	expect(clock.overruns).toBe(2);
});

test("stops at the limit, once, and says so", () => {
	const platform = new FakePlatform(new ArrayBuffer(0));
	platform.burstLimit = 5;
	platform.freeRunning = true;
	let bursts = 0;
	const { clock, finished } = clockOn(platform, 10, () => bursts++);
	clock.start();
	platform.run(START + 1000);
	expect(bursts).toBe(5);
	expect(finished()).toBe(1);
	expect(clock.bursts).toBe(5);
});
