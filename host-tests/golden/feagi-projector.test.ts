import { expect, test } from "vitest";
import { projectorAxis } from "../../tools/develop/axis.js";

/** Targets by source coordinate. */
function targets(source: number, target: number): number[][] {
	const ranges = projectorAxis(source, target);
	return new Array(source).fill(0).map((_, l) => {
		const [low, high] = ranges.slice(2 * l, 2 * l + 2);
		return new Array(high - low).fill(0).map((_, i) => low + i);
	});
}

// Behaviour specification, section 2.7, produced by feagi-core's own function.
test.each([
	[8, 3, [[0], [0], [0], [1], [1], [1], [2], [2]]],
	[3, 8, [[0, 1, 2], [3, 4, 5], [6, 7]]],
	[10, 4, [[0], [0], [0], [1], [1], [2], [2], [2], [3], [3]]],
	[4, 10, [[0, 1, 2], [3, 4], [5, 6, 7], [8, 9]]],
	[16, 1, new Array(16).fill([0])],
	[5, 5, [[0], [1], [2], [3], [4]]],
])("%i to %i", (source, target, expected) => {
	expect(targets(source, target)).toEqual(expected);
});

test.each([
	[16, 14, 8, [6]],
	[24, 20, 18, [14]],
	[32, 26, 16, [12]],
	[14, 16, 6, [7, 8]],
	[14, 16, 7, [9]],
])("%i to %i at %i follows binary32, not integers", (source, target, l, expected) => {
	expect(targets(source, target)[l]).toEqual(expected);
});

test("exactly 450 shrinking and 900 growing triples up to 128 differ from integer arithmetic", () => {
	let shrinking = 0;
	let growing = 0;
	for (let s = 1; s <= 128; s++)
		for (let d = 1; d <= 128; d++) {
			const floats = projectorAxis(s, d);
			const integers = new Uint32Array(2 * s);
			if (s > d) for (let l = 0; l < s; l++) integers.set([Math.floor((l * d) / s), Math.floor((l * d) / s) + 1], 2 * l);
			else for (let l = 0; l < s; l++) integers.set([Math.ceil((l * d) / s), Math.ceil(((l + 1) * d) / s)], 2 * l);
			for (let l = 0; l < s; l++)
				if (floats[2 * l] !== integers[2 * l] || floats[2 * l + 1] !== integers[2 * l + 1])
					if (s > d) shrinking++;
					else growing++;
		}
	expect({ shrinking, growing }).toEqual({ shrinking: 450, growing: 900 });
});
