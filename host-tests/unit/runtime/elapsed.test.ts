import fc from "fast-check";
import { expect, test } from "vitest";
import { elapsed } from "../../../platforms/sim/elapsed.js";

test("goes on by what the ticks go on, over their wrap, and never back", () => {
	let ticks = 5;
	let now = elapsed(ticks);
	const step = fc.integer({ min: -1000, max: 86_400_000 });
	fc.assert(
		fc.property(step, (passed) => {
			ticks = (ticks + passed) | 0;
			const next = elapsed(ticks);
			expect(next - now).toBe(Math.max(0, passed));
			now = next;
		}),
		{ numRuns: 1000 },
	);
	expect(now).toBeGreaterThan(2 ** 33);
});

test("a clock beyond int32, as the wall's, is followed the same", () => {
	const before = elapsed(1_700_000_000_000);
	expect(elapsed(1_700_000_000_250)).toBe(before + 250);
});
