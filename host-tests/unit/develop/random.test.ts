import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { absorb, keepBelow, Purpose, scale, streamOf } from "../../../tools/develop/random.js";
import { decodeCorticalId } from "../../../tools/genome/cortical-id.js";

const u32 = fc.integer({ min: 0, max: 0xffffffff });
const id = (spelling: string) => decodeCorticalId(spelling)!;

test("a draw keeps what its hundredth says, for every percentage and at every border", () => {
	for (let attractivity = 1; attractivity < 100; attractivity++) {
		const border = keepBelow(attractivity);
		const hundredth = (draw: number) => Number((BigInt(draw) * 100n) >> 32n);
		expect(hundredth(border - 1)).toBeLessThan(attractivity);
		expect(hundredth(border)).toBe(attractivity);
	}
});

test("scaling equals unlimited integers", () => {
	fc.assert(
		fc.property(u32, fc.integer({ min: 1, max: 2 ** 24 }), (draw, count) => {
			expect(scale(draw, count)).toBe(Number((BigInt(draw) * BigInt(count)) >> 32n));
		}),
		{ seed: 20260521, numRuns: 5000 },
	);
	expect(scale(0xffffffff, 2 ** 24)).toBe(2 ** 24 - 1);
});

test("the hash is the one of docs/image-format.md", () => {
	expect(absorb(0, 0)).toBe(0x01fce552);
	fc.assert(
		fc.property(u32, u32, (h, word) => {
			const wrap = (n: bigint) => BigInt.asUintN(32, n);
			const a = wrap((BigInt(h) ^ BigInt(word)) + 0x9e3779b9n);
			const b = wrap((a ^ (a >> 16n)) * 0x7feb352dn);
			const c = wrap((b ^ (b >> 15n)) * 0x846ca68bn);
			expect(absorb(h, word)).toBe(Number(c ^ (c >> 16n)));
		}),
		{ seed: 20260522, numRuns: 1000 },
	);
});

describe("draws are spread evenly", () => {
	const draws = (count: number, rule: number) => {
		const stream = streamOf(1, Purpose.VOXEL, id("c__abc"), id("c__def"), rule);
		return Array.from({ length: count }, (_, neuron) => absorb(stream, neuron));
	};

	test("over a hundred values: chi-square within five sigma", () => {
		for (let rule = 0; rule < 20; rule++) {
			const counts = new Array(100).fill(0);
			for (const draw of draws(20_000, rule)) counts[scale(draw, 100)]++;
			const chi = counts.reduce((sum, n) => sum + (n - 200) ** 2 / 200, 0);
			expect(Math.abs(chi - 99)).toBeLessThan(5 * Math.sqrt(2 * 99));
		}
	});

	test("and neighbours in any argument do not resemble each other", () => {
		const [a, b] = [draws(20_000, 0), draws(20_000, 1)];
		const alike = (x: readonly number[], y: readonly number[]) =>
			x.reduce((sum, draw, i) => sum + (scale(draw, 2) === scale(y[i], 2) ? 1 : 0), 0);
		for (const count of [alike(a, b), alike(a.slice(1), a), alike(a.slice(16), a)])
			expect(Math.abs(count - 10_000)).toBeLessThan(5 * Math.sqrt(5000));
	});
});

test("seed, purpose, both areas, their order and the rule each make another stream", () => {
	const [a, b] = [id("c__abc"), id("c__def")];
	const streams = [
		streamOf(1, Purpose.KEEP, a, b, 0),
		streamOf(2, Purpose.KEEP, a, b, 0),
		streamOf(1, Purpose.VOXEL, a, b, 0),
		streamOf(1, Purpose.KEEP, b, a, 0),
		streamOf(1, Purpose.KEEP, a, a, 0),
		streamOf(1, Purpose.KEEP, a, b, 1),
		streamOf(1, Purpose.KEEP, id("c__abd"), b, 0),
	];
	expect(new Set(streams).size).toBe(streams.length);
});
