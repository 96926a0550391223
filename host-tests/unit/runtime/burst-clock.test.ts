import fc from "fast-check";
import { describe, expect, test } from "vitest";
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
	clock.start();
	clock.run(2);
	platform.run(START + 2000);
	expect(bursts).toBe(5);
	expect(finished()).toBe(1);
	expect(clock.bursts).toBe(5);
});

/** Milliseconds that bursts take, one after the other, over and over. */
const costs = (most: number) =>
	fc.array(fc.double({ min: 0, max: most, noNaN: true }), { minLength: 1, maxLength: 40 });
/** Whole microseconds, as an image has them. */
const period = fc.integer({ min: 1_000, max: 200_000 }).map((us) => us / 1000);

function startsOf(
	periodMs: number,
	burstMs: readonly number[],
	bursts: number,
	prepare = (_: FakePlatform) => {},
) {
	const platform = new FakePlatform(new ArrayBuffer(0));
	prepare(platform);
	const starts: number[] = [];
	const { clock } = clockOn(platform, periodMs, (self) => {
		starts.push(platform.nowMs - START);
		platform.nowMs += burstMs[(self.bursts - 1) % burstMs.length];
		if (self.bursts === bursts) self.pause();
	});
	platform.run(Number.MAX_VALUE);
	return { clock, starts };
}

describe("for any bursts", () => {
	test("that end within their period, burst n comes at start + n periods", () => {
		fc.assert(
			fc.property(period, costs(0.999), (periodMs, shares) => {
				const burstMs = shares.map((share) => share * periodMs);
				const { clock, starts } = startsOf(periodMs, burstMs, 500);
				for (const [n, at] of starts.entries()) expect(at).toBeCloseTo(n * periodMs, 6);
				expect(clock.overruns).toBe(0);
				expect(clock.meanPeriodMs).toBeCloseTo(periodMs, 6);
			}),
			{ numRuns: 50 },
		);
	});

	test("that may take longer, none comes early, and bursts and overruns are the periods that passed", () => {
		fc.assert(
			fc.property(period, costs(7), (periodMs, shares) => {
				const burstMs = shares.map((share) => share * periodMs);
				const { clock, starts } = startsOf(periodMs, burstMs, 300);
				const tolerance = 1e-6;
				for (const [n, at] of starts.entries()) expect(at).toBeGreaterThanOrEqual(n * periodMs - tolerance);
				// The newest burst's own periods are counted when it has ended.
				const endMs = starts[299] + burstMs[299 % burstMs.length];
				const passed = endMs / periodMs;
				expect(clock.bursts + clock.overruns).toBeGreaterThanOrEqual(Math.floor(passed - tolerance));
				expect(clock.bursts + clock.overruns).toBeLessThanOrEqual(Math.max(300, passed + 1 + tolerance));
			}),
			{ numRuns: 50 },
		);
	});

	test("a timer that counts in whole milliseconds, and ends early, changes nothing but a wait", () => {
		fc.assert(
			fc.property(period, (periodMs) => {
				const { clock, starts } = startsOf(periodMs, [0.3], 200, (platform) => {
					const after = platform.after.bind(platform);
					platform.after = (delayMs, callback) => {
						const whole = Math.floor(delayMs);
						// Time goes on while a timer of 0 ms is served.
						after(whole, () => {
							if (whole === 0) platform.nowMs += 0.01;
							callback();
						});
					};
				});
				for (const [n, at] of starts.entries()) {
					expect(at).toBeGreaterThanOrEqual(n * periodMs - 1e-6);
					expect(at).toBeLessThan(n * periodMs + 0.02);
				}
				expect(clock.overruns).toBe(0);
			}),
			{ numRuns: 20 },
		);
	});
});

