/** All measures on seeded rasters, as the study that chose them computed them. */
import { expect, test } from "vitest";
import { compareFreeRunning } from "../../../tools/similarity/compare.js";
import { damaged, raster, seededTimes } from "./rasters.js";
import study from "./study-numbers.json";

const BURSTS = 300;

const cases = Object.entries(study.seeds).flatMap(([seed, rows]) =>
	Object.entries(rows).map(([name, expected]) => ({ seed: Number(seed), name, expected })),
);

test.each(cases)("$name, seed $seed", ({ seed, name, expected }) => {
	const times = seededTimes(BURSTS, seed);
	const candidate = raster(damaged(times, BURSTS, seed + 100)[name]!, BURSTS);
	const labels = { reference: "before", candidate: "after" };
	const { fps, spikes, firstMismatch, secondary } = compareFreeRunning(
		raster(times, BURSTS),
		candidate,
		labels,
	);
	const { oneSpikeAhead, ...measures } = secondary;
	expect(oneSpikeAhead).toBeNull();
	const { percent, h99, h90 } = fps;
	const got = { spikes, fps: percent, h99, h90, firstMismatch, ...measures };
	expect(Object.keys(got).sort()).toEqual(Object.keys(expected).sort());
	for (const [measure, value] of Object.entries(expected)) {
		const numbers = [got[measure as keyof typeof got]].flat();
		[value].flat().forEach((number, i) => {
			if (number === null) expect(numbers[i], measure).toBeNull();
			else expect(numbers[i], measure).toBeCloseTo(number, 9);
		});
	}
});