test("after three weeks at 15 Hz bursts are still due to the microsecond", () => {
	const platform = new FakePlatform(new ArrayBuffer(0));
	const periodMs = 66.667;
	const weeksMs = 21 * 86_400_000;
	const off: number[] = [];
	// Few bursts, or the test takes long: every third takes 2,000 periods, the next is late, the one after it in time.
	const { clock } = clockOn(platform, periodMs, (self) => {
		const periods = (platform.nowMs - START) / periodMs;
		if (self.bursts % 3 === 0) platform.nowMs += 1999.5 * periodMs;
		else if (self.bursts % 3 === 2) off.push(Math.abs(periods - Math.round(periods)) * periodMs);
	});
	platform.run(START + weeksMs);
	expect(Math.abs(clock.bursts + clock.overruns - weeksMs / periodMs)).toBeLessThan(2001);
	expect(off.length).toBeGreaterThan(10_000);
	expect(Math.max(...off)).toBeLessThan(0.001);
});

describe("pause and run", () => {
	test("the time between does not count, and there is one chain of timers", () => {
		const platform = new FakePlatform(new ArrayBuffer(0));
		const { clock } = clockOn(platform, 10, () => {
			platform.nowMs += 1;
		});
		platform.run(START + 95);
		expect(clock.bursts).toBe(10);
		for (let i = 0; i < 5; i++) {
			clock.pause();
			clock.start();
		}
		platform.run(START + 195);
		expect(clock.bursts).toBe(20);
		clock.pause();
		expect(clock.running).toBe(false);
		platform.run(START + 100_000);
		expect(clock.bursts).toBe(20);
		clock.start();
		platform.run(START + 100_095);
		expect(clock.bursts).toBe(30);
		expect(clock.overruns).toBe(0);
		expect(clock.meanPeriodMs).toBe(10);
	});

	test("a number of bursts, then a pause, told once", () => {
		const platform = new FakePlatform(new ArrayBuffer(0));
		const { clock } = clockOn(platform, 10, () => {});
		clock.pause();
		let done = 0;
		clock.run(3, () => done++);
		platform.run(START + 1000);
		expect([clock.bursts, done, clock.running]).toEqual([3, 1, false]);
		clock.run(5, () => done++);
		clock.pause();
		platform.run(START + 2000);
		expect([clock.bursts, done]).toEqual([3, 1]);
	});

	test("asked for from within a burst, there is one chain of timers all the same", () => {
		const platform = new FakePlatform(new ArrayBuffer(0));
		const after = platform.after.bind(platform);
		let armed = 0;
		platform.after = (delayMs, callback) => {
			expect(++armed).toBe(1);
			after(delayMs, () => {
				armed--;
				callback();
			});
		};
		let done = 0;
		const { clock } = clockOn(platform, 10, (self) => {
			if (self.bursts === 2) self.run(9, () => done++);
			if (self.bursts === 4) self.pause();
			if (self.bursts === 5) {
				self.pause();
				self.run(3);
			}
		});
		platform.run(START + 95);
		expect([clock.bursts, done]).toEqual([4, 0]);
		clock.run(9, () => done++);
		platform.run(START + 1000);
		expect([clock.bursts, clock.running, done]).toEqual([8, false, 0]);
		clock.start();
		platform.run(START + 1095);
		expect(clock.bursts).toBe(18);
		expect(clock.overruns).toBe(0);
	});

	test("any order of commands: as many bursts as were asked for", () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: -1, max: 9 }), { maxLength: 12 }), (commands) => {
				const platform = new FakePlatform(new ArrayBuffer(0));
				const { clock } = clockOn(platform, 10, () => {
					platform.nowMs += 3;
				});
				clock.pause();
				let asked = 0;
				for (const steps of commands) {
					if (steps < 0) clock.pause();
					else if (steps) clock.run(steps);
					asked += Math.max(0, steps);
					platform.run(platform.nowMs + 1000);
					expect(clock.bursts).toBe(asked);
				}
				expect(clock.overruns).toBe(0);
			}),
		);
	});
});
